import { runQueue } from './e2e-actions';
import { type E2eSite, startE2eSite } from './e2e-site';

/**
 * A site and a browser for the tests of one file, closed after the last. After each test nothing may have been asked
 * of the site that it does not model, and nothing that Atlassian's contracts do not allow.
 * @param queue queued jobs run as they fall due; otherwise only when a test has them run
 */
export function freshE2eSite({ queue = false } = {}): E2eSite {
  let started: E2eSite | undefined;
  let stopQueue: (() => Promise<void>) | undefined;
  const running = (): E2eSite => {
    if (!started) throw new Error('The site runs from the first test on.');
    return started;
  };
  beforeAll(async () => {
    started = await startE2eSite();
    if (queue) stopQueue = runQueue(started);
  }, 280_000);
  afterAll(async () => {
    await stopQueue?.();
    await started?.close();
  });
  afterEach(() => {
    expect(running().host.unmodelled).toEqual([]);
    expect(running().host.contractViolations).toEqual([]);
  });
  return {
    get host() {
      return running().host;
    },
    get server() {
      return running().server;
    },
    get browser() {
      return running().browser;
    },
    get seeded() {
      return running().seeded;
    },
    person: (person, options) => running().person(person, options),
    close: () => running().close(),
  };
}
