import { removeAction, saveAction } from '../../src/app/actions';
import { removeListRow, saveListRow } from '../../src/app/list-rows';
import { openPostmortem, saveHeader } from '../../src/app/postmortem';
import { saveSection } from '../../src/app/sections';
import { attachService, createService, detachService, renameService } from '../../src/app/services';
import { Conflict, InvalidInput, NotFound } from '../../src/domain/failure';
import { aCaller, aHeader, anAction, anEdit, anEntry, anId, aPage, EDITOR, PLACE } from '../support/builders';
import { aSettlement } from '../support/ports-contract-actions';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const opened = async (world: MemoryWorld) => {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  return answer.kind === 'postmortem' ? answer.postmortem : null;
};
const summary = (value: string, version = 0) => ({ section: 'summary' as const, version, value });

/** The Conflict that a save ended in. */
async function conflictOf(save: Promise<unknown>): Promise<Conflict> {
  const error = await save.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Conflict) return error;
  throw new Error(`no conflict but ${String(error)}`);
}

describe('the first save', () => {
  const config = {
    title: '  Checkout\n was  down ',
    severity: 'SEV1' as const,
    services: ['Checkout', 'Search', 'checkout'],
    startedAt: '2026-03-01T12:00:00+02:00',
    detectedAt: 'whenever',
    resolvedAt: null,
  };

  it('makes the record from the config, as its own change, with its services', async () => {
    const world = memoryWorld();
    expect(await openPostmortem(world, aCaller(), aPage(), PLACE)).toEqual({
      ...{ kind: 'draft', mayEdit: true, template: null },
    });
    const edit = anEdit({ config });
    expect(await saveSection(world, edit, summary('It broke.'))).toEqual({ version: 1, value: 'It broke.' });
    const postmortem = await opened(world);
    expect(postmortem).toMatchObject({
      id: edit.changeId,
      header: {
        version: 1,
        value: {
          title: 'Checkout was down',
          severity: 'SEV1',
          startedAt: '2026-03-01T10:00:00.000Z',
          detectedAt: null,
          resolvedAt: null,
        },
      },
      sections: { summary: { version: 1, value: 'It broke.' }, impact: { version: 0, value: '' } },
    });
    expect(postmortem?.services.map(({ name }) => name)).toEqual(['Checkout', 'Search']);
  });

  it('that was cut short is finished by whoever saves next, with whatever change', async () => {
    const world = memoryWorld();
    const { findOrCreate } = world.services;
    let calls = 0;
    world.services.findOrCreate = (...given) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('cut short')) : findOrCreate(...given);
    };
    const services = { ...config, services: ['Checkout', 'Payments'] };
    await expect(saveSection(world, anEdit({ config: services }), summary('It broke.'))).rejects.toThrow();
    await saveSection(world, anEdit({ config: services }), summary('It broke, again.'));
    expect((await opened(world))?.services.map(({ name }) => name)).toEqual(['Checkout', 'Payments']);
    await saveSection(world, anEdit({ config: services }), { ...summary('Third.'), version: 1 });
    expect(calls).toBe(4);
  });

  it('takes the title of the page, and holds no time that a record cannot hold', async () => {
    const world = memoryWorld();
    const title = `${'😀'.repeat(100)} and more`;
    const times = {
      startedAt: '12345',
      detectedAt: '0001-01-01T00:00:00Z',
      resolvedAt: '9999-12-31T23:00:00Z',
    };
    await saveSection(world, anEdit({ config: times, page: aPage({ title }) }), summary('x'));
    expect((await opened(world))?.header.value).toEqual({
      title,
      severity: 'SEV3',
      startedAt: null,
      detectedAt: null,
      resolvedAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      zone: 'UTC',
    });
    const other = memoryWorld();
    await saveSection(other, anEdit({ config: { title: '😀'.repeat(300) } }), summary('x'));
    expect((await opened(other))?.header.value.title).toBe('😀'.repeat(127));
  });

  it('takes the link of the incident, once, and no address that is none', async () => {
    const world = memoryWorld();
    const edit = anEdit({ config: { ...config, link: ' https://incidents.example/4711 ' } });
    await saveSection(world, edit, summary('It broke.'));
    await saveSection(world, edit, summary('It broke.'));
    expect((await opened(world))?.links).toMatchObject([
      { version: 1, value: { kind: 'incident', url: 'https://incidents.example/4711', title: '' } },
    ]);
    const other = memoryWorld();
    await saveSection(other, anEdit({ config: { link: 'javascript:alert(1)' } }), summary('x'));
    expect((await opened(other))?.links).toEqual([]);
  });

  it('of two people at once makes one record and loses neither text', async () => {
    const world = memoryWorld();
    await Promise.all([
      saveSection(world, anEdit({ config }), summary('mine')),
      saveSection(world, anEdit({ caller: aCaller({ accountId: 'other' }) }), {
        section: 'impact',
        version: 0,
        value: 'theirs',
      }),
    ]);
    expect(world.db.postmortems.rows.size).toBe(1);
    expect((await opened(world))?.sections).toMatchObject({
      summary: { value: 'mine' },
      impact: { value: 'theirs' },
    });
  });

  it('repeated finishes what was cut off: the services are what the gate looks at', async () => {
    const world = memoryWorld();
    const edit = anEdit({ config });
    const attach = world.services.attach.bind(world.services);
    Object.assign(world.services, { attach: () => Promise.reject(new Error('cut off')) });
    await expect(saveSection(world, edit, summary('It broke.'))).rejects.toThrow('cut off');
    Object.assign(world.services, { attach });
    expect(await saveSection(world, edit, summary('It broke.'))).toEqual({ version: 1, value: 'It broke.' });
    expect((await opened(world))?.services).toHaveLength(2);
  });

  it('of the header is version 1, also when it is repeated', async () => {
    const world = memoryWorld();
    const edit = anEdit({ config });
    const header = aHeader({ title: 'Mine' });
    const save = () => saveHeader(world, edit, { version: 0, value: header });
    expect([await save(), await save()]).toEqual(Array(2).fill({ version: 1, value: header }));
    expect((await opened(world))?.services).toHaveLength(2);
    const late = await conflictOf(saveHeader(world, anEdit(), { version: 0, value: aHeader() }));
    expect(late.current).toMatchObject({ version: 1, value: header });
  });

  it('that is refused leaves no record behind', async () => {
    const world = memoryWorld();
    const refused = { id: anId(), version: 0, position: 0, value: anAction({ status: 'committed' }) };
    await expect(saveAction(world, anEdit(), refused)).rejects.toThrow(InvalidInput);
    await expect(removeAction(world, anEdit(), { id: anId(), version: 0 })).rejects.toThrow(NotFound);
    await conflictOf(saveSection(world, anEdit(), summary('x', 4)));
    expect(world.db.postmortems.rows.size).toBe(0);
  });
});

describe('an edit', () => {
  it('is a change: who by our own id, when, what, old and new', async () => {
    const world = memoryWorld();
    await saveSection(world, anEdit(), summary('one'));
    const edit = anEdit();
    await saveSection(world, edit, summary('two', 1));
    const logged = world.db.log.find(({ change }) => change.id === edit.changeId);
    expect(logged).toMatchObject({
      subject: 'section',
      version: 2,
      change: {
        by: world.db.people.get(EDITOR),
        at: world.clock.iso(),
        what: 'summary-edited',
        before: 'one',
        after: 'two',
      },
    });
  });

  it('twice under one id is one edit', async () => {
    const world = memoryWorld();
    const edit = anEdit();
    await saveSection(world, edit, summary('one'));
    expect(await saveSection(world, edit, summary('one'))).toEqual({ version: 1, value: 'one' });
    await saveSection(world, anEdit(), summary('two', 1));
    expect(await saveSection(world, edit, summary('one'))).toEqual({ version: 2, value: 'two' });
    const both = anEdit();
    await Promise.all([
      saveSection(world, both, summary('three', 2)),
      saveSection(world, both, summary('three', 2)),
    ]);
    expect((await opened(world))?.sections.summary).toEqual({ version: 3, value: 'three' });
  });

  it('that comes second is a conflict that carries what stands there now', async () => {
    const world = memoryWorld();
    await saveSection(world, anEdit(), summary('one'));
    const results = await Promise.allSettled(
      ['mine', 'theirs'].map((value) => saveSection(world, anEdit(), summary(value, 1))),
    );
    const won = results.find((result) => result.status === 'fulfilled');
    const lost = results.find((result) => result.status === 'rejected');
    const conflict: unknown = lost?.reason;
    expect(conflict).toBeInstanceOf(Conflict);
    const current = { ...won?.value, saved: { by: EDITOR, at: expect.any(String) as string } };
    expect(conflict).toMatchObject({ current });
    for (const stale of [0, 1, 9]) {
      const error = await conflictOf(saveSection(world, anEdit(), summary('late', stale)));
      expect(error.current).toEqual(current);
      expect(error.message).toMatch(/Compare both texts/);
    }
  });

  it('of what was removed meanwhile says so, and removing twice is fine under one id', async () => {
    const world = memoryWorld();
    const entry = anEntry();
    await saveListRow(world, world.timeline, 'timeline-entry', anEdit(), { version: 0, value: entry });
    const removal = anEdit();
    const remove = (edit = removal) =>
      removeListRow(world, world.timeline, 'timeline-entry', edit, { id: entry.id, version: 1 });
    expect(await remove()).toEqual({ version: 2 });
    expect(await remove()).toEqual({ version: 2 });
    expect((await conflictOf(remove(anEdit()))).current).toBeNull();
    const edited = saveListRow(world, world.timeline, 'timeline-entry', anEdit(), {
      version: 1,
      value: entry,
    });
    expect(await conflictOf(edited)).toMatchObject({
      current: null,
      message: expect.stringContaining('removed'),
    });
    expect(world.db.log.at(-1)?.change).toMatchObject({ what: 'timeline-entry-removed', after: null });
  });
});

describe('an action', () => {
  const valid = anAction({ status: 'committed', owner: 'account-owner', dueOn: '2026-05-01' });

  it('is logged with our own id of its owner, never the account', async () => {
    const world = memoryWorld();
    const id = anId();
    const saved = await saveAction(world, anEdit(), { id, version: 0, position: 3, value: valid });
    expect(saved).toEqual({
      id,
      version: 1,
      position: 3,
      fields: valid,
      issue: expect.objectContaining({ state: 'none' }),
    });
    const change = world.db.log.at(-1)?.change;
    expect(change?.after).toMatchObject({ ownerId: world.db.people.get('account-owner'), position: 3 });
    expect(JSON.stringify(world.db.log)).not.toMatch(/account-/);
    expect((await opened(world))?.people).toEqual(['account-owner']);
  });

  it('in conflict shows its fields and nothing internal', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{ title: 'theirs' }]);
    const edit = { id: id!, version: 0, position: 0, value: anAction({ title: 'mine' }) };
    const { current } = await conflictOf(saveAction(world, anEdit(), edit));
    expect(current).toMatchObject({ version: 1, value: anAction({ title: 'theirs' }) });
    expect(Object.keys(current ?? {})).toEqual(['version', 'value', 'saved']);
  });

  it('is not marked done, nor removed, while Jira has a say; it may be dropped', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{}]);
    await pressCreate(world, [id!]);
    const save = (value = anAction({ status: 'done' })) =>
      saveAction(world, anEdit(), { id: id!, version: 1, position: 0, value });
    await expect(save()).rejects.toThrow(/Close the issue there/);
    await expect(removeAction(world, anEdit(), { id: id!, version: 1 })).rejects.toThrow(/Drop it/);
    const dropped = await save(anAction({ status: 'dropped', dropReason: 'sold' }));
    expect(dropped.issue).toMatchObject({ state: 'linked', issueId: '10001' });
  });

  it('that was linked between reading and writing is refused with the reason, not as a conflict', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{}]);
    const commit = world.actions.save.bind(world.actions);
    world.actions.save = async (...args) => {
      await world.issueLinks.settle(await stored(world, id!), aSettlement());
      return commit(...args);
    };
    const done = { id: id!, version: 1, position: 0, value: anAction({ status: 'done' }) };
    await expect(saveAction(world, anEdit(), done)).rejects.toThrow(/Close the issue there/);
    expect((await stored(world, id!)).fields.status).toBe('proposed');
  });

  it('is removed once, and unknown ones are not found', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{}]);
    await expect(removeAction(world, anEdit(), { id: anId(), version: 0 })).rejects.toThrow(NotFound);
    expect(await removeAction(world, anEdit(), { id: id!, version: 1 })).toEqual({ version: 2 });
    expect((await opened(world))?.actions).toEqual([]);
  });
});

describe('services of a postmortem', () => {
  it('are attached by name, registered when new, and detached', async () => {
    const world = memoryWorld();
    const one = await attachService(world, anEdit(), 'Check Out');
    expect(await attachService(world, anEdit(), 'check-out')).toEqual(one);
    expect((await opened(world))?.services).toEqual([{ id: one.id, name: 'Check Out' }]);
    expect(await detachService(world, anEdit(), one.id)).toBeNull();
    expect((await opened(world))?.services).toEqual([]);
    expect(await world.services.list()).toMatchObject([one]);
  });

  it('are created twice as one, and renamed by whoever knows the newest version', async () => {
    const world = memoryWorld();
    const input = { changeId: anId(), name: 'Checkout' };
    const created = await createService(world, aCaller(), input);
    expect(await createService(world, aCaller(), input)).toEqual(created);
    const rename = { changeId: anId(), id: created.id, version: 1, name: 'Kasse' };
    expect(await renameService(world, aCaller(), rename)).toEqual({
      id: created.id,
      name: 'Kasse',
      version: 2,
    });
    await conflictOf(renameService(world, aCaller(), { ...rename, changeId: anId() }));
  });
});
