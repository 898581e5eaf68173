import type { IssueLink } from '../../src/domain/actions';
import { aLinkedIssue, anId, EDITOR, PLACE } from './builders';
import { someActions } from './ports-contract-actions';
import { describeIssueOrders } from './ports-contract-orders';
import { describeSettlements } from './ports-contract-settlements';
import { describeWaitingWrites } from './ports-contract-writes';
import type { TestWorld } from './ports-world';

/** What both worlds promise of the side of an action that belongs to Jira. */
export function describeIssueLinks(open: () => TestWorld): void {
  describeIssueOrders(open);
  describeSettlements(open);
  describeWaitingWrites(open);
  const prepared = (count: number) => someActions(open, count);

  describe('finding again', () => {
    it('goes by our ids, by issue ids, and for nothing asks nothing', async () => {
      const { world, ids, links, settled } = await prepared(3);
      await settled(ids[0]!, { issue: aLinkedIssue({ issueId: '5' }) });
      await settled(ids[1]!, { issue: aLinkedIssue({ issueId: '6' }) });
      expect((await links.byIssueIds(['5', '6', '7'])).map(({ id }) => id).sort()).toEqual(ids.slice(0, 2));
      expect((await links.byIds([ids[2]!, anId()])).map(({ id }) => id)).toEqual([ids[2]]);
      expect([await links.byIds([]), await links.byIssueIds([])]).toEqual([[], []]);
      const page = await world.actions.ofPage(PLACE, [ids[1]!, anId()], EDITOR);
      expect(page.actions.map(({ id }) => id)).toEqual([ids[1]]);
      expect(page.postmortem?.pageId).toBe(PLACE.pageId);
      const elsewhere = await world.actions.ofPage({ ...PLACE, pageId: '9' }, ids, 'nobody');
      expect(elsewhere).toEqual({ postmortem: null, personId: null, actions: [], pausedUntil: null });
    });

    it('brings along until when Jira may not be asked', async () => {
      const { world, ids, links, settled } = await prepared(1);
      await settled(ids[0]!, { issue: aLinkedIssue({ issueId: '5' }) });
      expect(await links.knows('5')).toEqual({ ours: true, pausedUntil: null });
      const pausedUntil = world.clock.iso(60_000);
      await world.jiraLimits.pause(pausedUntil);
      expect(await links.knows('5')).toEqual({ ours: true, pausedUntil });
      expect(await links.knows('6')).toEqual({ ours: false, pausedUntil });
      expect(await world.actions.ofPage(PLACE, ids, EDITOR)).toMatchObject({ pausedUntil });
      expect(await world.upkeep.sweepState()).toEqual({ lastAt: null, pausedUntil });
    });

    it('goes by what a note says', async () => {
      const { world, ids, links, settled } = await prepared(4);
      const noted = (note: string, seconds: number) => ({
        issue: aLinkedIssue({ note }),
        readAt: world.clock.iso(seconds * 1_000),
      });
      await settled(ids[0]!, noted('Look. 100% of it_', 2));
      await settled(ids[1]!, noted('100% of it', 1));
      await settled(ids[2]!, noted('100 of it', 0));
      const found = async (words: string, limit = 9) => (await links.noted(words, limit)).map(({ id }) => id);
      expect(await found('100% of it')).toEqual([ids[1], ids[0]]);
      expect(await found('of it', 1)).toEqual([ids[2]]);
      expect(await found('it_')).toEqual([ids[0]]);
    });

    it('goes by the projects of the issues', async () => {
      const { world, ids, links, settled, claimed } = await prepared(5);
      const at = (place: number) => world.clock.iso(place * 1_000);
      await settled(ids[0]!, { projectId: '1', readAt: at(2) });
      await settled(ids[1]!, {
        issue: aLinkedIssue({ state: 'unreachable', why: 'blocked' }),
        projectId: '2',
        readAt: at(1),
      });
      await settled(ids[2]!, { projectId: '3', readAt: at(0) });
      await claimed([ids[3]!]);
      const found = async (projects: readonly string[], limit = 9) =>
        (await links.byProjects(projects, limit)).map(({ id }) => id);
      expect(await found(['1', '2', '10000'])).toEqual([ids[0], ids[1]]);
      expect(await found(['1', '2'], 1)).toEqual([ids[0]]);
      expect(await found([])).toEqual([]);
    });

    it('finds what only its project keeps out of reach, the longest unread first', async () => {
      const reasons = [
        'project-archived',
        'deleted',
        'hidden',
        'archived',
        'blocked',
        'project-gone',
      ] as const;
      const { world, ids, links, settled } = await prepared(reasons.length + 2);
      for (const [place, why] of reasons.entries()) {
        const issue = aLinkedIssue({ state: 'unreachable', why });
        await settled(ids[place]!, { issue, projectId: '1', readAt: world.clock.iso(-place * 1_000) });
      }
      await settled(ids[6]!, { projectId: '1' });
      const elsewhere = aLinkedIssue({ state: 'unreachable', why: 'hidden' });
      await settled(ids[7]!, { issue: elsewhere, projectId: '2' });
      const held = async (limit: number) => (await links.heldByProject('1', limit)).map(({ id }) => id);
      expect(await held(9)).toEqual([ids[5], ids[4], ids[2], ids[0]]);
      expect(await held(2)).toEqual([ids[5], ids[4]]);
    });

    it('names the projects that issues are in, the longest unread first, and which are known as archived', async () => {
      const { world, ids, links, settled } = await prepared(4);
      const at = (seconds: number) => world.clock.iso(seconds * 1_000);
      await settled(ids[0]!, { projectId: '1', readAt: at(3) });
      const archived = { state: 'unreachable', why: 'project-archived' } as const;
      await settled(ids[1]!, { projectId: '2', readAt: at(1), issue: aLinkedIssue(archived) });
      await settled(ids[2]!, { projectId: '2', readAt: at(5) });
      expect(await links.projects(9)).toEqual([
        { id: '2', linked: true, archived: true },
        { id: '1', linked: true, archived: false },
      ]);
      expect(await links.projects(1)).toEqual([{ id: '2', linked: true, archived: true }]);
    });

    it('sweeps what changed, and by turns what was not seen for longest', async () => {
      const { world, ids, links, settled, claimed } = await prepared(5);
      for (const [place, id] of ids.slice(0, 3).entries())
        await settled(id, {
          issue: aLinkedIssue({
            issueId: String(place),
            ...(place === 1 ? ({ state: 'unreachable', why: 'deleted' } as const) : {}),
          }),
          readAt: world.clock.iso(place * 1_000),
        });
      await claimed([ids[3]!]);
      const swept = async (changed: readonly string[], most: number) =>
        (await links.forSweep(changed, { most, unmarkedFirst: 0 })).map(({ id }) => id);
      expect(await swept([], 2)).toEqual([ids[0], ids[1]]);
      expect(await swept(['2', '77'], 1)).toEqual([ids[0], ids[2]]);
      expect(await swept(['0'], 1)).toEqual([ids[0]]);
      await links.verified([ids[0]!], world.clock.iso(60_000));
      await links.verified([], world.clock.iso());
      expect(await swept([], 1)).toEqual([ids[1]]);
      expect(await swept([], 9)).toEqual([ids[1], ids[2], ids[0]]);
    });

    it('sweeps what only a read can verify before the rest, but never instead of it', async () => {
      const { world, ids, links, settled } = await prepared(6);
      const at = async (place: number, seconds: number, some: Partial<IssueLink>) =>
        settled(ids[place]!, {
          issue: aLinkedIssue({ issueId: String(place), ...some }),
          readAt: world.clock.iso(seconds * 1_000),
        });
      await at(0, 1, { marked: true });
      await at(1, 2, { marked: true });
      await at(2, 0, { state: 'unreachable', why: 'deleted' });
      await at(3, 9, { marked: false });
      await at(4, 7, { marked: false });
      await at(5, 8, { marked: false });
      const swept = async (most: number, unmarkedFirst: number) =>
        (await links.forSweep([], { most, unmarkedFirst })).map(({ id }) => ids.indexOf(id)).sort();
      expect(await swept(2, 2)).toEqual([4, 5]);
      expect(await swept(3, 2)).toEqual([2, 4, 5]);
      expect(await swept(4, 1)).toEqual([0, 1, 2, 4]);
      expect(await swept(5, 9)).toEqual([0, 2, 3, 4, 5]);
      expect(await swept(9, 2)).toEqual([0, 1, 2, 3, 4, 5]);
      await links.marked([ids[4]!]);
      expect(await swept(1, 1)).toEqual([5]);
      await links.unmarked([ids[0]!, ids[2]!]);
      expect(await swept(2, 2)).toEqual([0, 5]);
      expect((await links.byIds([ids[0]!]))[0]?.issue.marked).toBe(false);
    });

    it('names linked issues whose link to the page is missing or says something old', async () => {
      const { world, ids, links, settled, edited } = await prepared(3);
      await settled(ids[0]!, { pageLink: 'none', readAt: world.clock.iso() });
      await settled(ids[1]!, { pageLink: 'open', readAt: world.clock.iso(1) });
      await settled(ids[2]!, { issue: aLinkedIssue({ state: 'unreachable', why: 'hidden' }) });
      const due = (place: number, wanted: 'open' | 'resolved') => ({
        actionId: ids[place],
        issueId: '10001',
        pageId: PLACE.pageId,
        title: 'Checkout was down',
        wanted,
      });
      expect(await links.pageLinksDue(5)).toEqual([due(0, 'open')]);
      const dropped = { status: 'dropped', dropReason: 'x' } as const;
      for (const id of ids) await edited(id, dropped);
      expect(await links.pageLinksDue(5)).toEqual([due(0, 'resolved'), due(1, 'resolved')]);
      expect(await links.pageLinksDue(1)).toEqual([due(0, 'resolved')]);
      await links.pageLinked(ids, 'resolved');
      await links.pageLinked([], 'none');
      expect(await links.pageLinksDue(5)).toEqual([]);
      await edited(ids[1]!, { status: 'proposed', dropReason: '' });
      expect(await links.pageLinksDue(5)).toEqual([due(1, 'open')]);
      await links.pageLinked([ids[1]!], 'open');
      expect(await links.pageLinksDue(5)).toEqual([]);
    });
  });
}
