import { aChange, aLink, anId, EDITOR, PLACE } from './builders';
import { keyOf } from './ports-contract';
import { someActions } from './ports-contract-actions';
import type { TestWorld } from './ports-world';

/** What both worlds promise of orders, and of the claims that functions hold on what was ordered. */
export function describeIssueOrders(open: () => TestWorld): void {
  const prepared = (...given: [count: number, some?: Parameters<typeof someActions>[2]]) =>
    someActions(open, ...given);

  describe('orders', () => {
    it('queue what has no issue, and know who asked for what', async () => {
      const { ids, anOrder, links, action, world } = await prepared(1);
      const extra = { customfield_1: `a "text" with 'quotes'`, customfield_2: ['1', '2'] };
      const order = anOrder({ extra });
      await links.order(ids, order);
      expect(await action(ids[0]!)).toMatchObject({
        issue: aLink({ state: 'queued' }),
        orderId: order.id,
        claim: {
          id: order.id,
          by: EDITOR,
          as: 'user',
          extra,
          at: world.clock.iso(),
          projectId: '10000',
          issueTypeId: '10100',
          lookups: 0,
          nextLookAt: null,
        },
        givenUp: null,
      });
      expect(await links.anyClaim()).toBe(false);
    });

    it('leave alone what another order has', async () => {
      const { ids, anOrder, links, action } = await prepared(3);
      const [first, second] = [anOrder(), anOrder()];
      await links.order(ids.slice(0, 2), first);
      await links.order(ids, second);
      const claims = [];
      for (const id of ids) claims.push((await action(id)).claim?.id);
      expect(claims).toEqual([first.id, first.id, second.id]);
    });

    it('repeated, ask again for nothing that they had; another order may', async () => {
      const { ids, anOrder, claimed, links, settled, state } = await prepared(1);
      const { order } = await claimed();
      await links.order(ids, order);
      expect(await state(ids[0]!)).toBe('creating');
      await settled(ids[0]!, { issue: aLink({ note: 'Jira says no.' }), projectId: null });
      await links.order(ids, order);
      expect(await state(ids[0]!)).toBe('none');
      await links.order(ids, anOrder());
      expect(await state(ids[0]!)).toBe('queued');
    });

    it.each([{ status: 'done' }, { status: 'dropped', dropReason: 'x' }] as const)(
      'are not for %j',
      async (fields) => {
        const { ids, claimed, state } = await prepared(1, fields);
        expect((await claimed()).got).toEqual([]);
        expect(await state(ids[0]!)).toBe('none');
      },
    );

    it('are not for removed actions, nor removal, nor being done, for ordered ones', async () => {
      const { world, postmortemId, ids, claimed, edited } = await prepared(2);
      const remove = async (id: string) =>
        world.actions.remove(
          postmortemId,
          id,
          (await world.actions.basis(keyOf(anId()), id)).row!,
          aChange(),
        );
      expect(await remove(ids[0]!)).toMatchObject({ kind: 'done' });
      expect((await claimed()).got).toEqual([ids[1]]);
      expect(await remove(ids[1]!)).toEqual({ kind: 'conflict' });
      expect(await edited(ids[1]!, { status: 'done' })).toEqual({ kind: 'conflict' });
    });

    it('bring what is queued in the order of the list, and say when they were last worked on', async () => {
      const { world, ids, anOrder, anAttempt, links } = await prepared(4);
      const order = anOrder();
      await links.order([...ids].reverse(), order);
      world.clock.advance(1_000);
      await links.claim([ids[1]!], order.id, anAttempt());
      const queued = await links.queued(order.id, 2);
      expect(queued.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
      expect(queued.map(({ claim }) => claim)).toMatchObject([
        { id: order.id, at: world.clock.iso() },
        { id: order.id, at: world.clock.iso() },
      ]);
      expect(await links.queued(anId(), 9)).toEqual([]);
    });

    it('are idle when nobody works on what they have queued, whatever became of the rest', async () => {
      const { world, ids, anOrder, anAttempt, links, settled } = await prepared(3);
      const [busy, idle] = [anOrder(), anOrder()];
      await links.order(ids.slice(0, 2), busy);
      await links.order(ids.slice(2), idle);
      const orders = (ms = 0) => links.idleOrders(world.clock.iso(ms), 9);
      expect(await orders()).toEqual([]);
      world.clock.advance(1_000);
      expect([...(await orders())].sort()).toEqual([busy.id, idle.id].sort());
      await links.claim([ids[0]!], busy.id, anAttempt());
      expect(await orders()).toEqual([idle.id]);
      await settled(ids[0]!);
      expect(await orders()).toEqual([idle.id]);
      expect(await orders(1)).toEqual([idle.id, busy.id]);
      expect(await links.idleOrders(world.clock.iso(1), 1)).toEqual([idle.id]);
      await links.claim(ids, idle.id, anAttempt());
      expect(await orders(1)).toEqual([busy.id]);
    });

    it('are cancelled on their own page only: what is queued is free, and stays free', async () => {
      const { ids, anOrder, anAttempt, links, state } = await prepared(3);
      const [order, attempt] = [anOrder(), anAttempt()];
      await links.order(ids, order);
      await links.claim([ids[0]!], order.id, attempt);
      expect(await links.cancel(order.id, { ...PLACE, localId: 'another' })).toBe(0);
      expect(await state(ids[2]!)).toBe('queued');
      expect(await links.cancel(order.id, PLACE)).toBe(2);
      expect(await links.cancel(order.id, PLACE)).toBe(2);
      expect(await Promise.all(ids.map(state))).toEqual(['creating', 'none', 'none']);
      await links.order(ids, order);
      expect(await state(ids[1]!)).toBe('none');
      // What was under way and was not sent after all does not come back either.
      await links.release([ids[0]!], attempt.id, order.id);
      expect(await state(ids[0]!)).toBe('none');
      expect(await links.queued(order.id, 9)).toEqual([]);
      await links.order(ids, anOrder());
      expect(await Promise.all(ids.map(state))).toEqual(['queued', 'queued', 'queued']);
    });
  });

  describe('claims', () => {
    it('are held by one: every action goes to exactly one of many', async () => {
      const { ids, anOrder, anAttempt, links } = await prepared(4);
      const order = anOrder();
      await links.order(ids, order);
      const got = await Promise.all(
        [0, 1, 0].map((from) => links.claim(ids.slice(from), order.id, anAttempt())),
      );
      expect(got.flat().sort()).toEqual([...ids].sort());
      expect(await links.claim(ids, anId(), anAttempt())).toEqual([]);
      expect(await links.claim([], order.id, anAttempt())).toEqual([]);
    });

    it('keep what was ordered, and go back into the queue from whoever holds them', async () => {
      const { world, ids, anOrder, anAttempt, links, action } = await prepared(1);
      const order = anOrder({ extra: { a: 'b' } });
      await links.order(ids, order);
      world.clock.advance(5_000);
      const attempt = anAttempt({ as: 'app' });
      await links.claim(ids, order.id, attempt);
      const held = { ...attempt, by: EDITOR, extra: { a: 'b' }, projectId: '10000', issueTypeId: '10100' };
      expect(await action(ids[0]!)).toMatchObject({ issue: { state: 'creating' }, claim: held });
      expect(await links.anyClaim()).toBe(true);
      await links.release(ids, anId(), order.id);
      expect(await links.anyClaim()).toBe(true);
      await links.release(ids, attempt.id, order.id);
      expect(await action(ids[0]!)).toMatchObject({
        issue: { state: 'queued' },
        claim: { id: order.id, by: EDITOR, extra: { a: 'b' } },
      });
      expect(await links.anyClaim()).toBe(false);
      expect(await links.claim(ids, order.id, anAttempt())).toEqual(ids);
    });

    it('are not for what was dropped while it was queued, which goes free', async () => {
      const { ids, anOrder, anAttempt, edited, links, action } = await prepared(2);
      const order = anOrder();
      await links.order(ids, order);
      await edited(ids[0]!, { status: 'dropped', dropReason: 'not worth it' });
      expect(await links.claim(ids, order.id, anAttempt())).toEqual([ids[1]]);
      expect(await action(ids[0]!)).toMatchObject({ issue: aLink(), claim: null });
      expect(await links.queued(order.id, 10)).toEqual([]);
      expect(await links.cancel(order.id, PLACE)).toBe(0);
    });

    it('survive what editors change meanwhile', async () => {
      const { ids, claimed, edited, action } = await prepared(1);
      await claimed();
      expect(await edited(ids[0]!, { title: 'new' })).toMatchObject({ version: 2 });
      expect(await action(ids[0]!)).toMatchObject({
        issue: { state: 'creating', pending: null },
        fields: { title: 'new' },
      });
    });
  });

  describe('doubt', () => {
    it('is parked by the claimer only, counted, and due in its order', async () => {
      const { world, ids, claimed, links, state, action } = await prepared(2);
      const { attempt, order } = await claimed();
      await links.park(ids, anId(), 'x', world.clock.iso());
      expect(await state(ids[0]!)).toBe('creating');
      await links.park([ids[0]!], attempt.id, 'a note', world.clock.iso(2_000));
      await links.park(ids, attempt.id, 'a note', world.clock.iso(1_000));
      expect(await action(ids[0]!)).toMatchObject({
        issue: { state: 'checking', note: 'a note' },
        claim: { id: attempt.id, lookups: 0, nextLookAt: world.clock.iso(2_000) },
      });
      expect(await links.dueLookUps(world.clock.iso(999), 10)).toEqual([]);
      expect(await links.dueLookUps(world.clock.iso(2_000), 10)).toEqual([ids[1], ids[0]]);
      expect(await links.dueLookUps(world.clock.iso(2_000), 1)).toEqual([ids[1]]);
      await links.lookAgain(ids[0]!, anId(), 7, world.clock.iso());
      await links.lookAgain(ids[0]!, attempt.id, 1, world.clock.iso(9_000));
      expect((await action(ids[0]!)).claim).toMatchObject({
        lookups: 1,
        nextLookAt: world.clock.iso(9_000),
      });
      await links.release(ids, attempt.id, order.id);
      expect(await state(ids[0]!)).toBe('checking');
    });

    it('comes over claims that are too old, and only those', async () => {
      const { world, ids, anOrder, anAttempt, links, state } = await prepared(3);
      const order = anOrder();
      await links.order(ids, order);
      await links.claim([ids[0]!], order.id, anAttempt());
      world.clock.advance(1_000);
      await links.claim([ids[1]!], order.id, anAttempt());
      expect(await links.expire(world.clock.iso(), world.clock.iso(), 'a note')).toBe(1);
      expect(await Promise.all(ids.map(state))).toEqual(['checking', 'creating', 'queued']);
      expect(await links.dueLookUps(world.clock.iso(), 10)).toEqual([ids[0]]);
    });

    it.each(['give-up', 'drop'] as const)(
      'ends without an issue: what becomes of the claim, %s',
      async (claim) => {
        const { world, ids, anOrder, claimed, links, action, settled } = await prepared(1);
        const { attempt } = await claimed();
        await links.park(ids, attempt.id, '', world.clock.iso());
        const before = (await action(ids[0]!)).claim!;
        await settled(ids[0]!, { issue: aLink(), projectId: null, claim });
        const givenUp = claim === 'drop' ? null : { ...before, nextLookAt: null };
        expect(await action(ids[0]!)).toMatchObject({ issue: aLink(), claim: null, givenUp });
        // A new order does not forget it; an issue does.
        await links.order(ids, anOrder());
        expect((await action(ids[0]!)).givenUp).toEqual(givenUp);
        await settled(ids[0]!);
        expect(await action(ids[0]!)).toMatchObject({ issue: { state: 'linked' }, givenUp: null });
      },
    );
  });
}
