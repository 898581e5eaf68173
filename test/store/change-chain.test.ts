import type { ChainPlace, World } from '../../src/app/ports';
import type { ChainBreak } from '../../src/domain/change-chain';
import { aChange, anAction, anEntry, anId, PLACE, aPolicy } from '../support/builders';
import { stored } from '../support/builders-saved';
import { aRecord, keyOf } from '../support/ports-contract';
import { aSettlement } from '../support/ports-contract-actions';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const HOUR = 3_600_000;

/** Everything that is wrong, after an hour in which every copy was made. */
async function wrong({ changeLog }: World): Promise<ChainBreak[]> {
  engine().clock.advance(HOUR);
  const breaks: ChainBreak[] = [];
  let place: ChainPlace | null = null;
  do {
    const slice = await changeLog.check(place, engine().clock.iso(-HOUR / 4));
    breaks.push(...slice.breaks);
    place = slice.next;
  } while (place !== null);
  return breaks;
}

const short = (breaks: readonly ChainBreak[]) =>
  breaks.map(({ kind, version }) => `${kind} ${String(version)}`);

/** A timeline entry with four versions, beside rows of other kinds. */
async function fourVersions() {
  const world = sqlWorld(engine().clock);
  const postmortemId = await aRecord(world);
  const by = await world.people.idOf('account-1');
  const entry = anEntry();
  for (const text of ['one', 'zwei — "2"', '', '4']) {
    const { row } = await world.timeline.basis(keyOf(anId()), entry.id);
    const before = row && row.value;
    await world.timeline.save(
      postmortemId,
      row,
      { ...entry, text },
      aChange({ by, before, after: { ...entry, text } }),
    );
    engine().clock.advance(1000);
  }
  await world.postmortems.saveSection(postmortemId, 'summary', null, 'text', aChange({ by }));
  const action = anId();
  const edit = { id: action, fields: anAction(), ownerId: null, position: 0 };
  await world.actions.save(postmortemId, null, edit, aChange({ by }));
  await world.issueLinks.settle(await stored(world, action), aSettlement());
  await world.issueLinks.log([action]);
  await world.releaseGates.savePolicy(null, 0, aPolicy({ lowestBlocking: 'high' }), aChange({ by }));
  const change = (version: number, set: string) =>
    engine().rows(
      `UPDATE changes SET ${set} WHERE subject_id = '${entry.id}' AND version = ${String(version)}`,
    );
  const remove = (version: number) =>
    engine().rows(`DELETE FROM changes WHERE subject_id = '${entry.id}' AND version = ${String(version)}`);
  return { world, entry, by, postmortemId, change, remove };
}

it('a log that nobody touched is whole, also once an account is forgotten', async () => {
  const { world } = await fourVersions();
  expect(await wrong(world)).toEqual([]);
  await engine().rows(`UPDATE people SET account_id = NULL`);
  expect(await wrong(world)).toEqual([]);
});

describe('a change in the middle', () => {
  it.each([
    ['id', `id = '${anId()}'`],
    ['postmortem', `postmortem_id = NULL`],
    ['another postmortem', `postmortem_id = '${anId()}'`],
    ['who', `changed_by = NULL`],
    ['somebody else', `changed_by = '${anId()}'`],
    ['when, by a millisecond', `changed_at = changed_at + INTERVAL 1000 MICROSECOND`],
    ['what', `what = 'timeline-entry-added'`],
    ['old value', `old_value = '{}'`],
    ['no old value', `old_value = NULL`],
    ['new value, by a space', `new_value = CONCAT(new_value, ' ')`],
    [
      'old and new, moved over the border',
      `old_value = CONCAT(old_value, LEFT(new_value, 1)), new_value = SUBSTRING(new_value, 2)`,
    ],
    ['what it says of the one before', `previous_hash = REPEAT('0', 64)`],
  ])('altered: %s', async (_what, set) => {
    const { world, change, entry } = await fourVersions();
    await change(2, set);
    const breaks = await wrong(world);
    expect(short(breaks)).toContain('altered 2');
    expect(breaks.every(({ id, subject }) => id === entry.id && subject === 'timeline')).toBe(true);
  });

  it.each([
    ['its row', `subject_id = '${anId()}'`, ['row-gone 2', 'beginning 2', 'missing 3']],
    ['its kind', `subject = 'cause'`, ['row-gone 2', 'beginning 2', 'missing 3']],
    ['its version', `version = 9`, ['missing 3', 'missing 9', 'ahead 4']],
    ['a kind that nobody knows', `subject = 'nothing'`, ['beginning 2', 'missing 3']],
  ])('put elsewhere: %s', async (_what, set, found) => {
    const { world, change } = await fourVersions();
    await change(2, set);
    expect(short(await wrong(world)).sort()).toEqual([...found].sort());
  });
});

describe('the last change', () => {
  it.each([
    ['id', `id = '${anId()}'`],
    ['postmortem', `postmortem_id = NULL`],
    ['who', `changed_by = NULL`],
    ['when', `changed_at = changed_at + INTERVAL 1000 MICROSECOND`],
    ['what', `what = 'timeline-entry-added'`],
    ['old value', `old_value = '{}'`],
    ['new value', `new_value = NULL`],
  ])('altered: %s', async (_what, set) => {
    const { world, change } = await fourVersions();
    await change(4, set);
    expect(short(await wrong(world))).toEqual(['row-differs 4']);
  });

  it('altered in what it says of the one before it', async () => {
    const { world, change } = await fourVersions();
    await change(4, `previous_hash = ''`);
    expect(short(await wrong(world))).toEqual(['altered 3']);
  });

  it('altered in the row, not in the log', async () => {
    const { world, entry } = await fourVersions();
    await engine().rows(`UPDATE timeline SET change_new = '{}' WHERE id = '${entry.id}'`);
    expect(short(await wrong(world))).toEqual(['row-differs 4']);
  });

  it('put back with its row to an earlier version', async () => {
    const { world, entry } = await fourVersions();
    await engine().rows(
      `UPDATE timeline t JOIN changes c ON c.subject_id = t.id AND c.version = 3 SET t.version = 3, t.change_id = c.id,
        t.changed_at = c.changed_at, t.change_what = c.what, t.change_old = c.old_value, t.change_new = c.new_value WHERE t.id = '${entry.id}'`,
    );
    expect(short(await wrong(world))).toEqual(['ahead 3']);
  });
});

it.each([
  ['the first', [1], ['beginning 2']],
  ['the first two', [1, 2], ['beginning 3']],
  ['one in the middle', [2], ['missing 3']],
  ['two in the middle', [2, 3], ['missing 4']],
  ['the last', [4], ['not-in-log 4']],
  ['all', [1, 2, 3, 4], ['not-in-log 4']],
])('taken out: %s', async (_what, versions, found) => {
  const { world, remove } = await fourVersions();
  for (const version of versions) await remove(version);
  expect(short(await wrong(world))).toEqual(found);
});

it('a row that is gone leaves its changes behind, and they say so; where it stood is named', async () => {
  const { world, entry } = await fourVersions();
  await engine().rows(`DELETE FROM timeline WHERE id = '${entry.id}'`);
  const [found] = await wrong(world);
  expect(found).toMatchObject({ kind: 'row-gone', subject: 'timeline', version: 4, pageId: PLACE.pageId });
});

it('a copy that is still being made is not missed, and the next change fits it', async () => {
  const { world, entry, postmortemId } = await fourVersions();
  engine().fail({ match: /^INSERT INTO changes/, when: 'before' });
  const basis = (await world.timeline.basis(keyOf(anId()), entry.id)).row;
  await expect(world.timeline.save(postmortemId, basis, entry, aChange())).rejects.toThrow();
  expect(
    (await world.changeLog.check({ part: 'rows', subject: 'timeline', id: '' }, aChange().at)).breaks,
  ).toEqual([]);
  const again = (await world.timeline.basis(keyOf(anId()), entry.id)).row;
  await world.timeline.save(postmortemId, again, { ...entry, text: 'next' }, aChange());
  expect(await wrong(world)).toEqual([]);
});

it('the side of the issue has a chain of its own', async () => {
  const { world } = await fourVersions();
  await engine().rows(`UPDATE changes SET what = 'x' WHERE subject = 'issue'`);
  expect((await wrong(world)).map(({ subject, kind }) => [subject, kind])).toEqual([
    ['issue', 'row-differs'],
  ]);
});

it('a long log is looked at in slices, each of two statements, and every break is found once', async () => {
  const world = sqlWorld(engine().clock);
  await aRecord(world);
  await engine().rows(
    `INSERT INTO changes (subject, subject_id, version, id, changed_at, what, previous_hash)
     WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 700)
     SELECT 'nothing', CONCAT('row-', LPAD(i, 4, '0')), 1, 'id', NOW(3), 'x', CASE WHEN i MOD 350 = 0 THEN 'y' ELSE '' END FROM n`,
  );
  const looks: number[] = [];
  const breaks: ChainBreak[] = [];
  let place: ChainPlace | null = null;
  do {
    const { value, statements } = await engine().counting(() =>
      world.changeLog.check(place, engine().clock.iso()),
    );
    if (place === null || place.part === 'log') looks.push(value.looked);
    expect(statements.length).toBeLessThanOrEqual(2);
    breaks.push(...value.breaks);
    place = value.next;
  } while (place !== null);
  expect(looks).toEqual([300, 300, 101, 0]);
  expect(breaks.map(({ id }) => id)).toEqual(['row-0350', 'row-0700']);
});
