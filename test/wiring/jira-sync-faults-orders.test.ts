import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, createInput, must } from '../support/debrief';
import { ACTION, FaultyAction } from '../support/faulty-action';
import { testFaults, type Work } from '../support/faulty-work';
import { freshDebrief } from '../support/fresh-debrief';

const as = EDITOR.accountId;
const debrief = freshDebrief();
const site = new FaultyAction(debrief);
const MINUTE = 60_000;
const OTHER = idFrom('faulty', 'other');
/** One more than are created one by one. */
const ELEVEN = [ACTION, ...Array.from({ length: 10 }, (_, index) => idFrom('faulty', String(index)))];

const pressAll = () => site.press('actions.create-issues', createInput(debrief, ELEVEN));

const WORK: readonly Work[] = [
  {
    name: 'order: two at once, and the page is closed',
    in: 'jira-sync-consumer',
    async prepare() {
      await site.unlinked();
      await must(debrief, 'actions.save', actionInput(debrief, OTHER, 2), as);
      // The function dies as soon as the order is written down.
      debrief.host.faults.inject({
        at: 3,
        of: 'statement',
        kind: 'kill',
        effect: 'before',
        in: 'resolver',
      });
      await site.press('actions.create-issues', createInput(debrief, [ACTION, OTHER]));
      debrief.host.faults.clear();
      expect((await site.action()).issue.state).toBe('queued');
    },
    run: () => debrief.host.advance(2 * MINUTE),
    outcome: site.outcome,
    // Where nothing was created after all, the row says so, and somebody presses again.
    async recover() {
      await site.wait();
      await site.press('actions.create-issues', createInput(debrief, [ACTION, OTHER]));
      await debrief.host.advance(2 * MINUTE);
    },
    async expected() {
      for (const id of [ACTION, OTHER]) {
        expect((await site.action(id)).issue).toMatchObject({ state: 'linked' });
        expect(site.issuesOf(id)).toHaveLength(1);
      }
    },
  },
  {
    name: 'bulk: eleven at once',
    in: 'resolver',
    async prepare() {
      await site.unlinked();
      for (const [index, id] of ELEVEN.entries())
        if (id !== ACTION) await must(debrief, 'actions.save', actionInput(debrief, id, index + 1), as);
    },
    run: pressAll,
    outcome: site.outcome,
    async recover() {
      await pressAll();
      for (let round = 0; round < 2; round += 1) {
        await debrief.host.advance(40 * MINUTE);
        await pressAll();
      }
      await debrief.host.advance(MINUTE);
    },
    async expected() {
      for (const id of ELEVEN) {
        const [issue, ...others] = site.issuesOf(id);
        expect(others).toEqual([]);
        expect((await site.action(id)).issue).toMatchObject({ state: 'linked', issueId: issue?.id });
      }
    },
  },
];

testFaults('jira-sync-orders', debrief, WORK);
