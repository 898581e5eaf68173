import { takeStep } from '../../src/app/lifecycle';
import { saveSetting } from '../../src/app/site-settings';
import { APPROVAL_RULES, openApprovalRules, saveApprovalRules } from '../../src/app/approval-rules';
import { Conflict, NotAllowed, NotFound } from '../../src/domain/failure';
import { DEFAULT_APPROVAL_RULES } from '../../src/domain/lifecycle';
import { aCaller, anAction, anEdit, anId, PLACE } from '../support/builders';
import { saveAction } from '../../src/app/actions';
import { approve, by, completeReport, input, lifecycleOf, send, write } from '../support/builders-lifecycle';
import { memoryWorld } from '../support/ports-world';

async function begun() {
  const world = memoryWorld();
  await completeReport(world);
  return world;
}

const rules = (world: Awaited<ReturnType<typeof begun>>, some: Partial<typeof DEFAULT_APPROVAL_RULES>) =>
  saveSetting(world, aCaller(), APPROVAL_RULES, {
    changeId: anId(),
    version: 0,
    value: { ...DEFAULT_APPROVAL_RULES, ...some },
  });

test('a report is sent, approved by whoever was shown it, and says who did what', async () => {
  const world = await begun();
  expect(await lifecycleOf(world)).toMatchObject({ state: 'draft', needed: 1, approvals: [], last: null });
  expect(await send(world)).toMatchObject({ state: 'in-review', last: { by: 'ada' } });
  const approved = await approve(world);
  expect(approved).toMatchObject({
    state: 'approved',
    approvals: [{ by: 'bob', counts: true }],
    changed: [],
  });
  expect(await lifecycleOf(world)).toEqual(approved);
  expect(JSON.stringify(world.db.log)).not.toMatch(/"(ada|bob)"/);
});

test('nobody approves what they have not been shown', async () => {
  const world = await begun();
  await send(world);
  const { revision } = await lifecycleOf(world);
  await write(world, 'summary', 'Changed after it was shown.');
  const late = takeStep(world, by('bob'), { ...input, step: 'approve', from: 'in-review', revision });
  await expect(late).rejects.toThrow(Conflict);
  await expect(late).rejects.toThrow('was changed after it was shown to you');
  expect(await lifecycleOf(world)).toMatchObject({ state: 'in-review', approvals: [] });
});

test('what is written while somebody approves returns the report to review, whichever lands first', async () => {
  const world = await begun();
  await send(world);
  await Promise.allSettled([approve(world), write(world, 'summary', 'Meanwhile.')]);
  const { state, approvals } = await lifecycleOf(world);
  expect([state, approvals.filter(({ counts }) => counts)]).toEqual(['in-review', []]);
});

test('a change after approval returns it to review and is named; the approval stays in the history', async () => {
  const world = await begun();
  await send(world);
  await approve(world);
  await write(world, 'summary', 'One word more.');
  expect(await lifecycleOf(world)).toMatchObject({
    state: 'in-review',
    changed: ['section:summary'],
    approvals: [{ by: 'bob', counts: false }],
  });
  expect(await approve(world, 'eve')).toMatchObject({
    state: 'approved',
    changed: [],
    approvals: [
      { by: 'eve', counts: true },
      { by: 'bob', counts: false },
    ],
  });
});

test('an action that is done is nothing to review again, another action is', async () => {
  const world = await begun();
  const id = anId();
  const save = (version: number, status: 'proposed' | 'done', actionId = id) =>
    saveAction(world, by('ada'), { id: actionId, version, position: 1, value: anAction({ status }) });
  await save(0, 'proposed');
  await send(world);
  await approve(world);
  await save(1, 'done');
  expect((await lifecycleOf(world)).state).toBe('approved');
  await save(0, 'proposed', anId());
  expect(await lifecycleOf(world)).toMatchObject({ state: 'in-review', changed: ['actions'] });
});

test('two who have to approve are two people, also at once', async () => {
  const world = await begun();
  await rules(world, { approvals: { ...DEFAULT_APPROVAL_RULES.approvals, SEV3: 2 } });
  await send(world);
  expect(await approve(world, 'bob')).toMatchObject({ state: 'in-review', needed: 2 });
  expect(await approve(world, 'bob')).toMatchObject({ state: 'in-review', approvals: [{ by: 'bob' }] });
  expect(await approve(world, 'eve')).toMatchObject({ state: 'approved' });
  const again = await begun();
  await rules(again, { approvals: { ...DEFAULT_APPROVAL_RULES.approvals, SEV3: 2 } });
  await send(again);
  await Promise.all([approve(again, 'bob'), approve(again, 'eve')]);
  expect(await lifecycleOf(again)).toMatchObject({ state: 'approved', approvals: [{}, {}] });
});

test('whoever wrote it approves it too, unless the site asks for somebody else', async () => {
  const world = await begun();
  await send(world);
  await rules(world, { bySomebodyElse: true });
  await expect(approve(world, 'ada')).rejects.toThrow(NotAllowed);
  expect(await approve(world, 'bob')).toMatchObject({ state: 'approved', bySomebodyElse: true });
  const free = await begun();
  await send(free);
  expect(await approve(free, 'ada')).toMatchObject({ state: 'approved' });
});

test('named reviewers approve, nobody else; an account that is closed stays named and cannot', async () => {
  const world = await begun();
  await send(world);
  const { severity } = (await world.postmortems.open(PLACE))?.postmortem.header ?? { severity: 'SEV1' };
  const named = (people: string[]) => ({
    ...DEFAULT_APPROVAL_RULES,
    approvals: { SEV1: 1, SEV2: 1, SEV3: 1, SEV4: 1 },
    reviewers: { SEV1: [], SEV2: [], SEV3: [], SEV4: [], [severity]: people },
  });
  const save = (version: number, people: string[]) =>
    saveApprovalRules(world, aCaller(), { changeId: anId(), version, value: named(people) });
  expect(await save(0, ['eve', 'bob'])).toEqual({ version: 1, value: named(['eve', 'bob']) });
  expect(JSON.stringify([...world.db.siteSettings.rows.values()])).not.toMatch(/"(eve|bob)"/);
  await expect(approve(world, 'ada')).rejects.toThrow('approved by reviewers whom an admin named');
  expect(await lifecycleOf(world)).toMatchObject({ state: 'in-review', reviewers: ['eve', 'bob'] });
  world.db.people.delete('eve');
  expect(await openApprovalRules(world)).toEqual({ version: 1, value: named(['', 'bob']) });
  expect(await save(1, ['', 'bob'])).toMatchObject({ version: 2, value: named(['', 'bob']) });
  await expect(save(1, [])).rejects.toMatchObject({ current: { version: 2 } });
  expect(await approve(world, 'bob')).toMatchObject({ state: 'approved', reviewers: ['', 'bob'] });
});

test('who approved before reviewers were named does not count among them', async () => {
  const world = await begun();
  await rules(world, { approvals: { SEV1: 2, SEV2: 2, SEV3: 2, SEV4: 2 } });
  await send(world);
  expect(await approve(world, 'ada')).toMatchObject({ approvals: [{ by: 'ada', counts: true }] });
  const all = ['bob', 'eve'];
  const value = { ...DEFAULT_APPROVAL_RULES, reviewers: { SEV1: all, SEV2: all, SEV3: all, SEV4: all } };
  await saveApprovalRules(world, aCaller(), {
    changeId: anId(),
    version: 1,
    value: { ...value, approvals: { SEV1: 2, SEV2: 2, SEV3: 2, SEV4: 2 } },
  });
  expect(await lifecycleOf(world)).toMatchObject({ approvals: [{ by: 'ada', counts: false }] });
  expect(await approve(world, 'bob')).toMatchObject({ state: 'in-review' });
  expect(await approve(world, 'eve')).toMatchObject({ state: 'approved' });
});

test('a repeated step is one step, and one from where the report no longer stands is a conflict', async () => {
  const world = await begun();
  await send(world);
  const changeId = anId();
  const { revision } = await lifecycleOf(world);
  const step = { ...input, step: 'approve', from: 'in-review', revision } as const;
  await takeStep(world, by('bob', changeId), step);
  expect(await takeStep(world, by('bob', changeId), step)).toMatchObject({
    state: 'approved',
    approvals: [{}],
  });
  await expect(send(world)).rejects.toThrow('moved this report on');
});

test('no postmortem is required, with a reason; and then one is after all', async () => {
  const world = await begun();
  const step = { ...input, step: 'not-required', from: 'draft', reason: 'A drill.' } as const;
  expect(await takeStep(world, by('ada'), step)).toMatchObject({ state: 'not-required', reason: 'A drill.' });
  const reopened = takeStep(world, by('bob'), { ...input, step: 'reopen', from: 'not-required' });
  expect(await reopened).toMatchObject({ state: 'draft', reason: '' });
});

test('where nothing was written there is nothing to review', async () => {
  const step = takeStep(memoryWorld(), anEdit(), { ...input, step: 'send', from: 'draft' });
  await expect(step).rejects.toThrow(NotFound);
});
