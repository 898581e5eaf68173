import { dismissHint } from '../../src/app/blame-hints';
import { saveNamed } from '../../src/app/named-values';
import { openPostmortem } from '../../src/app/postmortem';
import { saveSection } from '../../src/app/sections';
import { listTemplates, saveTemplate } from '../../src/app/templates';
import { addEntries } from '../../src/app/timeline';
import { Conflict, InvalidInput } from '../../src/domain/failure';
import { NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { BUILT_IN_TEMPLATE, type Template } from '../../src/domain/templates';
import { aCaller, anEdit, anEntry, anId, aPage, PLACE } from '../support/builders';
import { type MemoryWorld, memoryWorld } from '../support/ports-world';

async function opened(world: MemoryWorld) {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return answer.postmortem;
}

const everything = (world: MemoryWorld) =>
  JSON.stringify([world.db.log, [...world.db.sections.rows.values()]]);

describe('mentions', () => {
  const text = 'Ask [@Ann Lee](person:557058:ann).';

  it('are kept without names and accounts, and read with accounts', async () => {
    const world = memoryWorld();
    const input = { section: 'summary', version: 0, value: text } as const;
    const shown = 'Ask [@](person:557058:ann).';
    expect(await saveSection(world, anEdit(), input)).toEqual({ version: 1, value: shown });
    const { sections, people } = await opened(world);
    expect(sections.summary.value).toBe(shown);
    expect(people).toEqual(['557058:ann']);
    expect(everything(world)).not.toMatch(/557058|Ann/);
    expect(everything(world)).toContain(`person:${world.db.people.get('557058:ann') ?? '-'}`);
  });

  it('are people in a conflict, too', async () => {
    const world = memoryWorld();
    await saveSection(world, anEdit(), { section: 'summary', version: 0, value: text });
    const late = saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'mine' });
    await expect(late).rejects.toMatchObject({
      current: { version: 1, value: 'Ask [@](person:557058:ann).' },
    });
  });

  it('of a closed account read as nobody', async () => {
    const world = memoryWorld();
    await saveSection(world, anEdit(), { section: 'summary', version: 0, value: text });
    world.db.people.delete('557058:ann');
    expect((await opened(world)).sections.summary.value).toBe('Ask [@](person:nobody).');
  });

  it('of more people than anybody means are refused', async () => {
    const world = memoryWorld();
    const value = Array.from({ length: 101 }, (_, n) => `[@](person:a${String(n)})`).join(' ');
    const save = saveSection(world, anEdit(), { section: 'summary', version: 0, value });
    await expect(save).rejects.toThrow(InvalidInput);
    expect(world.db.people.size).toBe(0);
  });
});

describe('several entries at once', () => {
  it('make the record, and are the same when the call is repeated', async () => {
    const world = memoryWorld();
    const edit = anEdit();
    const entries = [anEntry({ position: 2, text: 'later' }), anEntry({ position: 1, text: 'first' })];
    const added = await addEntries(world, edit, entries);
    expect(added.map(({ version, value }) => [version, value.text])).toEqual([
      [1, 'first'],
      [1, 'later'],
    ]);
    expect(await addEntries(world, edit, entries)).toEqual(added);
    expect((await opened(world)).timeline).toEqual(added);
  });

  it('say so when an id is taken', async () => {
    const world = memoryWorld();
    const entry = anEntry();
    await addEntries(world, anEdit(), [entry]);
    await expect(addEntries(world, anEdit(), [entry, anEntry()])).rejects.toThrow(Conflict);
  });
});

describe('what a postmortem has once', () => {
  const facts = { ...NO_IMPACT_FACTS, onCallPaged: true };
  const input = { name: '', what: 'impact-facts-edited', version: 0, value: facts };

  it('begins at version 0, and whoever is late sees what stands there', async () => {
    const world = memoryWorld();
    const edit = anEdit();
    expect(await saveNamed(world, world.impact, edit, input)).toEqual({ version: 1, value: facts });
    expect(await saveNamed(world, world.impact, edit, input)).toEqual({ version: 1, value: facts });
    await expect(saveNamed(world, world.impact, anEdit(), input)).rejects.toMatchObject({
      current: { version: 1, value: facts },
    });
    expect((await opened(world)).impact).toEqual({ version: 1, value: facts });
  });

  it('keeps a dismissed hint with its reason until that is taken back', async () => {
    const world = memoryWorld();
    const dismissed = { dismissed: true, reason: 'The name of a product' };
    await dismissHint(world, anEdit(), { key: 'role:1', version: 0, value: dismissed });
    expect((await opened(world)).dismissedHints).toEqual([{ key: 'role:1', version: 1, ...dismissed }]);
    await dismissHint(world, anEdit(), {
      key: 'role:1',
      version: 1,
      value: { dismissed: false, reason: '' },
    });
    expect((await opened(world)).dismissedHints).toMatchObject([{ version: 2, dismissed: false }]);
    expect(world.db.log.map(({ change }) => change.what)).toEqual([
      'postmortem-created',
      'hint-dismissed',
      'hint-restored',
    ]);
    expect(world.db.log[1]?.change.after).toEqual({ key: 'role:1', ...dismissed });
  });
});

describe('templates', () => {
  const changed: Template = {
    blocks: BUILT_IN_TEMPLATE.blocks.map((block) => ({ ...block, prompt: 'Say it.' })),
  };
  const site = { kind: 'site' } as const;
  const save = (world: MemoryWorld, number: number, template: Template | null, changeId = anId()) =>
    saveTemplate(world, aCaller(), { changeId, scope: site, number, template });

  it('hold for postmortems that begin afterwards', async () => {
    const world = memoryWorld();
    await saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'x' });
    expect(await save(world, 0, changed)).toEqual({ number: 1 });
    expect((await opened(world)).template).toBeNull();
    const other = { ...PLACE, localId: 'macro-2' };
    const draft = await openPostmortem(world, aCaller(), aPage(), other);
    expect(draft).toMatchObject({ kind: 'draft', template: changed });
    await saveSection(world, anEdit({ place: other }), { section: 'summary', version: 0, value: 'x' });
    await save(world, 1, null);
    expect(await openPostmortem(world, aCaller(), aPage(), other)).toMatchObject({
      postmortem: { template: changed },
    });
    expect(await listTemplates(world)).toEqual([{ scope: site, number: 2, template: null }]);
  });

  it('are the same version when a save is repeated; a second one sees the first', async () => {
    const world = memoryWorld();
    const changeId = anId();
    await save(world, 0, changed, changeId);
    expect(await save(world, 0, changed, changeId)).toEqual({ number: 1 });
    await expect(save(world, 0, BUILT_IN_TEMPLATE)).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { version: 1, value: changed },
    });
  });
});
