import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER } from '../../local/site/people';
import { addDays } from '../../src/domain/plain-date';
import { actionInput, createInput, must } from '../support/debrief';
import { type Struck, testFaults } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief();
const DAY = 24 * 3_600_000;
const OWNERS = [EDITOR.accountId, RESPONDER.accountId];

const today = () => new Date(debrief.clock.now()).toISOString().slice(0, 10);

/** Somebody's action that is overdue, and somebody else's, each with an issue. */
async function prepare(): Promise<void> {
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

const mails = () => OWNERS.map((owner) => debrief.jira.mails(owner).length);

/** The job's own retries, and the runs of two more days. */
async function timePasses(): Promise<void> {
  await debrief.host.advance(60_000);
  for (let day = 0; day < 2; day += 1) {
    debrief.clock.moveTo(debrief.clock.now() + DAY);
    await run();
  }
}

/** What was claimed, or was on its way, when it broke may be lost; what Jira clearly refused is sent later. */
const mayLose = ({ what, isRefusal }: Struck) =>
  !isRefusal && /notify|INTO reminders|SELECT r\.kind/.test(what) ? 1 : 0;

testFaults('reminders', debrief, [
  {
    name: 'reminders: nobody is told twice, and whoever it did not strike gets theirs',
    in: 'reminders-consumer',
    prepare,
    run,
    outcome: () => Promise.resolve(`${String(mails().reduce((sum, count) => sum + count))} of 2 mails sent`),
    recover: timePasses,
    expected(struck) {
      const lost = mails().filter((count) => count === 0).length;
      expect(mails().filter((count) => count > 1)).toEqual([]);
      expect(lost).toBeLessThanOrEqual(struck === undefined ? 0 : mayLose(struck));
      return Promise.resolve();
    },
  },
]);
