import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, createInput, must } from '../support/debrief';
import { ACTION, FaultyAction } from '../support/faulty-action';
import { testFaults, type Work } from '../support/faulty-work';

const as = EDITOR.accountId;
const site = new FaultyAction();
const MINUTE = 60_000;
const OTHER = idFrom('faulty', 'other');
/** One more than are created one by one. */
const ELEVEN = [ACTION, ...Array.from({ length: 10 }, (_, index) => idFrom('faulty', String(index)))];

const pressAll = () => site.press('actions.create-issues', createInput(site.debrief, ELEVEN));

const WORK: readonly Work[] = [
  {
    name: 'order: two at once, and the page is closed',
    in: 'jira-sync-consumer',
    async prepare() {
      await site.fresh();
      await must(site.debrief, 'actions.save', actionInput(site.debrief, OTHER, 2), as);
      // The function dies as soon as the order is written down.
      site.debrief.host.faults.inject({
        at: 3,
        of: 'statement',
        kind: 'kill',
        effect: 'before',
        in: 'resolver',
      });
      await site.press('actions.create-issues', createInput(site.debrief, [ACTION, OTHER]));
      site.debrief.host.faults.clear();
      expect((await site.action()).issue.state).toBe('queued');
    },
    run: () => site.debrief.host.advance(2 * MINUTE),
    // Where nothing was created after all, the row says so, and somebody presses again.
    async recover() {
      await site.wait();
      await site.press('actions.create-issues', createInput(site.debrief, [ACTION, OTHER]));
      await site.debrief.host.advance(2 * MINUTE);
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
      await site.fresh();
      for (const [index, id] of ELEVEN.entries())
        if (id !== ACTION)
          await must(site.debrief, 'actions.save', actionInput(site.debrief, id, index + 1), as);
    },
    run: pressAll,
    async recover() {
      await pressAll();
      for (let round = 0; round < 2; round += 1) {
        await site.debrief.host.advance(40 * MINUTE);
        await pressAll();
      }
      await site.debrief.host.advance(MINUTE);
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

testFaults('jira-sync-orders', site, WORK);
