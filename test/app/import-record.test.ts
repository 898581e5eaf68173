import * as v from 'valibot';
import { importRecord } from '../../src/app/import-record';
import { saveHeader } from '../../src/app/postmortem';
import { sampleView } from '../../src/contract/samples';
import { saveSection } from '../../src/app/sections';
import { recordFile, type RecordFile } from '../../src/contract/record-file';
import { recordFileOf } from '../../src/contract/record-file-of';
import { nextPart, piecesOf } from '../../src/contract/record-import';
import { Conflict } from '../../src/domain/failure';
import { aCaller, aHeader, anEdit, anId, aPage, PLACE } from '../support/builders';
import { INCIDENTS } from '../support/builders-incidents';
import { aFullFile } from '../support/builders-files';
import { SHARED_INCIDENTS, sharedIncident } from '../support/shared-incidents';
import { exported, importWhole, SITE_URL } from '../support/imports';
import { memoryWorld } from '../support/ports-world';

async function comesBack(file: RecordFile): Promise<void> {
  const read = v.parse(recordFile, JSON.parse(JSON.stringify(file)));
  expect(read).toEqual(file);
  const world = memoryWorld();
  await importWhole(world, read, anId());
  expect(await exported(world, PLACE, file.record.externalSummary)).toEqual(file);
}

describe('a record that is exported and imported', () => {
  it.each(INCIDENTS.map((one) => [one.id, one] as const))('is the same: %s', async (_id, one) => {
    await comesBack(recordFileOf(sampleView(one), SITE_URL, null));
  });

  const beside = SHARED_INCIDENTS.length > 0 ? it : it.skip;
  beside('is the same: each incident beside the project', async () => {
    expect(SHARED_INCIDENTS.length).toBeGreaterThan(0);
    for (const file of SHARED_INCIDENTS)
      await comesBack(recordFileOf(sampleView(sharedIncident(file)), SITE_URL, null));
  });

  it('is the same with everything that a record can hold', () => comesBack(aFullFile()));

  it('may come from before there was a review and a life cycle in files', async () => {
    const { record } = aFullFile();
    const none = { reviewPlan: null, reviewMeeting: null, lifecycle: null };
    const parts = Object.entries(record).filter(([part]) => !(part in none));
    const read = v.parse(recordFile, { ...aFullFile(), record: Object.fromEntries(parts) });
    expect(read.record).toEqual({ ...record, ...none });
    await comesBack(read);
  });
});

describe('an import', () => {
  it('repeated part by part, as after lost answers, doubles nothing and changes nothing', async () => {
    const world = memoryWorld();
    const [file, importId] = [aFullFile(), anId()];
    await importWhole(world, file, importId);
    const changes = world.db.log.length;
    await importWhole(world, file, importId);
    expect(world.db.log).toHaveLength(changes);
    expect(await exported(world, PLACE, file.record.externalSummary)).toEqual(file);
  });

  it('that stopped in the middle is completed by sending it again', async () => {
    const world = memoryWorld();
    const [file, importId] = [aFullFile(), anId()];
    const { header, template } = file.record;
    const by = { caller: aCaller(), page: aPage() };
    const pieces = piecesOf(file).slice(0, 5);
    await importRecord(world, by, { place: PLACE, importId, header, template, pieces });
    await importWhole(world, file, importId);
    expect(await exported(world, PLACE, file.record.externalSummary)).toEqual(file);
  });

  it('stops before its time is over and says how far it came', async () => {
    const world = memoryWorld();
    const file = aFullFile();
    const { header, template } = file.record;
    world.deadline.ms = 5_000;
    const by = { caller: aCaller(), page: aPage() };
    const pieces = [...nextPart(piecesOf(file))];
    const answer = await importRecord(world, by, {
      place: PLACE,
      importId: anId(),
      header,
      template,
      pieces,
    });
    expect(answer).toEqual({ done: 1, kept: 0 });
  });

  it('never goes into a record that is there already', async () => {
    const world = memoryWorld();
    await saveHeader(world, anEdit(), { version: 0, value: aHeader() });
    await expect(importWhole(world, aFullFile(), anId())).rejects.toThrow(Conflict);
  });

  it('is recorded: the record, and each of its rows', async () => {
    const world = memoryWorld();
    const file = aFullFile();
    await importWhole(world, file, anId());
    const whats = world.db.log.map(({ change }) => change.what);
    expect(whats[0]).toBe('template-imported');
    expect(whats).toContain('postmortem-imported');
    expect(whats.filter((what) => what === 'timeline-entry-added')).toHaveLength(file.record.timeline.length);
    expect(whats.filter((what) => what === 'action-added')).toHaveLength(file.record.actions.length);
  });

  it('leaves what somebody wrote between two parts as it is', async () => {
    const world = memoryWorld();
    const [file, importId] = [aFullFile(), anId()];
    const { header, template } = file.record;
    const by = { caller: aCaller(), page: aPage() };
    const part = { place: PLACE, importId, header, template };
    await importRecord(world, by, { ...part, pieces: [] });
    await saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'Theirs.' });
    const sections = piecesOf(file).filter(({ kind }) => kind === 'section');
    const answer = await importRecord(world, by, { ...part, pieces: sections });
    expect(answer).toEqual({ done: sections.length, kept: 1 });
    const { record } = await exported(world);
    expect(record.sections.find(({ key }) => key === 'summary')?.text).toBe('Theirs.');
  });
});

describe('the parts of a file', () => {
  it('are all of it, in order, each small enough for one call', () => {
    const long = 'ж'.repeat(30_000);
    const file = aFullFile();
    const sections = Array.from({ length: 12 }, (_, index) => ({
      key: `x-part-${String(index)}` as const,
      text: long,
    }));
    let left = piecesOf({ ...file, record: { ...file.record, sections } });
    const sent: unknown[] = [];
    while (left.length > 0) {
      const part = nextPart(left);
      expect(part.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(450_000);
      sent.push(...part);
      left = left.slice(part.length);
    }
    expect(sent).toEqual(piecesOf({ ...file, record: { ...file.record, sections } }));
  });
});
