import { upkeep } from '../../src/store/upkeep';
import { aChange, aLinkedIssue, anId, EDITOR } from '../support/builders';
import { aBase, aSettlement, someActions } from '../support/ports-contract-actions';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const SETTLE = /^UPDATE actions SET issue_state = (\?|CASE)/;
const CLAIM = /^UPDATE actions SET issue_state = 'creating'/;
const COPY = /^INSERT INTO changes/;

const prepared = (count: number, some = {}) => someActions(() => sqlWorld(engine().clock), count, some);

const logOf = async (subject: 'issue' | 'action') =>
  (
    await engine().rows(
      `SELECT subject_id, version, id FROM changes WHERE subject = '${subject}' ORDER BY subject_id, version`,
    )
  ).map((row) => [row['subject_id'], row['version'], row['id']]);

describe('a settlement whose statement failed', () => {
  it.each(['before', 'after'] as const)('timed out %s it ran', async (when) => {
    const { ids, links, action } = await prepared(1);
    const [before, change] = [await action(ids[0]!), aChange()];
    engine().fail({ match: SETTLE, when });
    const settled = () => links.settle(before, aSettlement({}, change));
    if (when === 'before') await expect(settled()).rejects.toThrow();
    expect(await settled()).toBe(true);
    expect(await action(ids[0]!)).toMatchObject({ issueVersion: 1, issueLogged: false });
    // The next one to settle completes the log first.
    const next = aSettlement({ issue: aLinkedIssue({ issueDone: true }) });
    await links.settle(await action(ids[0]!), next);
    await links.log(ids);
    expect(await logOf('issue')).toEqual([
      [ids[0], 1, change.id],
      [ids[0], 2, next.change.id],
    ]);
  });

  it.each(['before', 'after'] as const)('many at once: timed out %s it ran', async (when) => {
    const { ids, claimed, links, settlementOf } = await prepared(3);
    await claimed();
    const many = await Promise.all(ids.map((id) => settlementOf(id)));
    engine().fail({ match: SETTLE, when });
    if (when === 'before') await expect(links.settleMany(many)).rejects.toThrow();
    expect([...(await links.settleMany(many))].sort()).toEqual(ids);
    await links.log(ids);
    expect(await logOf('issue')).toEqual(many.map(({ action, change }) => [action.id, 1, change.id]));
  });

  it('claiming: what was got though it timed out is worked on, and not looked for', async () => {
    const { ids, anOrder, anAttempt, links } = await prepared(2);
    const order = anOrder();
    await links.order(ids, order);
    engine().fail({ match: CLAIM, when: 'before' });
    await expect(links.claim(ids, order.id, anAttempt())).rejects.toThrow();
    engine().fail({ match: CLAIM, when: 'after' });
    expect([...(await links.claim(ids, order.id, anAttempt()))].sort()).toEqual(ids);
  });
});

describe('the log of both sides', () => {
  it('is copied in one statement, and once', async () => {
    const { ids, links, action } = await prepared(2);
    const before = await action(ids[0]!);
    const edit = { fields: { ...before.fields, title: 'x' }, ownerId: null, change: aChange() };
    const change = aChange();
    await links.settle(before, aSettlement({}, change, edit));
    expect(await action(ids[0]!)).toMatchObject({ issueLogged: false, editLogged: false });
    const { statements } = await engine().counting(() => links.log(ids));
    expect(statements).toHaveLength(1);
    expect(await action(ids[0]!)).toMatchObject({ issueLogged: true, editLogged: true });
    await links.log(ids);
    await links.log([]);
    expect(await upkeep.repairChanges()).toBe(0);
    expect(await logOf('issue')).toEqual([[ids[0], 1, change.id]]);
    expect((await logOf('action')).map((row) => row.slice(0, 2))).toEqual([
      [ids[0], 1],
      [ids[0], 2],
      [ids[1], 1],
    ]);
    expect((await logOf('action'))[1]).toEqual([ids[0], 2, edit.change.id]);
  });

  it('is completed before the page takes over once more, or else by the next editor', async () => {
    const { ids, links, action, edited } = await prepared(1);
    const takeOver = async (title: string) => {
      const now = await action(ids[0]!);
      const edit = { fields: { ...now.fields, title }, ownerId: null, change: aChange() };
      expect(await links.settle(now, aSettlement({}, aChange(), edit))).toBe(true);
    };
    await takeOver('two');
    await takeOver('three');
    engine().fail({ match: COPY, when: 'before' });
    await expect(takeOver('four')).rejects.toThrow();
    await edited(ids[0]!, { title: 'four' });
    expect((await logOf('action')).map(([, version]) => version)).toEqual([1, 2, 3, 4]);
    await upkeep.repairChanges();
    expect((await logOf('issue')).map(([, version]) => version)).toEqual([1, 2]);
    expect(await upkeep.repairChanges()).toBe(0);
  });
});

describe('what the rows keep', () => {
  it('is since when an issue is done, forgotten on reopening', async () => {
    const { ids, settled } = await prepared(1);
    const doneAt = async (issueDone: boolean, at: string) => {
      await settled(ids[0]!, { issue: aLinkedIssue({ issueDone }) }, aChange({ at }));
      return (await engine().rows(`SELECT issue_done_at AS at FROM actions`))[0]?.['at'];
    };
    expect(await doneAt(true, '2026-03-01T00:00:00.000Z')).toBe('2026-03-01 00:00:00.000');
    expect(await doneAt(true, '2026-03-02T00:00:00.000Z')).toBe('2026-03-01 00:00:00.000');
    expect(await doneAt(false, '2026-03-03T00:00:00.000Z')).toBeNull();
    expect(await doneAt(true, '2026-03-04T00:00:00.000Z')).toBe('2026-03-04 00:00:00.000');
  });

  it('is no account, anywhere but among the people; a closed one is nobody everywhere at once', async () => {
    const { world, ids, links, action, settled, claimed } = await prepared(2, { owner: 'account-owner' });
    const { attempt } = await claimed([ids[1]!]);
    await links.park([ids[1]!], attempt.id, '', world.clock.iso());
    await settled(ids[1]!, { issue: { ...(await action(ids[1]!)).issue, state: 'none' }, claim: 'give-up' });
    await claimed([ids[1]!]);
    const { fields } = await action(ids[0]!);
    await settled(ids[0]!, {
      base: aBase(fields, { jira: { owner: 'account-jira' }, sent: { owner: 'account-sent' } }),
    });
    await links.intend(await action(ids[0]!), { owner: 'account-intended' });
    await links.log(ids);
    for (const table of ['actions', 'changes'])
      expect(JSON.stringify(await engine().rows(`SELECT * FROM ${table}`))).not.toMatch(/account-/);
    expect((await action(ids[1]!)).givenUp?.by).toBe(EDITOR);

    await engine().rows('UPDATE people SET account_id = NULL');
    expect((await action(ids[0]!)).base).toMatchObject({
      page: { owner: null },
      jira: { owner: null },
      sent: { owner: null },
    });
    expect(await action(ids[1]!)).toMatchObject({ claim: { by: null }, givenUp: { by: null } });
  });
});

describe('budgets', () => {
  const cost = async (work: () => Promise<unknown>) => (await engine().counting(work)).statements.length;

  it('ordering, claiming, settling and logging are one statement each, for one or for fifty', async () => {
    const { ids, anOrder, anAttempt, links, settlementOf, settled, world } = await prepared(51, {
      owner: 'account-owner',
    });
    const [order, fifty] = [anOrder(), ids.slice(0, 50)];
    expect(await cost(() => links.order(ids, order))).toBe(1);
    expect(await cost(() => links.claim(fifty, order.id, anAttempt()))).toBe(1);
    // Two more when somebody was faster or closed one: those are let go, and what was got is asked for.
    expect(await cost(() => links.claim(ids, order.id, anAttempt()))).toBe(3);
    const many = await Promise.all(
      fifty.map(async (id) => {
        const one = await settlementOf(id);
        return { ...one, update: { ...one.update, base: aBase(one.action.fields) } };
      }),
    );
    expect(await cost(() => links.settleMany(many))).toBe(1);
    expect(await cost(() => links.log(fifty))).toBe(1);
    expect((await links.byIds([ids[49]!]))[0]?.base).toEqual(many[49]?.update.base);

    const [action] = await links.byIds([ids[0]!]);
    const update = { base: aBase(action!.fields, { jira: { owner: 'account-owner', title: 'x' } }) };
    expect(await cost(() => links.settle(action!, aSettlement(update)))).toBe(1);
    await links.log([ids[0]!]);
    const [again] = await links.byIds([ids[0]!]);
    expect(await cost(() => links.intend(again!, { title: 'y' }))).toBe(1);
    await settled(ids[1]!, { base: aBase(again!.fields, { jira: { owner: `account-${anId()}` } }) });
    await links.log([ids[1]!]);
    const [known] = await links.byIds([ids[1]!]);
    // Whoever the action knows from before costs nothing, however they came to be known.
    expect(await cost(() => links.settle(known!, aSettlement({ base: known!.base })))).toBe(1);
    expect(await cost(() => links.schedule(ids, { at: world.clock.iso(), delay: null, attempts: 0 }))).toBe(
      1,
    );
    expect(await cost(() => links.forSweep(['1', '2'], { most: 100, unmarkedFirst: 75 }))).toBe(1);
    expect(await cost(() => links.knows('1'))).toBe(1);
  });
});
