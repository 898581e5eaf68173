import fc from 'fast-check';
import { CHECKING_NOTE } from '../../src/app/create-outcomes';
import { createIssues } from '../../src/app/issue-orders';
import { InvalidInput, JiraUnavailable, NotFound } from '../../src/domain/failure';
import { aCaller, aChange, aLinkedIssue, anId, aPage, EDITOR, PLACE } from '../support/builders';
import { pressCreate, savedActions, stored, TARGET } from '../support/builders-saved';
import { memoryWorld } from '../support/ports-world';

const outcomesOf = (answer: Awaited<ReturnType<typeof pressCreate>>) =>
  answer.outcomes.map(({ outcome }) => outcome);

describe('creating issues', () => {
  it('links each action to the issue that Jira made, in the order that was asked', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{ title: 'one' }, { title: 'two' }]);
    const answer = await pressCreate(world, ids);
    expect(answer.outcomes).toEqual(ids.map((actionId) => ({ actionId, outcome: 'created', note: '' })));
    expect(answer.actions.map((action) => action.issue)).toEqual([
      aLinkedIssue({ issueId: '10001', issueKey: 'OPS-1', marked: true }),
      aLinkedIssue({ issueId: '10002', issueKey: 'OPS-2', marked: true }),
    ]);
    expect(await stored(world, ids[0]!)).toMatchObject({ claim: null, issueVersion: 1 });
    expect(world.issues.issues.map((issue) => issue.actionId)).toEqual(ids);
  });

  it('says what the project did not take', async () => {
    const world = memoryWorld();
    const words = 'This project does not take the due date.';
    world.issues.leaves = { dueOn: words };
    const ids = await savedActions(world, [{}]);
    const { outcomes, actions } = await pressCreate(world, ids);
    expect(outcomes[0]).toMatchObject({ outcome: 'created', note: words });
    expect(actions[0]?.issue.refused).toEqual({ dueOn: words });
  });

  it('gives the action back when Jira refuses, with the reason', async () => {
    const world = memoryWorld();
    world.issues.script = ['refused', 'created'];
    const ids = await savedActions(world, [{}, {}]);
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['refused', 'created']);
    expect(await stored(world, ids[0]!)).toMatchObject({
      issue: { state: 'none', note: 'Jira says no.' },
      claim: null,
    });
    expect(outcomesOf(await pressCreate(world, [ids[0]!]))).toEqual(['created']);
  });

  it('creates nothing before the fields that a project demands are filled in', async () => {
    const world = memoryWorld();
    const team = { fieldId: 'customfield_1', name: 'Team', kind: 'line', options: [] } as const;
    world.issues.rules = { ...world.issues.rules!, required: [team] };
    const ids = await savedActions(world, [{}]);
    await expect(pressCreate(world, ids)).rejects.toThrow(/asks for Team/);
    world.issues.rules = { ...world.issues.rules, required: [], unsupported: ['Approver'] };
    await expect(pressCreate(world, ids)).rejects.toThrow(InvalidInput);
    expect(world.issues.creates).toBe(0);
    expect((await stored(world, ids[0]!)).issue.state).toBe('none');
  });

  it('parks what is in doubt and queues the first look after 15 seconds', async () => {
    const world = memoryWorld();
    world.issues.script = ['lost', 'late'];
    const ids = await savedActions(world, [{}, {}]);
    const { outcomes } = await pressCreate(world, ids);
    expect(outcomes.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['checking', CHECKING_NOTE],
      ['checking', CHECKING_NOTE],
    ]);
    expect(world.queues.take('look-up')).toEqual(
      ids.map((actionId) => ({ job: { kind: 'look-up', actionId }, delaySeconds: 15 })),
    );
    expect(await stored(world, ids[0]!)).toMatchObject({
      issue: { state: 'checking' },
      claim: { projectId: '10000', lookups: 0, nextLookAt: world.clock.iso(15_000) },
    });
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['checking', 'checking']);
    expect(world.issues.creates).toBe(2);
  });

  it('parks in doubt even when the queue is down: upkeep looks later', async () => {
    const world = memoryWorld();
    world.issues.script = ['late'];
    const ids = await savedActions(world, [{}]);
    world.queues.broken = true;
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['checking']);
    expect(world.log.events()).toEqual(
      expect.arrayContaining(['create-issues.by-upkeep', 'create-issues.look-up-by-upkeep']),
    );
  });

  it('queues a look after its own claims before it asks Jira for anything', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{}]);
    world.issues.script = ['killed'];
    await expect(pressCreate(world, ids)).rejects.toThrow('killed');
    expect(world.queues.take('claims')).toHaveLength(1);
    expect((await stored(world, ids[0]!)).issue.state).toBe('creating');
  });

  it('leaves out what needs no issue, what has one, and what is gone', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [
      { status: 'done' },
      { status: 'dropped', dropReason: 'not worth it' },
      {},
    ]);
    await pressCreate(world, [ids[2]!]);
    const answer = await pressCreate(world, [...ids, anId()]);
    expect(outcomesOf(answer)).toEqual(['not-eligible', 'not-eligible', 'already-linked', 'not-eligible']);
    expect(world.issues.creates).toBe(1);
  });

  it('starts no create that time may cut off, and leaves those in the queue', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{}, {}, {}]);
    const create = world.issues.create.bind(world.issues);
    world.issues.create = (as, issue) => {
      world.deadline.ms = 7_999;
      return create(as, issue);
    };
    const order = anId();
    const first = await pressCreate(world, ids, EDITOR, order);
    expect([outcomesOf(first), first.left]).toEqual([['created', 'queued', 'queued'], 2]);
    for (const id of ids.slice(1)) expect((await stored(world, id)).issue.state).toBe('queued');
    world.deadline.ms = 25_000;
    world.issues.create = create;
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['already-linked', 'busy', 'busy']);
    const second = await pressCreate(world, ids, EDITOR, order);
    expect([outcomesOf(second), second.left]).toEqual([['already-linked', 'created', 'created'], 0]);
    expect(world.issues.issues).toHaveLength(3);
  });

  it('does not overwrite what somebody settled while Jira was slow', async () => {
    const world = memoryWorld();
    const ids = await savedActions(world, [{}]);
    const create = world.issues.create.bind(world.issues);
    world.issues.create = async (as, issue) => {
      const result = await create(as, issue);
      const action = await stored(world, ids[0]!);
      const update = {
        issue: aLinkedIssue({ issueDone: true }),
        projectId: '10000',
        base: null,
        claim: 'drop',
        pageLink: 'none',
        readAt: null,
      } as const;
      await world.issueLinks.settle(action, { update, change: aChange(), edit: null });
      return result;
    };
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['checking']);
    expect((await stored(world, ids[0]!)).issue.issueDone).toBe(true);
  });

  it.each(['refuses', 'throws'] as const)('links the page later when Jira %s now', async (linking) => {
    const world = memoryWorld();
    world.issues.linking = linking;
    const ids = await savedActions(world, [{}]);
    expect(outcomesOf(await pressCreate(world, ids))).toEqual(['created']);
    expect(await world.issueLinks.pageLinksDue(10)).toMatchObject([
      { actionId: ids[0], issueId: '10001', wanted: 'open' },
    ]);
  });

  it('refuses before the first save, and without a project to create in', async () => {
    const world = memoryWorld();
    const who = { caller: aCaller(), page: aPage(), place: PLACE };
    const order = { ...who, orderId: anId(), actionIds: [anId()], target: TARGET, extra: {} };
    await expect(createIssues(world, order)).rejects.toThrow(NotFound);
    const ids = await savedActions(world, [{}]);
    world.issues.rules = null;
    await expect(pressCreate(world, ids)).rejects.toThrow(JiraUnavailable);
    expect((await stored(world, ids[0]!)).issue.state).toBe('none');
  });
});

describe('two people pressing the button at once', () => {
  it('makes one issue per action, whatever the interleaving', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = memoryWorld();
        const ids = await savedActions(world, [{}, {}]);
        const ofPage = world.actions.ofPage.bind(world.actions);
        const { claim, settle } = world.issueLinks;
        const create = world.issues.create.bind(world.issues);
        Object.assign(world.actions, { ofPage: scheduler.scheduleFunction(ofPage) });
        Object.assign(world.issueLinks, {
          claim: scheduler.scheduleFunction(claim),
          settle: scheduler.scheduleFunction(settle),
        });
        world.issues.create = scheduler.scheduleFunction(create);
        const both = Promise.all([pressCreate(world, ids), pressCreate(world, [...ids].reverse(), 'other')]);
        await scheduler.waitFor(both);
        const outcomes = (await both).flatMap((answer) => answer.outcomes);
        expect(world.issues.issues.map((issue) => issue.actionId).sort()).toEqual([...ids].sort());
        expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(2);
        for (const { outcome } of outcomes) expect(['created', 'busy', 'already-linked']).toContain(outcome);
      }),
      { numRuns: 60 },
    );
  });
});
