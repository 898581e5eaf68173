import { upkeep } from '../../src/store/upkeep';
import { Preparing } from '../../src/domain/failure';
import { aChange, anAction, anEntry, anId, PLACE, aPolicy } from '../support/builders';
import { stored } from '../support/builders-saved';
import { aRecord, keyOf } from '../support/ports-contract';
import { aSettlement } from '../support/ports-contract-actions';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();
const TIMEOUT = {};
const WRITE_CONFLICT = { errno: 9007 };
const COPY = /^INSERT INTO changes/;
const UPDATE = /^UPDATE timeline/;
const INSERT = /^INSERT INTO timeline/;

/** One timeline entry at version 1. */
async function anEntrySaved() {
  const world = sqlWorld(engine().clock);
  const postmortemId = await aRecord(world);
  const entry = anEntry();
  await world.timeline.save(postmortemId, null, entry, aChange());
  const basis = async (changeId = anId()) => (await world.timeline.basis(keyOf(changeId), entry.id)).row!;
  const save = async (text: string, change = aChange(), from?: Awaited<ReturnType<typeof basis>>) =>
    world.timeline.save(postmortemId, from ?? (await basis()), { ...entry, text }, change);
  return { world, postmortemId, entry, basis, save };
}

const logOf = async (id: string) =>
  (await engine().rows(`SELECT version, id FROM changes WHERE subject_id = '${id}' ORDER BY version`)).map(
    (row) => [row['version'], row['id']],
  );

describe('an edit whose statement failed', () => {
  it.each([
    ['never ran, as the answer said', 'before', { errno: 1205 }, 'throws'],
    ['never ran, but timed out', 'before', TIMEOUT, 'throws'],
    ['ran, though it timed out', 'after', TIMEOUT, 'done'],
    ['ran, though the engine reported a conflict', 'after', WRITE_CONFLICT, 'done'],
    ['met a write conflict and is run again', 'before', WRITE_CONFLICT, 'done'],
  ] as const)('%s', async (_what, when, how, outcome) => {
    const { save, basis, entry } = await anEntrySaved();
    const change = aChange();
    engine().fail({ match: UPDATE, when, ...how });
    if (outcome === 'done') {
      expect(await save('new', change)).toEqual({ kind: 'done', version: 2 });
    } else {
      await expect(save('new', change)).rejects.toThrow();
      expect(await basis(change.id)).toMatchObject({ version: 1, value: entry, repeated: false });
      // The person presses save again: the same change.
      expect(await save('new', change)).toEqual({ kind: 'done', version: 2 });
    }
    expect(await basis(change.id)).toMatchObject({ version: 2, value: { text: 'new' }, repeated: true });
    expect(await logOf(entry.id)).toHaveLength(2);
  });

  it('gives up after three write conflicts, with nothing changed', async () => {
    const { save, basis } = await anEntrySaved();
    engine().fail({ match: UPDATE, when: 'before', ...WRITE_CONFLICT, times: 3 });
    await expect(save('new')).rejects.toThrow();
    expect((await basis()).version).toBe(1);
    expect(engine().statements.filter((sql) => UPDATE.test(sql))).toHaveLength(3);
  });

  it('is a conflict when somebody else wrote in between, also after an error', async () => {
    const { world, postmortemId, save, basis, entry } = await anEntrySaved();
    const before = await basis();
    engine().fail({
      match: UPDATE,
      when: 'before',
      meanwhile: async () => {
        await world.timeline.save(postmortemId, before, { ...entry, text: 'theirs' }, aChange());
      },
    });
    expect(await save('mine', aChange(), before)).toEqual({ kind: 'conflict' });
    expect((await basis()).value.text).toBe('theirs');
  });

  it.each(['before', 'after'] as const)('adding: timed out %s it ran', async (when) => {
    const { world, postmortemId } = await anEntrySaved();
    const [entry, change] = [anEntry(), aChange()];
    engine().fail({ match: INSERT, when });
    const add = () => world.timeline.save(postmortemId, null, entry, change);
    if (when === 'before') await expect(add()).rejects.toThrow();
    expect(await add()).toEqual({ kind: 'done', version: 1 });
    expect(await logOf(entry.id)).toEqual([[1, change.id]]);
  });
});

describe('the copy in the log', () => {
  it('is completed by the next writer before it is overwritten', async () => {
    const { save, basis, entry } = await anEntrySaved();
    const [second, third] = [aChange(), aChange()];
    engine().fail({ match: COPY, when: 'before' });
    await expect(save('second', second)).rejects.toThrow();
    expect(await basis(second.id)).toMatchObject({ version: 2, logged: false, repeated: true });
    expect(await save('third', third)).toEqual({ kind: 'done', version: 3 });
    expect((await logOf(entry.id)).map(([, id]) => id).slice(1)).toEqual([second.id, third.id]);
    expect((await basis()).logged).toBe(true);
  });

  it('costs the next writer the edit rather than the log when it fails again', async () => {
    const { save, basis, entry } = await anEntrySaved();
    const second = aChange();
    engine().fail({ match: COPY, when: 'before', times: 2 });
    await expect(save('second', second)).rejects.toThrow();
    await expect(save('third')).rejects.toThrow();
    expect(await basis()).toMatchObject({ version: 2, value: { text: 'second' } });
    await upkeep.repairChanges();
    expect((await logOf(entry.id)).at(-1)).toEqual([2, second.id]);
  });

  it('is written once, however often it is copied', async () => {
    const { save, basis, entry } = await anEntrySaved();
    engine().fail({ match: COPY, when: 'after' });
    const [change, before] = [aChange(), await basis()];
    await expect(save('second', change)).rejects.toThrow();
    await save('second', change, before);
    await upkeep.repairChanges();
    expect(await logOf(entry.id)).toHaveLength(2);
  });

  it('is repaired every hour for every table, and then nothing is left to do', async () => {
    const world = sqlWorld(engine().clock);
    const postmortemId = await aRecord(world);
    await world.postmortems.saveSection(postmortemId, 'summary', null, 'text', aChange());
    const { id: service } = await world.services.findOrCreate('One', anId(), aChange());
    await world.services.attach(postmortemId, service, aChange());
    await world.releaseGates.savePolicy(null, 0, aPolicy({ lowestBlocking: 'high' }), aChange());
    const token = {
      id: anId(),
      name: 'ci',
      hash: 'h',
      serviceIds: [service],
      createdAt: engine().clock.iso(),
    };
    await world.releaseGates.createToken(token, aChange());
    const action = anId();
    await world.actions.save(
      postmortemId,
      null,
      { id: action, fields: anAction(), ownerId: null, position: 0 },
      aChange(),
    );
    const by = await world.people.idOf('a');
    const linked = aChange({ by, before: { state: 'none' }, after: { state: 'linked' } });
    await world.issueLinks.settle(await stored(world, action), aSettlement({}, linked));
    const subjects = async () =>
      (await engine().rows('SELECT DISTINCT subject FROM changes ORDER BY subject')).map(
        (row) => row['subject'],
      );
    await engine().rows('DELETE FROM changes');
    expect(await upkeep.repairChanges()).toBe(8);
    expect(await subjects()).toEqual([
      'action',
      'gate-policy',
      'gate-token',
      'issue',
      'postmortem',
      'section',
      'service',
      'service-link',
    ]);
    expect(await upkeep.repairChanges()).toBe(0);
  });

  it('says who, when, what, old and new', async () => {
    const { world, postmortemId, entry, basis } = await anEntrySaved();
    const by = await world.people.idOf('account-1');
    const change = aChange({ by, what: 'timeline-entry-edited', before: { text: 'ä' }, after: null });
    await world.timeline.save(postmortemId, await basis(), entry, change);
    const [row] = await engine().rows(`SELECT * FROM changes WHERE id = '${change.id}'`);
    expect(row).toEqual({
      subject: 'timeline',
      subject_id: entry.id,
      version: 2,
      id: change.id,
      postmortem_id: postmortemId,
      changed_by: by,
      changed_at: '2026-03-02 09:00:00.000',
      what: 'timeline-entry-edited',
      old_value: '{"text":"ä"}',
      new_value: null,
      previous_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(await engine().rows('SELECT * FROM changes'))).not.toContain('account-1');
  });
});

describe('budgets', () => {
  it('an edit is three statements, opening one', async () => {
    const { world, postmortemId, basis, entry } = await anEntrySaved();
    const { statements } = await engine().counting(async () =>
      world.timeline.save(postmortemId, await basis(), entry, aChange()),
    );
    expect(statements).toHaveLength(3);
    expect((await engine().counting(() => world.postmortems.open(PLACE))).statements).toHaveLength(1);
  });
});

describe('a database that is not there yet', () => {
  it.each([1146, 1054, 1049])('is being prepared: error %i', async (errno) => {
    const world = sqlWorld(engine().clock);
    engine().fail({ match: /./, when: 'before', errno });
    await expect(world.postmortems.open(PLACE)).rejects.toThrow(Preparing);
  });
});
