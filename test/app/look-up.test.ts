import { saveAction } from '../../src/app/actions';
import { confirmMissing, lookUp, watchClaims } from '../../src/app/look-up';
import { InvalidInput, NotFound } from '../../src/domain/failure';
import { CLAIM_EXPIRES_MS } from '../../src/domain/issue-look-up';
import { aCaller, anEdit, anId, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import type { CreateScript } from '../support/ports-jira';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

/** One action whose create ended in doubt. */
async function inDoubt(script: CreateScript, indexLagMs = 0): Promise<{ world: MemoryWorld; id: string }> {
  const world = memoryWorld();
  world.issues.script = [script];
  world.issues.indexLagMs = indexLagMs;
  const [id] = await savedActions(world, [{}]);
  await pressCreate(world, [id!]);
  return { world, id: id! };
}

/** Delivers the next look when it is due; returns the delay it was queued with. */
async function nextLook(world: MemoryWorld, id: string): Promise<number> {
  const [queued] = world.queues.take('look-up');
  if (!queued) throw new Error('no look is queued');
  world.clock.advance(queued.delaySeconds * 1000);
  await lookUp(world, id);
  return queued.delaySeconds;
}

describe('looking for an issue in doubt', () => {
  it.each([
    ['at once', 0, [15]],
    ['after 30 seconds', 30_000, [15, 120]],
    ['after 5 minutes', 300_000, [15, 120, 600]],
  ])('adopts what the index shows %s', async (_when, lag, delays) => {
    const { world, id } = await inDoubt('late', lag);
    for (const delay of delays) expect(await nextLook(world, id)).toBe(delay);
    expect(await stored(world, id)).toMatchObject({
      issue: { state: 'linked', issueId: '10001', issueKey: 'OPS-1', note: '' },
      claim: null,
    });
    expect(world.queues.jobs.filter(({ job }) => job.kind === 'look-up')).toEqual([]);
    expect(world.issues.issues).toHaveLength(1);
  });

  it('believes in nothing only after three empty answers; then it may be created again', async () => {
    const { world, id } = await inDoubt('lost');
    for (const delay of [15, 120]) {
      expect(await nextLook(world, id)).toBe(delay);
      expect((await stored(world, id)).issue.state).toBe('checking');
    }
    expect(await nextLook(world, id)).toBe(600);
    expect(await stored(world, id)).toMatchObject({
      issue: { state: 'none', note: expect.stringContaining('Create it again') },
      claim: null,
    });
    const { outcomes } = await pressCreate(world, [id]);
    expect(outcomes[0]?.outcome).toBe('created');
    expect(world.issues.issues).toHaveLength(1);
  });

  it('counts an empty answer once, however often its job is delivered', async () => {
    const { world, id } = await inDoubt('late', 300_000);
    world.clock.advance(15_000);
    for (let delivered = 0; delivered < 4; delivered += 1) await lookUp(world, id);
    expect(await stored(world, id)).toMatchObject({ issue: { state: 'checking' }, claim: { lookups: 1 } });
    await Promise.all([lookUp(world, id), watchClaims(world)]);
    expect((await stored(world, id)).claim?.lookups).toBe(1);
    world.clock.advance(120_000);
    await Promise.all([lookUp(world, id), lookUp(world, id)]);
    expect((await stored(world, id)).claim?.lookups).toBe(2);
    world.clock.advance(600_000);
    await Promise.all([lookUp(world, id), lookUp(world, id)]);
    expect((await stored(world, id)).issue).toMatchObject({ state: 'linked', issueId: '10001' });
  });

  it('asks a person when the app cannot see the project', async () => {
    const { world, id } = await inDoubt('late');
    world.issues.hiddenFromApp.add('10000');
    for (let look = 0; look < 3; look += 1) await nextLook(world, id);
    expect(await stored(world, id)).toMatchObject({
      issue: { state: 'asking', note: expect.stringContaining('Look for it in Jira') },
      claim: { projectId: '10000' },
    });
    expect((await pressCreate(world, [id])).outcomes[0]?.outcome).toBe('checking');
  });

  it('keeps the lowest of two issues with one marker and names the other', async () => {
    const { world, id } = await inDoubt('late');
    world.issues.add({ actionId: id });
    await nextLook(world, id);
    expect((await stored(world, id)).issue).toMatchObject({
      state: 'linked',
      issueKey: 'OPS-1',
      note: expect.stringContaining('OPS-2'),
    });
  });

  it('reads whether the adopted issue is done from the issue, not from the search', async () => {
    const { world, id } = await inDoubt('late');
    world.issues.change('10001', { done: true });
    await nextLook(world, id);
    await drainJobs(world);
    expect((await stored(world, id)).issue.issueDone).toBe(true);
  });

  it.each([
    ['made by somebody else', { creator: 'account-forger' }],
    ['made by nobody known', { creator: null }],
    ['in another project', { projectId: '20000' }],
    ['made long before the button was pressed', { createdAt: '2026-03-02T08:54:59.999Z' }],
    ['of another installation', { installationId: 'installation-2' }],
    ['of another action', { actionId: 'other' }],
  ])('never adopts a marked issue %s', async (_what, forged) => {
    const { world, id } = await inDoubt('lost');
    world.issues.add({ actionId: id, ...forged });
    for (let look = 0; look < 3; look += 1) await nextLook(world, id);
    expect((await stored(world, id)).issue).toMatchObject({ state: 'none', issueId: null });
  });

  it('adopts an issue whose clock is a little behind ours', async () => {
    const { world, id } = await inDoubt('lost');
    world.issues.add({ actionId: id, createdAt: world.clock.iso(-4 * 60_000) });
    await nextLook(world, id);
    expect((await stored(world, id)).issue.state).toBe('linked');
  });

  it('leaves alone what is settled, unknown or being created', async () => {
    const { world, id } = await inDoubt('created');
    await lookUp(world, id);
    await lookUp(world, anId());
    expect((await stored(world, id)).issueVersion).toBe(1);
  });
});

describe('claims of functions that died', () => {
  it('become checking after 16 minutes, not before, and are looked for at once', async () => {
    const world = memoryWorld();
    const [id] = await savedActions(world, [{}]);
    world.issues.script = ['killed'];
    await expect(pressCreate(world, [id!])).rejects.toThrow();
    world.clock.advance(CLAIM_EXPIRES_MS);
    expect(await watchClaims(world)).toEqual({ stillClaimed: true });
    world.clock.advance(1);
    expect(await watchClaims(world)).toEqual({ stillClaimed: false });
    expect(world.queues.take('look-up')).toEqual([
      { job: { kind: 'look-up', actionId: id }, delaySeconds: 0 },
    ]);
    await lookUp(world, id!);
    expect((await stored(world, id!)).issue).toMatchObject({ state: 'linked', issueId: '10001' });
    expect(world.issues.issues).toHaveLength(1);
  });
});

describe('a person says that there is no such issue', () => {
  async function asking(script: CreateScript) {
    const { world, id } = await inDoubt(script);
    world.issues.hiddenFromApp.add('10000');
    for (let look = 0; look < 3; look += 1) await nextLook(world, id);
    return { world, id };
  }

  it('looks with their eyes, and adopts what the app could not see', async () => {
    const { world, id } = await asking('late');
    const view = await confirmMissing(world, aCaller(), PLACE, id);
    expect(view.issue).toMatchObject({ state: 'linked', issueKey: 'OPS-1', issueDone: false });
  });

  it('gives the action back when they see nothing either', async () => {
    const { world, id } = await asking('lost');
    const view = await confirmMissing(world, aCaller(), PLACE, id);
    expect(view.issue).toMatchObject({ state: 'none', issueId: null });
    expect((await pressCreate(world, [id])).outcomes[0]?.outcome).toBe('created');
  });

  it('is not adopting a forged marker for them', async () => {
    const { world, id } = await asking('lost');
    world.issues.add({ actionId: id, creator: 'account-forger' });
    expect((await confirmMissing(world, aCaller(), PLACE, id)).issue.state).toBe('none');
  });

  it('is refused while nobody asks, and for actions of other pages', async () => {
    const { world, id } = await inDoubt('lost');
    await expect(confirmMissing(world, aCaller(), PLACE, id)).rejects.toThrow(InvalidInput);
    const elsewhere = { ...PLACE, localId: 'macro-2' };
    await expect(confirmMissing(world, aCaller(), elsewhere, id)).rejects.toThrow(NotFound);
  });
});

it('looks with the eyes of whoever creates again: what the app could not see is adopted, not doubled', async () => {
  const { world, id } = await inDoubt('late');
  // Issue security hides it from the app, which may browse the project all the same.
  const read = world.issues.findMarked.bind(world.issues);
  world.issues.findMarked = async (as, marker) => (as === 'app' ? [] : read(as, marker));
  for (let look = 0; look < 3; look += 1) await nextLook(world, id);
  expect((await stored(world, id)).issue.state).toBe('none');
  const { outcomes } = await pressCreate(world, [id]);
  expect(outcomes).toMatchObject([{ outcome: 'already-linked', note: expect.stringContaining('OPS-1') }]);
  expect(world.issues.issues).toHaveLength(1);
});

it('asks a person where an access rule empties the searches, whatever the permissions say', async () => {
  const { world, id } = await inDoubt('late', 24 * 3_600_000);
  world.issues.sights.set('10000', 'blocked');
  for (let look = 0; look < 3; look += 1) await nextLook(world, id);
  expect((await stored(world, id)).issue.state).toBe('asking');
});

it('writes what was edited while nobody knew whether the issue exists', async () => {
  const { world, id } = await inDoubt('late');
  const { version, fields } = await stored(world, id);
  const value = { ...fields, title: 'Edited while checking' };
  await saveAction(world, anEdit(), { id, version, position: 0, value });
  await drainJobs(world);
  expect(world.issues.issue('10001').values.title).toBe('Edited while checking');
  expect((await stored(world, id)).fields.title).toBe('Edited while checking');
});
