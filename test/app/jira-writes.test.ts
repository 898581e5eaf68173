import { saveAction } from '../../src/app/actions';
import { startDueWrites, writeToJira } from '../../src/app/jira-writes';
import { retrySync } from '../../src/app/retry-sync';
import type { ActionFields } from '../../src/domain/actions';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../../src/domain/failure';
import { aCaller, anEdit, aPage, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld } from '../support/ports-world';

const MINUTE = 60_000;

async function linked() {
  const world = memoryWorld();
  const [id = ''] = await savedActions(world, [
    { title: 'Rehearse', owner: 'ann', dueOn: '2026-04-01', status: 'committed' },
  ]);
  await pressCreate(world, [id]);
  await drainJobs(world);
  const edit = async (some: Partial<ActionFields>) => {
    const action = await stored(world, id);
    await saveAction(world, anEdit(), {
      id,
      version: action.version,
      position: 0,
      value: { ...action.fields, ...some },
    });
  };
  return { world, id, edit, link: async () => (await stored(world, id)).issue };
}

describe('writing an edit of the page into Jira', () => {
  it('sends the difference and nothing else, once', async () => {
    const { world, edit, link } = await linked();
    await edit({ title: 'Rehearse monthly' });
    expect((await link()).pending).toMatchObject({ delay: null });
    await drainJobs(world);
    expect(world.issues.updates).toEqual([{ issueId: '10001', values: { title: 'Rehearse monthly' } }]);
    expect(await link()).toMatchObject({ pending: null, refused: {} });
    await world.queues.sync({ kind: 'read', issueIds: ['10001'] }, 0);
    await drainJobs(world);
    expect(world.issues.updates).toHaveLength(1);
  });

  it('takes over at once what somebody edited in Jira while it was written', async () => {
    const { world, id, edit, link } = await linked();
    await edit({ title: 'Rehearse monthly' });
    world.issues.meanwhile = [{ dueOn: '2026-09-09', owner: 'bob' }];
    await drainJobs(world);
    const both = { title: 'Rehearse monthly', dueOn: '2026-09-09', owner: 'bob' };
    expect((await stored(world, id)).fields).toMatchObject(both);
    expect(world.issues.issue('10001').values).toMatchObject(both);
    expect(world.issues.updates).toHaveLength(1);
    expect(await link()).toMatchObject({ pending: null, refused: {} });
  });

  it('asks for nothing when the edit concerns only the page', async () => {
    const { world, edit } = await linked();
    await edit({ type: 'detect' });
    await drainJobs(world);
    expect(world.issues.updates).toEqual([]);
  });

  it('keeps what Jira refuses, says why, holds nothing else back, and tries again when asked', async () => {
    const { world, id, edit, link } = await linked();
    world.issues.refusals = { owner: 'Bob cannot be assigned issues.' };
    await edit({ owner: 'bob', dueOn: '2026-05-01' });
    await drainJobs(world);
    expect(world.issues.issue('10001').values).toMatchObject({ owner: 'ann', dueOn: '2026-05-01' });
    expect((await link()).refused).toEqual({ owner: 'Bob cannot be assigned issues.' });
    expect((await stored(world, id)).fields.owner).toBe('bob');
    await drainJobs(world);
    expect(world.issues.updates).toHaveLength(1);

    world.issues.refusals = {};
    await retrySync(world, { caller: aCaller(), page: aPage(), place: PLACE, actionIds: [id] });
    await drainJobs(world);
    expect(world.issues.issue('10001').values.owner).toBe('bob');
    expect((await link()).refused).toEqual({});
  });

  it.each([
    ['one issue was written too often', new JiraLimited({ reason: 'issue', waitMs: 5000 }), 'busy', 30_000],
    ['a burst without a reason', new JiraLimited({ reason: 'unknown', waitMs: null }), 'busy', 3000],
    [
      'a Retry-After of an hour',
      new JiraLimited({ reason: 'burst', waitMs: 60 * MINUTE }),
      'busy',
      60 * MINUTE,
    ],
    ['no answer', new JiraUnavailable('silence'), 'no-answer', 3000],
    ['Jira not connected', new JiraNotConnected(), 'not-connected', 60 * MINUTE],
  ] as const)('waits where %s, visibly, and gets through in the end', async (_when, failure, delay, ms) => {
    const { world, edit, link } = await linked();
    await edit({ title: 'Other' });
    world.issues.failures = [failure];
    const [job] = world.queues.take('write');
    const began = world.clock.now();
    await writeToJira(world, job!.job.actionId);
    expect((await link()).pending).toMatchObject({
      delay,
      attempts: 1,
      at: new Date(began + ms).toISOString(),
    });
    expect(world.issues.updates).toEqual([]);
    await drainJobs(world);
    expect(world.clock.now() - began).toBeGreaterThanOrEqual(ms);
    expect(world.issues.issue('10001').values.title).toBe('Other');
    expect((await link()).pending).toBeNull();
  });

  it('pauses the whole site for a used-up quota: nobody asks Jira until it is filled again', async () => {
    const { world, edit } = await linked();
    await edit({ title: 'Other' });
    world.issues.failures = [new JiraLimited({ reason: 'quota', waitMs: 50 * MINUTE })];
    const [job] = world.queues.take('write');
    await writeToJira(world, job!.job.actionId);
    const until = await world.jiraLimits.pausedUntil();
    expect(until).toBe(world.clock.iso(50 * MINUTE));
    const reads = world.issues.reads.length;
    await writeToJira(world, job!.job.actionId);
    expect(world.issues.reads).toHaveLength(reads);
    await drainJobs(world);
    expect(world.issues.issue('10001').values.title).toBe('Other');
    expect(world.clock.iso() >= until!).toBe(true);
  });

  it('waits for an admin where the app may not edit', async () => {
    const { world, edit, link } = await linked();
    world.issues.mayEdit = false;
    await edit({ title: 'Other' });
    const [job] = world.queues.take('write');
    await writeToJira(world, job!.job.actionId);
    expect((await link()).pending).toMatchObject({ delay: 'forbidden', attempts: 1 });
    world.issues.mayEdit = true;
    await drainJobs(world);
    expect(world.issues.issue('10001').values.title).toBe('Other');
  });

  it('is started by upkeep when its job was lost', async () => {
    const { world, edit } = await linked();
    await edit({ title: 'Other' });
    world.queues.jobs = [];
    expect(await startDueWrites(world)).toBe(1);
    await drainJobs(world);
    expect(world.issues.issue('10001').values.title).toBe('Other');
  });

  it('does not take its own word for an edit of somebody when it died after writing', async () => {
    const { world, id, edit } = await linked();
    await edit({ dueOn: '2026-06-01' });
    const settle = world.issueLinks.settle.bind(world.issueLinks);
    world.issueLinks.settle = () => Promise.reject(new Error('killed'));
    await expect(writeToJira(world, id)).rejects.toThrow('killed');
    world.issueLinks.settle = settle;
    await edit({ dueOn: '2026-07-01' });
    await drainJobs(world);
    expect((await stored(world, id)).fields.dueOn).toBe('2026-07-01');
    expect(world.issues.issue('10001').values.dueOn).toBe('2026-07-01');
  });

  it('marks the link to the page as resolved when the action is dropped, and open when it is taken up again', async () => {
    const { world, edit } = await linked();
    await edit({ status: 'dropped', dropReason: 'not worth it' });
    await drainJobs(world);
    expect(world.issues.pageLinks.at(-1)).toMatchObject({ resolved: true });
    await edit({ status: 'committed', dropReason: '' });
    await drainJobs(world);
    expect(world.issues.pageLinks.at(-1)).toMatchObject({ resolved: false });
  });
});

describe('taking an edit of Jira over', () => {
  it('is one recorded edit by the app', async () => {
    const { world, id } = await linked();
    const before = await stored(world, id);
    world.issues.edit('10001', { title: 'Better', owner: 'bob', dueOn: '2026-08-01', priority: '4' });
    await world.queues.sync({ kind: 'read', issueIds: ['10001'] }, 0);
    await drainJobs(world);
    const after = await stored(world, id);
    expect(after.fields).toMatchObject({
      title: 'Better',
      owner: 'bob',
      dueOn: '2026-08-01',
      priority: 'critical',
    });
    expect(after.issue.refused.priority).toContain('lowered in Jira');
    expect(after.version).toBe(before.version + 1);
    expect(world.issues.updates).toEqual([]);
  });

  it('makes a promise without a day or a person a proposal again', async () => {
    const { world, id } = await linked();
    world.issues.edit('10001', { dueOn: null });
    await world.queues.sync({ kind: 'read', issueIds: ['10001'] }, 0);
    await drainJobs(world);
    expect((await stored(world, id)).fields).toMatchObject({ dueOn: null, status: 'proposed' });
  });
});
