import { aLink, aLinkedIssue, PLACE } from './builders';
import { someActions } from './ports-contract-actions';
import type { TestWorld } from './ports-world';

/** What both worlds promise of what Jira lets this site ask, and of what an admin sees of it. */
export function describeJiraLimits(open: () => TestWorld): void {
  describe('limits of Jira', () => {
    it('pause until the later of two instants, or until an admin ends it', async () => {
      const { jiraLimits, clock } = open();
      expect(await jiraLimits.pausedUntil()).toBeNull();
      for (const ms of [60_000, 90_123, 5_000]) await jiraLimits.pause(clock.iso(ms));
      expect(await jiraLimits.pausedUntil()).toBe(clock.iso(90_123));
      await jiraLimits.resume();
      await jiraLimits.resume();
      expect(await jiraLimits.pausedUntil()).toBeNull();
      await jiraLimits.pause(clock.iso(1_000));
      expect(await jiraLimits.pausedUntil()).toBe(clock.iso(1_000));
    });

    it('are said to be near at most once in ten minutes', async () => {
      const { jiraLimits, clock } = open();
      const near = async (ms: number) => {
        await jiraLimits.nearLimit(clock.iso(ms));
        return (await jiraLimits.health(clock.iso())).nearLimitAt;
      };
      expect(await near(0)).toBe(clock.iso());
      expect(await near(599_999)).toBe(clock.iso());
      expect(await near(600_000)).toBe(clock.iso(600_000));
      expect(await near(0)).toBe(clock.iso(600_000));
    });
  });

  describe('the health of the sync', () => {
    it('is quiet where nothing happened', async () => {
      const { jiraLimits, clock } = open();
      expect(await jiraLimits.health(clock.iso())).toEqual({
        pausedUntil: null,
        nearLimitAt: null,
        lastSweepAt: null,
        counts: {
          linked: 0,
          queued: 0,
          creating: 0,
          checking: 0,
          asking: 0,
          unreachable: 0,
          pending: 0,
          unmarked: 0,
        },
        troubled: [],
      });
    });

    it('counts where actions stand, and names what waits or needs somebody, worst first', async () => {
      const { world, links, ids, claimed, settled, anOrder, action } = await someActions(open, 10);
      const [none, queued, creating, checking, asking, fine, gone, busy, late, forbidden] = ids;
      const { attempt } = await claimed([creating!, checking!, asking!]);
      await links.order([queued!], anOrder());
      await links.park([checking!], attempt.id, 'looking', world.clock.iso(15_000));
      await settled(asking!, { issue: { ...(await action(asking!)).issue, state: 'asking' }, claim: 'keep' });
      for (const id of [fine, busy, late, forbidden])
        await settled(id!, { issue: aLinkedIssue({ marked: id !== fine }) });
      await settled(gone!, { issue: aLinkedIssue({ state: 'unreachable', why: 'hidden', note: 'n' }) });
      const at = world.clock.iso(60_000);
      await links.schedule([busy!], { at, delay: 'busy', attempts: 1 });
      await links.schedule([late!], { at, delay: 'no-answer', attempts: 7 });
      await links.schedule([forbidden!], { at, delay: 'forbidden', attempts: 2 });
      await links.schedule([fine!], { at, delay: null, attempts: 0 });
      await world.upkeep.sweepCompleted(world.clock.iso(-5));
      await world.jiraLimits.pause(at);

      const health = await world.jiraLimits.health(world.clock.iso());
      expect(health).toMatchObject({ pausedUntil: at, lastSweepAt: world.clock.iso(-5) });
      expect(health.counts).toEqual({
        linked: 4,
        queued: 1,
        creating: 1,
        checking: 1,
        asking: 1,
        unreachable: 1,
        pending: 4,
        unmarked: 2,
      });
      expect(health.troubled.map(({ actionId }) => actionId)).toEqual([
        asking,
        forbidden,
        gone,
        late,
        busy,
        checking,
        queued,
      ]);
      expect(health.troubled[1]).toEqual({
        actionId: forbidden,
        pageId: PLACE.pageId,
        issueKey: 'OPS-1',
        state: 'linked',
        why: null,
        delay: 'forbidden',
        attempts: 2,
        nextAt: at,
        note: '',
      });
      expect(health.troubled[2]).toMatchObject({ why: 'hidden', note: 'n', nextAt: null });
      expect(health.troubled[5]).toMatchObject({ state: 'checking', nextAt: world.clock.iso(15_000) });
      expect((await action(none!)).issue).toEqual(aLink());
    });
  });
}
