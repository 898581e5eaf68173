import { aChange, anId } from './builders';
import { someActions } from './ports-contract-actions';
import { keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

/** What both worlds promise of an edit while a write to Jira waits. */
export function describeWaitingWrites(open: () => TestWorld): void {
  describe('an edit that leaves the write to its job', () => {
    async function waiting() {
      const some = await someActions(open, 1);
      const { world, ids, settled, postmortemId, action } = some;
      await settled(ids[0]!);
      const pending = { at: world.clock.iso(40_000), delay: 'busy', attempts: 2 } as const;
      await world.issueLinks.schedule(ids, pending);
      const edit = async (
        title: string,
        at: string,
        meanwhile: () => Promise<void> = async () => undefined,
      ) => {
        const { row } = await world.actions.basis(keyOf(anId()), ids[0]!);
        if (!row) throw new Error('the action is there');
        const { fields, ownerId, position } = row.value;
        await meanwhile();
        const edited = { id: ids[0]!, fields: { ...fields, title }, ownerId, position, leavesWrite: true };
        return world.actions.save(postmortemId, row, edited, aChange({ at }));
      };
      return { ...some, pending, edit, now: () => action(ids[0]!) };
    }

    it('keeps when it is due and why', async () => {
      const { world, edit, pending, now } = await waiting();
      await edit('Two', world.clock.iso());
      expect(await now()).toMatchObject({ fields: { title: 'Two' }, issue: { pending } });
    });

    it('becomes due itself where the write was through meanwhile', async () => {
      const { world, ids, edit, now } = await waiting();
      const at = world.clock.iso(1_000);
      await edit('Two', at, () => world.issueLinks.schedule(ids, null));
      expect((await now()).issue.pending).toEqual({ at, delay: null, attempts: 0 });
    });

    it('is not due without an issue', async () => {
      const { world, edit, settled, ids, now } = await waiting();
      const none = { state: 'none', issueId: null, issueKey: null, pending: null } as const;
      const { issue } = await now();
      await settled(ids[0]!, { issue: { ...issue, ...none } });
      await edit('Two', world.clock.iso());
      expect((await now()).issue.pending).toBeNull();
    });
  });
}
