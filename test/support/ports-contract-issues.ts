import type { Change, IssueUpdate, NewClaim, StoredAction, World } from '../../src/app/ports';
import { aChange, aLinkedIssue, anAction, anId, EDITOR, PLACE } from './builders';
import { stored } from './builders-saved';
import { aRecord, keyOf } from './ports-contract';
import type { TestWorld } from './ports-world';

const update = (some: Partial<IssueUpdate> = {}): IssueUpdate => ({
  issue: aLinkedIssue(),
  keepClaim: false,
  pageLinked: null,
  readAt: null,
  ...some,
});

const settle = (
  world: World,
  action: StoredAction,
  some: Partial<IssueUpdate> = {},
  change: Change = aChange(),
) => world.issueLinks.settle(action, update(some), change);

/** What both worlds promise of the side of an action that belongs to Jira. */
export function describeIssueLinks(open: () => TestWorld): void {
  async function prepared(count: number, some: Parameters<typeof anAction>[0] = {}) {
    const world = open();
    const postmortemId = await aRecord(world);
    const byId = await world.people.idOf(EDITOR);
    const ids = Array.from({ length: count }, anId);
    for (const [position, id] of ids.entries())
      await world.actions.save(
        postmortemId,
        null,
        { id, fields: anAction(some), ownerId: null, position },
        aChange(),
      );
    const aClaim = (): NewClaim => ({
      id: anId(),
      byId,
      at: world.clock.iso(),
      projectId: '10000',
      issueTypeId: '10100',
    });
    const state = async (id: string) => (await stored(world, id)).issue.state;
    return { world, postmortemId, ids, aClaim, state, links: world.issueLinks };
  }

  describe('claims', () => {
    it('are held by one: every action goes to exactly one of many', async () => {
      const { ids, aClaim, links } = await prepared(4);
      const claims = [aClaim(), aClaim(), aClaim()];
      const got = await Promise.all(
        claims.map((claim, n) => links.claim(n === 1 ? ids.slice(1) : ids, claim)),
      );
      expect(got.flat().sort()).toEqual([...ids].sort());
    });

    it('know who asked for what, and when', async () => {
      const { world, ids, aClaim, links } = await prepared(1);
      const claim = aClaim();
      expect(await links.claim(ids, claim)).toEqual(ids);
      expect(await stored(world, ids[0]!)).toMatchObject({
        issue: { state: 'creating' },
        claim: {
          id: claim.id,
          by: EDITOR,
          at: claim.at,
          projectId: '10000',
          issueTypeId: '10100',
          lookups: 0,
          nextLookAt: null,
        },
      });
      expect(await links.anyClaim()).toBe(true);
      await links.release(ids, anId());
      expect(await links.anyClaim()).toBe(true);
      await links.release(ids, claim.id);
      expect(await stored(world, ids[0]!)).toMatchObject({ issue: { state: 'none' }, claim: null });
      expect(await links.anyClaim()).toBe(false);
    });

    it.each([{ status: 'done' }, { status: 'dropped', dropReason: 'x' }] as const)(
      'are not for %j',
      async (fields) => {
        const { ids, aClaim, links } = await prepared(1, fields);
        expect(await links.claim(ids, aClaim())).toEqual([]);
      },
    );

    it('are not for removed actions, nor removal for claimed ones', async () => {
      const { world, postmortemId, ids, aClaim, links } = await prepared(2);
      const basis = async (id: string) => (await world.actions.basis(keyOf(anId()), id)).row!;
      await world.actions.remove(postmortemId, ids[0]!, await basis(ids[0]!), aChange());
      expect(await links.claim(ids, aClaim())).toEqual([ids[1]]);
      const removal = await world.actions.remove(postmortemId, ids[1]!, await basis(ids[1]!), aChange());
      expect(removal).toEqual({ kind: 'conflict' });
      const edit = { id: ids[1]!, fields: anAction({ status: 'done' }), ownerId: null, position: 1 };
      expect(await world.actions.save(postmortemId, await basis(ids[1]!), edit, aChange())).toEqual({
        kind: 'conflict',
      });
    });

    it('survive what editors change meanwhile', async () => {
      const { world, postmortemId, ids, aClaim, links } = await prepared(1);
      await links.claim(ids, aClaim());
      const { row } = await world.actions.basis(keyOf(anId()), ids[0]!);
      const edit = { id: ids[0]!, fields: anAction({ title: 'new' }), ownerId: null, position: 9 };
      expect(await world.actions.save(postmortemId, row, edit, aChange())).toMatchObject({ version: 2 });
      expect(await stored(world, ids[0]!)).toMatchObject({
        issue: { state: 'creating' },
        fields: { title: 'new' },
      });
    });
  });

  describe('doubt', () => {
    it('is parked by the claimer only, counted, and due in its order', async () => {
      const { world, ids, aClaim, links, state } = await prepared(2);
      const claim = aClaim();
      await links.claim(ids, claim);
      await links.park(ids[0]!, anId(), 'x', world.clock.iso());
      expect(await state(ids[0]!)).toBe('creating');
      await links.park(ids[0]!, claim.id, 'a note', world.clock.iso(2_000));
      await links.park(ids[1]!, claim.id, 'a note', world.clock.iso(1_000));
      expect(await stored(world, ids[0]!)).toMatchObject({
        issue: { state: 'checking', note: 'a note' },
        claim: { lookups: 0, nextLookAt: world.clock.iso(2_000) },
      });
      expect(await links.dueLookUps(world.clock.iso(999), 10)).toEqual([]);
      expect(await links.dueLookUps(world.clock.iso(2_000), 10)).toEqual([ids[1], ids[0]]);
      expect(await links.dueLookUps(world.clock.iso(2_000), 1)).toEqual([ids[1]]);
      await links.lookAgain(ids[0]!, anId(), 7, world.clock.iso());
      await links.lookAgain(ids[0]!, claim.id, 1, world.clock.iso(9_000));
      expect((await stored(world, ids[0]!)).claim).toMatchObject({
        lookups: 1,
        nextLookAt: world.clock.iso(9_000),
      });
      await links.release(ids, claim.id);
      expect(await state(ids[0]!)).toBe('checking');
    });

    it('comes over claims that are too old, and only those', async () => {
      const { world, ids, aClaim, links, state } = await prepared(2);
      await links.claim([ids[0]!], aClaim());
      world.clock.advance(1_000);
      await links.claim([ids[1]!], aClaim());
      expect(await links.expire(world.clock.iso(), world.clock.iso(), 'a note')).toBe(1);
      expect([await state(ids[0]!), await state(ids[1]!)]).toEqual(['checking', 'creating']);
      expect(await links.dueLookUps(world.clock.iso(), 10)).toEqual([ids[0]]);
    });
  });

  describe('settling', () => {
    it('writes once; whoever comes second with old knowledge writes nothing', async () => {
      const { world, ids } = await prepared(1);
      const before = await stored(world, ids[0]!);
      const change = aChange();
      expect(await settle(world, before, { readAt: world.clock.iso() }, change)).toBe(true);
      expect(await settle(world, before, {}, change)).toBe(true);
      expect(await settle(world, before, { issue: aLinkedIssue({ issueDone: true }) })).toBe(false);
      expect(await stored(world, ids[0]!)).toMatchObject({ issue: aLinkedIssue(), issueVersion: 1 });
    });

    it('is refused after the claim changed hands, and keeps the claim when asked', async () => {
      const { world, ids, aClaim, links } = await prepared(1);
      const claim = aClaim();
      await links.claim(ids, claim);
      const claimed = await stored(world, ids[0]!);
      await links.release(ids, claim.id);
      expect(await settle(world, claimed)).toBe(false);
      await links.claim(ids, aClaim());
      expect(await settle(world, claimed)).toBe(false);
      const again = await stored(world, ids[0]!);
      expect(
        await settle(world, again, {
          issue: { ...again.issue, state: 'asking', note: '?' },
          keepClaim: true,
        }),
      ).toBe(true);
      expect(await stored(world, ids[0]!)).toMatchObject({
        issue: { state: 'asking' },
        claim: { id: again.claim?.id, projectId: '10000' },
      });
    });

    it('leaves the editors side alone', async () => {
      const { world, ids } = await prepared(1);
      const before = await stored(world, ids[0]!);
      await settle(world, before);
      expect(await stored(world, ids[0]!)).toMatchObject({ version: 1, fields: before.fields });
    });
  });

  describe('finding again', () => {
    it('goes by our ids, by issue ids, and for nothing asks nothing', async () => {
      const { world, ids, links } = await prepared(3);
      await settle(world, await stored(world, ids[0]!), { issue: aLinkedIssue({ issueId: '5' }) });
      await settle(world, await stored(world, ids[1]!), { issue: aLinkedIssue({ issueId: '6' }) });
      expect((await links.byIssueIds(['5', '6', '7'])).map(({ id }) => id).sort()).toEqual(ids.slice(0, 2));
      expect((await links.byIds([ids[2]!, anId()])).map(({ id }) => id)).toEqual([ids[2]]);
      expect([await links.byIds([]), await links.byIssueIds([])]).toEqual([[], []]);
      const page = await world.actions.ofPage(PLACE, [ids[1]!, anId()], EDITOR);
      expect(page.actions.map(({ id }) => id)).toEqual([ids[1]]);
      expect(page.postmortem?.pageId).toBe(PLACE.pageId);
      const elsewhere = await world.actions.ofPage({ ...PLACE, pageId: '9' }, ids, 'nobody');
      expect(elsewhere).toEqual({ postmortem: null, personId: null, actions: [] });
    });

    it('sweeps what changed, and by turns what was not seen for longest', async () => {
      const { world, ids, links } = await prepared(4);
      for (const [place, id] of ids.slice(0, 3).entries())
        await settle(world, await stored(world, id), {
          issue: aLinkedIssue({ issueId: String(place) }),
          readAt: world.clock.iso(place * 1_000),
        });
      const swept = async (changed: readonly string[], longest: number) =>
        (await links.forSweep(changed, longest)).map(({ id }) => id);
      expect(await swept([], 2)).toEqual([ids[0], ids[1]]);
      expect(await swept(['2', '77'], 1)).toEqual([ids[0], ids[2]]);
      expect(await swept(['0'], 1)).toEqual([ids[0]]);
      await links.verified([ids[0]!], world.clock.iso(60_000));
      await links.verified([], world.clock.iso());
      expect(await swept([], 1)).toEqual([ids[1]]);
      expect(await swept([], 9)).toEqual([ids[1], ids[2], ids[0]]);
    });

    it('names linked issues without a link to their page', async () => {
      const { world, ids, links } = await prepared(2);
      await settle(world, await stored(world, ids[0]!), { pageLinked: false });
      await settle(world, await stored(world, ids[1]!), { pageLinked: true });
      expect(await links.withoutPageLink(5)).toEqual([
        { actionId: ids[0], issueId: '10001', pageId: PLACE.pageId, title: 'Checkout was down' },
      ]);
      await links.pageLinked(ids);
      await links.pageLinked([]);
      expect(await links.withoutPageLink(5)).toEqual([]);
    });
  });
}
