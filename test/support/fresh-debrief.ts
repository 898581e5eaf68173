import { type Debrief, startDebrief } from './debrief';

/**
 * The app on a pretend site of the test file's own, fresh for every test. After each, nothing may have been asked of
 * the site that it does not model, and nothing that Atlassian's contracts do not allow.
 * @param together jobs of the queues run beside each other, as on Forge; otherwise one after another
 */
export function freshDebrief({ together = false } = {}): Debrief {
  let started: Debrief | undefined;
  const running = (): Debrief => {
    if (!started) throw new Error('Debrief runs from the first test on.');
    return started;
  };
  beforeAll(async () => {
    started = await startDebrief();
    started.host.queue.together = together;
  }, 120_000);
  afterAll(() => running().close());
  beforeEach(() => running().fresh());
  afterEach(() => {
    expect(running().host.unmodelled).toEqual([]);
    expect(running().host.contractViolations).toEqual([]);
  });
  return {
    get host() {
      return running().host;
    },
    get jira() {
      return running().jira;
    },
    get confluence() {
      return running().confluence;
    },
    get seeded() {
      return running().seeded;
    },
    get clock() {
      return running().clock;
    },
    fresh: () => running().fresh(),
    close: () => running().close(),
  };
}
