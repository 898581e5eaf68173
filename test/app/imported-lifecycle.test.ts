import { openPostmortem } from '../../src/app/postmortem';
import { takeStep } from '../../src/app/lifecycle';
import { uuidOf } from '../../src/app/uuid-of';
import { importRecord } from '../../src/app/import-record';
import type { PostmortemView } from '../../src/contract/postmortem';
import type { RecordFile } from '../../src/contract/record-file';
import { Conflict } from '../../src/domain/failure';
import { aCaller, anId, aPage, PLACE } from '../support/builders';
import { aFullFile } from '../support/builders-files';
import { approve, by, input, lifecycleOf, publish, send } from '../support/builders-lifecycle';
import { exported, importWhole } from '../support/imports';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

type Told = NonNullable<RecordFile['record']['lifecycle']>;

const imported = async (told: Partial<Told> = {}, importId = anId()): Promise<MemoryWorld> => {
  const world = memoryWorld();
  const file = aFullFile();
  const { lifecycle } = file.record;
  if (lifecycle === null) throw new Error('the file tells nothing');
  await importWhole(
    world,
    { ...file, record: { ...file.record, lifecycle: { ...lifecycle, ...told } } },
    importId,
  );
  return world;
};

const viewOf = async (world: MemoryWorld): Promise<PostmortemView> => {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  if (answer.kind !== 'postmortem') throw new Error('nothing was saved');
  return answer.postmortem;
};

describe('a report that was approved elsewhere', () => {
  it.each(['in-review', 'approved', 'published', 'not-required'] as const)(
    'is a draft here whose approval is history, where it was %s',
    async (state) => {
      const world = await imported({ state, reason: state === 'not-required' ? 'A drill.' : '' });
      const { lifecycle, lifecycleFacts } = await viewOf(world);
      expect(lifecycle).toMatchObject({
        state: 'draft',
        approvals: [],
        published: null,
        last: null,
        reason: '',
      });
      expect(lifecycleFacts).toMatchObject({
        here: null,
        imported: { state, approvals: [{ by: '' }, { by: 'bob' }] },
      });
      await expect(publish(world, 'ada', anId(), 'approved')).rejects.toThrow(Conflict);
    },
  );

  it('needs all approvals anew, even where the file names what it says here and who approves', async () => {
    const importId = anId();
    const first = await imported({}, importId);
    const { revision } = await lifecycleOf(first);
    const at = '2026-03-07T09:00:00.000Z';
    const forged = [1, 2].map((round) => ({ by: 'bob', at, revision, round }));
    const world = await imported({ approvals: forged, approved: revision }, importId);
    expect((await lifecycleOf(world)).revision).toBe(revision);
    const sent = await send(world);
    expect(sent).toMatchObject({ state: 'in-review', approvals: [], needed: 1 });
    expect(await approve(world, 'bob')).toMatchObject({ state: 'approved', approvals: [{ by: 'bob' }] });
  });

  it('goes out again with its history before what was done here', async () => {
    const world = await imported();
    const before = (await exported(world)).record.lifecycle;
    await send(world);
    await approve(world, 'eve');
    const { lifecycle } = (await exported(world)).record;
    expect(lifecycle?.approvals.map((each) => each.by)).toEqual(['', 'bob', 'eve']);
    expect(lifecycle).toMatchObject({
      state: 'approved',
      last: { by: 'eve' },
      published: before?.published,
    });
  });

  it('keeps its history where somebody took a step while it was being imported', async () => {
    const world = memoryWorld();
    const { header, template, lifecycle } = aFullFile().record;
    const part = { place: PLACE, importId: anId(), header, template };
    const people = { caller: aCaller(), page: aPage() };
    await importRecord(world, people, { ...part, pieces: [] });
    await takeStep(world, by('ada'), { ...input, step: 'send', from: 'draft' });
    const piece = { kind: 'lifecycle', at: 0, value: lifecycle! } as const;
    expect(await importRecord(world, people, { ...part, pieces: [piece] })).toEqual({ done: 1, kept: 0 });
    expect((await viewOf(world)).lifecycleFacts).toMatchObject({
      here: { state: 'in-review', approvals: [] },
      imported: { state: 'published', approvals: [{ by: '' }, { by: 'bob' }] },
    });
  });
});

describe('people without an account in a file', () => {
  it('stay where they stood, as somebody without an account, once however often it is sent', async () => {
    const world = memoryWorld();
    const [file, importId] = [aFullFile(), anId()];
    await importWhole(world, file, importId);
    const kept = () => [...world.db.roles.rows.values()].map(({ value }) => value);
    const first = structuredClone(kept());
    await importWhole(world, file, importId);
    expect(kept()).toEqual(first);
    const scribe = first.find(({ name }) => name === 'scribe')?.value.people;
    expect(scribe).toEqual([
      uuidOf(world, `${uuidOf(world, `${importId}/role/1/change`)}/without-account/0`),
    ]);
    const stakeholders = first.find(({ name }) => name === 'stakeholders')?.value.people ?? [];
    expect(new Set(stakeholders).size).toBe(4);
  });
});
