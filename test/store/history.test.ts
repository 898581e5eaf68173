import type { HistoryFilter, HistoryPlace, LoggedEntry, World } from '../../src/app/ports';
import { readHistory } from '../../src/app/history';
import { aChange, anEntry, anId, PLACE, aPolicy } from '../support/builders';
import { aRecord, keyOf } from '../support/ports-contract';
import { memoryWorld, sqlWorld, type TestWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const EVERYTHING: HistoryFilter = { by: null, subject: null, from: null, until: null };

/** A record with an entry that two people edit, a section, and a policy of the site; a minute apart. */
async function aHistory(world: TestWorld) {
  const { clock } = world;
  const postmortemId = await aRecord(world);
  const [ada, bea] = [await world.people.idOf('ada'), await world.people.idOf('bea')];
  const entry = anEntry();
  const save = async (text: string, by: string | null) => {
    clock.advance(60_000);
    const { row } = await world.timeline.basis(keyOf(anId()), entry.id);
    const next = { ...entry, text };
    const change = aChange({
      by,
      at: clock.iso(),
      what: row ? 'timeline-entry-edited' : 'timeline-entry-added',
    });
    await world.timeline.save(postmortemId, row, next, { ...change, before: row && row.value, after: next });
  };
  await save('one', ada);
  await save('two', bea);
  await save('three', null);
  await world.postmortems.saveSection(
    postmortemId,
    'summary',
    null,
    'x',
    aChange({ by: ada, at: clock.iso(60_000) }),
  );
  await world.releaseGates.savePolicy(
    null,
    0,
    aPolicy({ lowestBlocking: 'high' }),
    aChange({ by: bea, at: clock.iso() }),
  );
  return { ada, bea, entry };
}

const shown = (entries: readonly LoggedEntry[]) =>
  entries.map(({ subject, version }) => `${subject} ${String(version)}`);

describe.each([
  ['in memory', () => memoryWorld()],
  ['in the store', () => sqlWorld(engine().clock)],
])('the history %s', (_where, open) => {
  it('is read from the latest change on, by person, kind and time', async () => {
    const world = open();
    const { ada, bea } = await aHistory(world);
    const read = async (some: Partial<HistoryFilter>) =>
      shown((await world.history.read(PLACE, { ...EVERYTHING, ...some }, null)).entries);
    expect(await read({})).toEqual(['section 1', 'timeline 3', 'timeline 2', 'timeline 1', 'postmortem 1']);
    expect(await read({ by: bea })).toEqual(['timeline 2']);
    expect(await read({ by: ada, subject: 'section' })).toEqual(['section 1']);
    expect(await read({ by: 'app', subject: 'timeline' })).toEqual(['timeline 3']);
    const { clock } = world;
    expect(await read({ from: clock.iso(-60_000), until: clock.iso(60_000) })).toEqual([
      'timeline 3',
      'timeline 2',
    ]);
    expect(await world.history.read({ ...PLACE, localId: 'another' }, EVERYTHING, null)).toEqual({
      entries: [],
      more: false,
    });
  });

  it('of the site holds what belongs to no postmortem, and authors are all who changed something', async () => {
    const world = open();
    const { ada, bea } = await aHistory(world);
    expect(shown((await world.history.read('site', EVERYTHING, null)).entries)).toEqual(['gate-policy 1']);
    expect(await world.history.authors('site')).toEqual([bea]);
    expect(new Set(await world.history.authors(PLACE))).toEqual(new Set([null, ada, bea]));
    expect(await world.history.accountsOf([ada, anId()])).toEqual({ [ada]: 'ada' });
  });

  it('is filtered by the kind of a smaller part, and names services by id', async () => {
    const world = open();
    const id = await aRecord(world);
    const role = { value: { people: [] }, people: {} };
    await world.roles.save(id, 'scribe', null, role, aChange({ what: 'scribe-set' }));
    await world.hintDismissals.save(id, 'h', null, { reason: 'quoted' } as never, aChange({ what: 'hint' }));
    const read = async (subject: string) =>
      (await world.history.read(PLACE, { ...EVERYTHING, subject }, null)).entries.map(({ what }) => what);
    expect(await read('detail:role')).toEqual(['scribe-set']);
    expect(await read('detail:hint')).toEqual(['hint']);
    expect(await read('detail:link')).toEqual([]);
    expect(await read('detail')).toHaveLength(2);
    const service = await world.services.findOrCreate('Checkout', anId(), aChange());
    expect(await world.history.servicesOf([service.id, anId()])).toEqual({ [service.id]: 'Checkout' });
    expect(await world.history.servicesOf([])).toEqual({});
  });

  it('goes on after the last one that was read, also among changes of one instant', async () => {
    const world = open();
    const postmortemId = await aRecord(world);
    await world.timeline.add(
      postmortemId,
      Array.from({ length: 60 }, () => ({ value: anEntry({ id: anId() }), change: aChange() })),
    );
    const all: string[] = [];
    let after: HistoryPlace | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { entries, more }: Awaited<ReturnType<World['history']['read']>> = await world.history.read(
        PLACE,
        EVERYTHING,
        after,
      );
      all.push(...entries.map(({ id }) => id));
      after = entries.at(-1) ?? null;
      if (!more) break;
    }
    expect([all.length, new Set(all).size]).toEqual([61, 61]);
  });
});

it('says what changed, and whose ids stand there', async () => {
  const world = sqlWorld(engine().clock);
  const { bea } = await aHistory(world);
  const { entries, people, authors } = await readHistory(world, PLACE, { ...EVERYTHING, after: null });
  expect(entries[2]).toMatchObject({
    by: bea,
    what: 'timeline-entry-edited',
    isRemoval: false,
    differences: [{ field: 'text', before: 'one', after: 'two' }],
  });
  expect(people[bea]).toBe('bea');
  expect(authors).toHaveLength(3);
});

it('long texts come in smaller pages, and an answer is a few statements', async () => {
  const world = sqlWorld(engine().clock);
  const postmortemId = await aRecord(world);
  const long = 'ä'.repeat(150_000);
  for (let time = 0; time < 8; time += 1) {
    const id = anId();
    await world.causes.save(
      postmortemId,
      null,
      { id, kind: 'root', text: 'x', category: 'other', position: 0 } as never,
      aChange({ after: long }),
    );
  }
  const { value, statements } = await engine().counting(() =>
    readHistory(world, PLACE, { ...EVERYTHING, after: null }),
  );
  expect([value.entries.length, statements.length]).toEqual([4, 3]);
  expect(value.next).not.toBeNull();
});

it('is found by its index: reading grows with the page, not with the site', async () => {
  const world = sqlWorld(engine().clock);
  await aHistory(world);
  await engine().rows(
    `INSERT INTO changes (subject, subject_id, version, id, postmortem_id, changed_at, what, previous_hash)
     WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 99),
       n AS (SELECT one.i + 100 * hundred.i AS i FROM d one JOIN d hundred)
     SELECT 'timeline', CONCAT('row-', i), 1, 'id', CONCAT('postmortem-', i MOD 100), NOW(3), 'x', '' FROM n`,
  );
  await engine().rows('ANALYZE TABLE changes');
  const read = await engine().rowsRead(() => readHistory(world, PLACE, { ...EVERYTHING, after: null }));
  expect(read).toBeLessThan(200);
  const plan = await engine().rows(
    `EXPLAIN SELECT c.subject FROM changes c WHERE c.postmortem_id = 'postmortem-7' AND c.changed_at <= NOW(3)
     ORDER BY c.changed_at DESC, c.subject DESC, c.subject_id DESC, c.version DESC LIMIT 51`,
  );
  expect(plan[0]?.['key']).toBe('changes_of');
});
