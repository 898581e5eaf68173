import { WRITE_AGAIN } from '../../src/domain/jira-sync';
import { aChange, aLink, aLinkedIssue } from './builders';
import { aBase, aSettlement, someActions } from './ports-contract-actions';
import { describeLinking } from './ports-contract-linking';
import type { TestWorld } from './ports-world';

/** What both worlds promise of writing down what became of an issue. */
export function describeSettlements(open: () => TestWorld): void {
  const prepared = (...given: [count: number, some?: Parameters<typeof someActions>[2]]) =>
    someActions(open, ...given);
  describeLinking(open);

  const OWNED = { owner: 'account-owner', dueOn: '2026-05-01' } as const;

  describe('settling', () => {
    it('writes once; whoever comes second with old knowledge writes nothing', async () => {
      const { world, ids, links, action } = await prepared(1);
      const before = await action(ids[0]!);
      const settlement = aSettlement({ readAt: world.clock.iso(), pageLink: 'open' });
      expect(await links.settle(before, settlement)).toBe(true);
      expect(await links.settle(before, settlement)).toBe(true);
      expect(await links.settle(before, aSettlement({ issue: aLinkedIssue({ issueDone: true }) }))).toBe(
        false,
      );
      expect(await action(ids[0]!)).toMatchObject({
        version: 1,
        fields: before.fields,
        issue: aLinkedIssue(),
        issueProjectId: '10000',
        pageLink: 'open',
        issueVersion: 1,
      });
    });

    it('is refused after the claim changed hands, and keeps the claim when asked', async () => {
      const { ids, claimed, links, action, anAttempt } = await prepared(1);
      const { order, attempt } = await claimed();
      const held = await action(ids[0]!);
      await links.release(ids, attempt.id, order.id);
      expect(await links.settle(held, aSettlement())).toBe(false);
      await links.claim(ids, order.id, anAttempt());
      expect(await links.settle(held, aSettlement())).toBe(false);
      const again = await action(ids[0]!);
      const asking = { ...again.issue, state: 'asking', note: '?' } as const;
      const kept = aSettlement({ issue: asking, projectId: null, claim: 'keep' });
      expect(await links.settle(again, kept)).toBe(true);
      expect(await action(ids[0]!)).toMatchObject({ issue: { state: 'asking' }, claim: again.claim });
    });

    it('keeps why an issue cannot be reached, its project and whether it is marked', async () => {
      const { ids, links, action, settled } = await prepared(1);
      await settled(ids[0]!, { issue: aLinkedIssue({ marked: true }), pageLink: 'resolved' });
      const gone = aLinkedIssue({ state: 'unreachable', why: 'project-archived', marked: true });
      await settled(ids[0]!, { issue: gone, projectId: null });
      expect(await action(ids[0]!)).toMatchObject({
        issue: gone,
        issueProjectId: '10000',
        pageLink: 'resolved',
      });
      await settled(ids[0]!, { issue: aLink(), projectId: null, pageLink: 'none' });
      expect(await action(ids[0]!)).toMatchObject({
        issue: aLink(),
        issueProjectId: null,
        base: null,
        pageLink: 'none',
      });
      await settled(ids[0]!, { issue: aLinkedIssue({ marked: false }) });
      expect((await action(ids[0]!)).issue.marked).toBe(false);
      await links.marked(ids);
      expect((await action(ids[0]!)).issue.marked).toBe(true);
    });

    it('gives the base back as it was, with its owners', async () => {
      const { world, ids, action, settled } = await prepared(1, OWNED);
      const { fields } = await action(ids[0]!);
      const bases = [
        aBase(fields),
        aBase(fields, { jira: {}, refused: { owner: 'Not assignable.' } }),
        aBase(fields, {
          jira: { title: 'x', dueOn: null, priority: null, owner: null },
          sent: { dueOn: null },
        }),
        // Nobody has met this account here before.
        aBase(fields, {
          jira: { owner: 'account-of-jira' },
          sent: { owner: 'account-owner', title: '😀"\\' },
        }),
        aBase(fields, { page: { ...aBase(fields).page, owner: WRITE_AGAIN, title: WRITE_AGAIN } }),
        aBase(fields, { page: { ...aBase(fields).page, owner: null }, sent: { owner: null } }),
        null,
      ];
      for (const base of bases) {
        await settled(ids[0]!, { base });
        const after = await action(ids[0]!);
        expect(after.base).toEqual(base);
        expect(after.issue.refused).toEqual(base?.refused ?? {});
      }
      const { ownerId } = await world.postmortems.basis({
        page: { pageId: '65601', localId: 'macro-1' },
        accountId: 'x',
        changeId: 'x',
        owner: 'account-of-jira',
      });
      expect(ownerId).not.toBeNull();
    });

    it('of many is each by itself, and takes those that nobody touched', async () => {
      const { ids, claimed, links, action, settlementOf, settled } = await prepared(5);
      await claimed();
      const many = await Promise.all(
        ids.map((id, place) =>
          settlementOf(id, {
            issue: place === 3 ? aLink({ note: 'no' }) : aLinkedIssue({ issueId: String(place) }),
            projectId: place === 3 ? null : String(place),
            pageLink: place === 1 ? 'open' : null,
          }),
        ),
      );
      await settled(ids[2]!, { issue: aLinkedIssue({ issueId: '77' }) });
      const expected = ids.filter((_, place) => place !== 2);
      expect([...(await links.settleMany(many))].sort()).toEqual(expected);
      // Repeated, as after an answer that never came.
      expect([...(await links.settleMany(many))].sort()).toEqual(expected);
      const after = await Promise.all(ids.map(action));
      expect(after.map(({ issue }) => issue.issueId)).toEqual(['0', '1', '77', null, '4']);
      expect(after.map(({ issueProjectId }) => issueProjectId)).toEqual(['0', '1', '10000', null, '4']);
      expect(after.map(({ pageLink }) => pageLink)).toEqual(['none', 'open', 'none', 'none', 'none']);
      expect(after.map(({ issueVersion, claim }) => [issueVersion, claim])).toEqual(ids.map(() => [1, null]));
      expect(await links.settleMany([])).toEqual([]);
    });
  });

  describe('what the page takes over', () => {
    it('is the next edit of the row, together with the issue side', async () => {
      const { world, ids, links, action } = await prepared(1, { ...OWNED, status: 'committed' });
      const before = await action(ids[0]!);
      const ownerId = await world.people.idOf('account-2');
      const fields = {
        ...before.fields,
        title: 'of Jira',
        owner: 'account-2',
        priority: 'low',
        dueOn: null,
        status: 'proposed',
      } as const;
      const change = aChange({ what: 'action-synced' });
      const settlement = aSettlement({ base: aBase(fields) }, aChange(), { fields, ownerId, change });
      expect(await links.settle(before, settlement)).toBe(true);
      expect(await links.settle(before, settlement)).toBe(true);
      expect(await action(ids[0]!)).toMatchObject({
        version: 2,
        fields,
        ownerId,
        position: before.position,
        base: aBase(fields),
        issueVersion: 1,
      });
    });

    it('is nothing at all where somebody edited meanwhile', async () => {
      const { ids, links, action, edited } = await prepared(1);
      const before = await action(ids[0]!);
      await edited(ids[0]!, { title: 'theirs' });
      const edit = { fields: { ...before.fields, title: 'of Jira' }, ownerId: null, change: aChange() };
      expect(await links.settle(before, aSettlement({}, aChange(), edit))).toBe(false);
      expect(await action(ids[0]!)).toMatchObject({
        version: 2,
        fields: { title: 'theirs' },
        issueVersion: 0,
      });
    });

    it('goes along with settlements that take over nothing', async () => {
      const { ids, links, action, settlementOf } = await prepared(2);
      const [one, two] = [await settlementOf(ids[0]!), await settlementOf(ids[1]!)];
      const fields = { ...two.action.fields, title: 'of Jira' };
      const settled = await links.settleMany([
        one,
        { ...two, edit: { fields, ownerId: null, change: aChange() } },
      ]);
      expect([...settled].sort()).toEqual(ids);
      expect(await action(ids[0]!)).toMatchObject({ version: 1, fields: one.action.fields });
      expect(await action(ids[1]!)).toMatchObject({ version: 2, fields });
    });
  });

  describe('what is to be written to Jira', () => {
    const linked = async (count = 1) => {
      const made = await prepared(count, OWNED);
      for (const id of made.ids) await made.settled(id, { base: aBase((await made.action(id)).fields) });
      const pending = async (id: string) => (await made.action(id)).issue.pending;
      return { ...made, pending };
    };

    it('is due with the edit itself, when the action has an issue', async () => {
      const { world, ids, links, edited, pending, settled } = await linked(2);
      const at = world.clock.iso(60_000);
      expect(await pending(ids[0]!)).toBeNull();
      await settled(ids[1]!, {
        issue: aLinkedIssue({ state: 'unreachable', why: 'hidden' }),
      });
      await links.schedule(ids, { at: world.clock.iso(99_000), delay: 'busy', attempts: 4 });
      for (const id of ids) {
        await edited(id, { title: 'new' }, aChange({ at }));
        expect(await pending(id)).toEqual({ at, delay: null, attempts: 0 });
      }
    });

    it('is due in its order, put off with a reason, and over when nothing is left', async () => {
      const { world, ids, links, pending, action } = await linked(3);
      const due = (ms: number, limit = 9) => links.dueWrites(world.clock.iso(ms), limit);
      expect(await due(1e9)).toEqual([]);
      const next = { at: world.clock.iso(2_000), delay: 'quota', attempts: 3 } as const;
      await links.schedule([ids[0]!, ids[1]!], next);
      await links.schedule([ids[1]!], { ...next, at: world.clock.iso(1_000) });
      await links.schedule([], null);
      expect(await pending(ids[0]!)).toEqual(next);
      expect(await due(999)).toEqual([]);
      expect(await due(2_000)).toEqual([ids[1], ids[0]]);
      expect(await due(2_000, 1)).toEqual([ids[1]]);
      await links.schedule(ids, null);
      expect(await due(1e9)).toEqual([]);
      expect((await action(ids[0]!)).issue.pending).toBeNull();
    });

    it('is nothing for an action without an issue', async () => {
      const { world, ids, links, settled, pending } = await linked();
      await links.schedule(ids, { at: world.clock.iso(), delay: null, attempts: 0 });
      await settled(ids[0]!, { issue: aLink({ pending: await pending(ids[0]!) }), projectId: null });
      expect(await pending(ids[0]!)).toBeNull();
      await links.schedule(ids, { at: world.clock.iso(), delay: null, attempts: 0 });
      expect(await pending(ids[0]!)).toBeNull();
    });

    it('is over with a settlement, unless somebody edited meanwhile', async () => {
      const { world, ids, links, action, edited, pending, settled } = await linked();
      await edited(ids[0]!, { title: 'one' });
      await settled(ids[0]!, { issue: aLinkedIssue({ pending: null }) });
      expect(await pending(ids[0]!)).toBeNull();
      await edited(ids[0]!, { title: 'two' });
      const written = await action(ids[0]!);
      const at = world.clock.iso(30_000);
      await edited(ids[0]!, { title: 'three' }, aChange({ at }));
      expect(await links.settle(written, aSettlement({ issue: aLinkedIssue({ pending: null }) }))).toBe(true);
      expect(await pending(ids[0]!)).toEqual({ at, delay: null, attempts: 0 });
    });

    it('is due with the issue, when somebody edited while it was being created', async () => {
      const { world, ids, claimed, links, action, edited } = await prepared(1);
      await claimed();
      const created = await action(ids[0]!);
      await edited(ids[0]!, { title: 'new' });
      const change = aChange({ at: world.clock.iso(5_000) });
      expect(await links.settle(created, aSettlement({}, change))).toBe(true);
      expect((await action(ids[0]!)).issue.pending).toEqual({
        at: world.clock.iso(5_000),
        delay: null,
        attempts: 0,
      });
    });

    it('is left alone by a settlement about something else', async () => {
      const { world, ids, links, action, pending } = await linked();
      const before = await action(ids[0]!);
      const next = { at: world.clock.iso(9_000), delay: 'busy', attempts: 1 } as const;
      await links.schedule(ids, next);
      await links.marked(ids);
      await links.settle(before, aSettlement({ issue: { ...before.issue, issueDone: true } }));
      expect(await action(ids[0]!)).toMatchObject({ issue: { issueDone: true, marked: true } });
      expect(await pending(ids[0]!)).toEqual(next);
    });

    it('is kept before it is sent, without being an edit of either side', async () => {
      const { ids, links, action } = await linked();
      const before = await action(ids[0]!);
      expect(await links.intend(before, { title: 'a', owner: 'account-owner' })).toBe(true);
      expect(await links.intend(before, { title: 'a', owner: 'account-owner' })).toBe(true);
      const after = await action(ids[0]!);
      expect(after).toEqual({
        ...before,
        base: { ...before.base, sent: { title: 'a', owner: 'account-owner' } },
      });
      expect(await links.intend(after, { title: 'b', dueOn: null })).toBe(true);
      expect((await action(ids[0]!)).base?.sent).toEqual({
        title: 'b',
        owner: 'account-owner',
        dueOn: null,
      });
    });

    it('is not sent when either side was edited meanwhile', async () => {
      const { ids, links, action, edited, settled } = await linked(2);
      const before = await Promise.all(ids.map(action));
      await edited(ids[0]!, { title: 'new' });
      await settled(ids[1]!, { base: before[1]!.base });
      for (const action of before) expect(await links.intend(action, { title: 'x' })).toBe(false);
      expect((await action(ids[0]!)).base?.sent).toEqual({});
    });
  });
}
