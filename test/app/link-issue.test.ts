import { sweep } from '../../src/app/jira-sync';
import { linkIssue, unlinkIssue } from '../../src/app/link-issue';
import { retrySync } from '../../src/app/retry-sync';
import { InvalidInput, NotFound } from '../../src/domain/failure';
import { aCaller, anId, aPage, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const asked = (actionId: string) => ({ caller: aCaller(), page: aPage(), place: PLACE, actionId });
const link = (world: MemoryWorld, actionId: string, issueId: string) =>
  linkIssue(world, { ...asked(actionId), issueId });

describe('linking an issue that exists', () => {
  it('follows it from then on, overwrites nothing and fills what the action leaves open', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{ title: 'Ours' }]);
    const { issueId } = world.issues.add({
      done: true,
      values: { title: 'Theirs', dueOn: '2026-09-09', priority: '3', owner: 'ann' },
    });
    const view = await link(world, id, issueId);
    expect(view.issue).toMatchObject({ state: 'linked', issueId, issueDone: false, marked: true });
    await drainJobs(world);
    expect(await stored(world, id)).toMatchObject({
      fields: { title: 'Ours', dueOn: '2026-09-09', owner: 'ann', priority: 'critical' },
      issue: { issueDone: true },
    });
    expect(world.issues.updates).toEqual([]);
    expect(world.issues.pageLinks).toHaveLength(1);
    world.issues.edit(issueId, { title: 'Theirs, edited' });
    await sweep(world);
    await drainJobs(world);
    expect((await stored(world, id)).fields.title).toBe('Theirs, edited');
  });

  it('says that only the rotation looks at it where the marker cannot be written', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{}]);
    const { issueId } = world.issues.add({});
    world.issues.marking = 'refused';
    expect((await link(world, id, issueId)).issue).toMatchObject({ state: 'linked', marked: false });
    world.issues.change(issueId, { done: true });
    await sweep(world);
    expect((await stored(world, id)).issue.issueDone).toBe(true);
  });

  it('refuses what the person or the app cannot see, what is archived, and what belongs to another action', async () => {
    const world = memoryWorld();
    const [id = '', other = ''] = await savedActions(world, [{}, {}]);
    const { issueId } = world.issues.add({});
    await expect(link(world, id, '404')).rejects.toThrow(NotFound);
    world.issues.hiddenFromUser.add('10000');
    await expect(link(world, id, issueId)).rejects.toThrow(/cannot see that issue/);
    world.issues.hiddenFromUser.clear();
    world.issues.hiddenFromApp.add('10000');
    await expect(link(world, id, issueId)).rejects.toThrow(/may not see that project/);
    world.issues.hiddenFromApp.clear();
    world.issues.change(issueId, { archived: 'issue' });
    await expect(link(world, id, issueId)).rejects.toThrow(/archived/);
    world.issues.change(issueId, { archived: null });
    await link(world, id, issueId);
    await expect(link(world, other, issueId)).rejects.toThrow(/another action/);
    await expect(link(world, id, issueId)).rejects.toThrow(InvalidInput);
    await expect(link(world, anId(), issueId)).rejects.toThrow(NotFound);
  });
});

describe('unlinking', () => {
  it('keeps both, counts as open, and nothing brings them together again by itself', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{}]);
    await pressCreate(world, [id]);
    await drainJobs(world);
    world.issues.change('10001', { done: true });
    await sweep(world);
    expect((await stored(world, id)).issue.issueDone).toBe(true);
    world.issues.marking = 'refused';
    const view = await unlinkIssue(world, asked(id));
    expect(view.issue).toMatchObject({ state: 'none', issueId: null, issueDone: false });
    expect(world.issues.issues).toHaveLength(1);
    expect(world.issues.pageLinks).toEqual([]);
    await sweep(world);
    await drainJobs(world);
    expect((await stored(world, id)).issue.state).toBe('none');
    await expect(unlinkIssue(world, asked(id))).rejects.toThrow(InvalidInput);
  });

  it('frees an action whose issue is gone, so that it can be created again', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{}]);
    await pressCreate(world, [id]);
    await drainJobs(world);
    world.issues.change('10001', { gone: true });
    await world.queues.sync({ kind: 'read', issueIds: ['10001'] }, 0);
    await drainJobs(world);
    expect((await pressCreate(world, [id])).outcomes[0]?.outcome).toBe('already-linked');
    await unlinkIssue(world, asked(id));
    expect((await pressCreate(world, [id])).outcomes[0]?.outcome).toBe('created');
  });
});

it('trying again shows and touches only what stands on the page of whoever asks', async () => {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [{}]);
  await pressCreate(world, [id]);
  const elsewhere = { ...asked(id), place: { ...PLACE, localId: 'another-macro' } };
  expect(await retrySync(world, { ...elsewhere, actionIds: [id] })).toEqual([]);
  expect(world.queues.take('write')).toEqual([]);
});

it('an action that is done, or dropped, is set back before it gets an issue', async () => {
  const world = memoryWorld();
  const [done = '', dropped = ''] = await savedActions(world, [
    { status: 'done' },
    { status: 'dropped', dropReason: 'not worth it' },
  ]);
  const { issueId } = world.issues.add({});
  await expect(link(world, done, issueId)).rejects.toThrow(/marked|is done/);
  await expect(link(world, dropped, issueId)).rejects.toThrow(/is dropped/);
});

describe('what a sweep finds by our marker', () => {
  it('adopts an issue that turned up after we had given up looking', async () => {
    const world = memoryWorld();
    world.issues.script = ['late'];
    world.issues.indexLagMs = 2 * 3_600_000;
    const [id = ''] = await savedActions(world, [{}]);
    await pressCreate(world, [id]);
    await drainJobs(world);
    expect((await stored(world, id)).issue.state).toBe('none');
    world.clock.advance(2 * 3_600_000);
    await sweep(world);
    expect((await stored(world, id)).issue).toMatchObject({
      state: 'linked',
      issueId: '10001',
      marked: true,
    });
  });

  it('leaves alone what anybody could have marked', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{}]);
    world.issues.add({ actionId: id, creator: 'somebody', done: true });
    await sweep(world);
    expect((await stored(world, id)).issue.state).toBe('none');
  });

  it('reports a second issue of one action, once, and keeps the recorded one', async () => {
    const world = memoryWorld();
    const [id = ''] = await savedActions(world, [{}]);
    await pressCreate(world, [id]);
    await drainJobs(world);
    world.issues.add({ actionId: id, issueKey: 'OPS-77' });
    await sweep(world);
    const { issue, issueVersion } = await stored(world, id);
    expect(issue).toMatchObject({
      state: 'linked',
      issueId: '10001',
      note: expect.stringContaining('OPS-77'),
    });
    await sweep(world);
    expect(await stored(world, id)).toMatchObject({ issueVersion });
  });
});
