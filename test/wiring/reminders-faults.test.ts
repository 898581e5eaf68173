import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER } from '../../local/site/people';
import { addDays } from '../../src/domain/plain-date';
import { actionInput, createInput, type Debrief, must, startDebrief } from '../support/debrief';
import { pointsOf, REFUSALS, type Strike, STRIKES } from '../support/fault-points';

let debrief: Debrief;
beforeAll(async () => {
  debrief = await startDebrief();
}, 120_000);
afterAll(() => debrief.close());

const DAY = 24 * 3_600_000;
const OWNERS = [EDITOR.accountId, RESPONDER.accountId];
const CONSUMER = 'reminders-consumer';

const today = () => new Date(debrief.clock.now()).toISOString().slice(0, 10);

/** Somebody's action that is overdue, and somebody else's, each with an issue. */
async function prepare(): Promise<void> {
  await debrief.fresh();
  for (const [position, owner] of OWNERS.entries()) {
    const id = idFrom('reminder-fault', owner);
    const input = actionInput(debrief, id, position, { owner, dueOn: addDays(today(), -5) });
    await must(debrief, 'actions.save', input, EDITOR.accountId);
    await must(debrief, 'actions.create-issues', createInput(debrief, [id]), EDITOR.accountId);
  }
  await debrief.host.deliverEvents();
  await debrief.host.drain();
}

async function run(): Promise<void> {
  await debrief.host.runScheduled('daily-reminders');
  await debrief.host.drain();
}

const mailsOf = (owner: string) => debrief.jira.mails(owner).length;

/** The job's own retries, and the runs of two more days. */
async function timePasses(): Promise<void> {
  await debrief.host.advance(60_000);
  for (let day = 0; day < 2; day += 1) {
    debrief.clock.moveTo(debrief.clock.now() + DAY);
    await run();
  }
}

const tried: string[] = [];
afterAll(() => {
  process.stdout.write(`reminders: ${String(tried.length)} points of failure tried\n`);
});

async function tryPoint(at: number, strike: Strike): Promise<void> {
  await prepare();
  const injected = debrief.host.faults.inject({ ...strike, at, of: 'any', in: CONSUMER });
  await run();
  expect(injected.fired).toBe(true);
  debrief.host.faults.clear();
  await timePasses();
}

async function pointsOfARun() {
  await prepare();
  await run();
  const invocation = debrief.host.invocations.findLast(({ functionKey }) => functionKey === CONSUMER);
  if (!invocation) throw new Error('the consumer ran');
  expect(OWNERS.map(mailsOf)).toEqual([1, 1]);
  const points = pointsOf(invocation);
  expect(points.length).toBeGreaterThanOrEqual(10);
  return points;
}

test('a failure at every request and statement of a run: at most one mail each, and whoever it did not strike gets theirs', async () => {
  for (const { at, what } of await pointsOfARun())
    for (const strike of STRIKES) {
      const context = `${strike.name} at ${String(at)} (${what})`;
      await tryPoint(at, strike);
      const sent = OWNERS.map(mailsOf);
      expect({ context, twice: sent.filter((count) => count > 1) }).toEqual({ context, twice: [] });
      // Only what was claimed, or was on its way, when it happened may be lost.
      const lost = sent.filter((count) => count === 0).length;
      const atAClaimOrMail = /notify|INTO reminders|SELECT r\.kind/.test(what);
      expect({ context, few: lost <= (atAClaimOrMail ? 1 : 0) }).toEqual({ context, few: true });
      tried.push(context);
    }
}, 600_000);

test('what Jira clearly refuses is sent later, once', async () => {
  const requests = (await pointsOfARun()).filter(({ what }) => what.startsWith('request'));
  for (const { at, what } of requests)
    for (const strike of REFUSALS) {
      const context = `${strike.name} at ${String(at)} (${what})`;
      await tryPoint(at, strike);
      expect({ context, sent: OWNERS.map(mailsOf) }).toEqual({ context, sent: [1, 1] });
      tried.push(context);
    }
}, 600_000);
