import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { actionInput, ask, createInput, must, place, TARGET } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';

const debrief = freshDebrief({ together: true });

const as = EDITOR.accountId;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ID = idFrom('sync');

async function linkedAction(): Promise<string> {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  await debrief.host.deliverEvents();
  return (await action()).issue.issueId ?? '';
}

async function action() {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  const found = opened.kind === 'postmortem' ? opened.postmortem.actions[0] : undefined;
  if (!found) throw new Error('the action is gone');
  return found;
}

test('done in Jira comes back by an event, and reopened counts again', async () => {
  const issueId = await linkedAction();
  debrief.jira.moveTo(as, issueId, 'Done');
  expect((await action()).issue.issueDone).toBe(false);
  await debrief.host.advance(61_000);
  expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: true });
  debrief.jira.moveTo(as, issueId, 'In Progress');
  await debrief.host.advance(61_000);
  expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: false });
});

test.each(['shuffled', 'reversed'] as const)('events twice and %s lead to the same state', async (order) => {
  const issueId = await linkedAction();
  for (const status of ['In Progress', 'Done', 'In Progress', 'Done'])
    debrief.jira.moveTo(as, issueId, status);
  await debrief.host.deliverEvents({ order, twice: true });
  await debrief.host.drain({ twice: true });
  expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: true });
});

test('an event that never comes is made good by the next sweep', async () => {
  const issueId = await linkedAction();
  debrief.jira.moveTo(as, issueId, 'Done');
  debrief.host.events.dropAll();
  await debrief.host.advance(HOUR + MINUTE);
  expect((await action()).issue).toMatchObject({ issueDone: true });
});

test("a page that sees more than we do asks us to look: the viewer's own bulkfetch is ahead of the event", async () => {
  const issueId = await linkedAction();
  debrief.jira.moveTo(as, issueId, 'Done');
  const [refreshed] = await must(debrief, 'actions.refresh', { place: place(debrief), actionIds: [ID] }, as);
  expect(refreshed?.issue).toMatchObject({ issueDone: true });
});

test('deleted is unreachable and open, never done and never created again', async () => {
  const issueId = await linkedAction();
  debrief.jira.moveTo(as, issueId, 'Done');
  await debrief.host.advance(61_000);
  debrief.jira.delete(ADMIN.accountId, issueId);
  await debrief.host.advance(61_000);
  expect((await action()).issue).toMatchObject({ state: 'unreachable', issueDone: false });
  const again = await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  expect(again.outcomes).toMatchObject([{ outcome: 'already-linked' }]);
  expect(debrief.jira.issues()).toEqual([]);
});

test('hidden from the app is unreachable; visible again is linked as it stands', async () => {
  const issueId = await linkedAction();
  debrief.jira.setAppAccess('OPS', false);
  await debrief.host.advance(2 * HOUR);
  expect((await action()).issue).toMatchObject({ state: 'unreachable', issueDone: false });
  debrief.jira.moveTo(as, issueId, 'Done');
  debrief.jira.setAppAccess('OPS', true);
  await debrief.host.advance(2 * HOUR);
  expect((await action()).issue).toMatchObject({ state: 'linked', issueDone: true });
});

test('where the app is blind, a doubtful create asks a person, whose own look decides', async () => {
  const target = { ...TARGET, projectId: '10002' };
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const post = { at: 3, of: 'request', kind: 'timeout', effect: 'after', in: 'resolver' } as const;
  debrief.host.faults.inject(post);
  const made = await must(debrief, 'actions.create-issues', createInput(debrief, [ID], { target }), as);
  expect(made.outcomes).toMatchObject([{ outcome: 'checking' }]);
  await debrief.host.advance(20 * MINUTE);
  expect((await action()).issue.state).toBe('asking');
  const settled = await must(debrief, 'actions.confirm-missing', { place: place(debrief), actionId: ID }, as);
  // The person said that it is not there, but their own search finds it: it is adopted, not created again.
  expect(settled.issue.state).not.toBe('none');
  expect(debrief.jira.issues({ project: 'SEC' })).toHaveLength(1);
});

test('an action with an issue is not marked done by hand, nor removed', async () => {
  await linkedAction();
  const now = await action();
  const edit = {
    ...actionInput(debrief, ID, 1, { status: 'done' }),
    version: now.version,
    changeId: idFrom('e'),
  };
  expect(await ask(debrief, 'actions.save', edit, as)).toMatchObject({
    ok: false,
    failure: { code: 'INVALID_INPUT' },
  });
  const remove = { place: place(debrief), changeId: idFrom('r'), id: ID, version: now.version };
  expect(await ask(debrief, 'actions.remove', remove, as)).toMatchObject({
    ok: false,
    failure: { code: 'INVALID_INPUT' },
  });
});

test('what a project does not take is said and left out', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const legacy = { ...TARGET, projectId: '10003' };
  const made = await must(
    debrief,
    'actions.create-issues',
    createInput(debrief, [ID], { target: legacy }),
    as,
  );
  expect(made.outcomes).toMatchObject([{ outcome: 'created' }]);
  expect(made.actions[0]?.issue.refused.dueOn).toMatch(/due date/);
  expect(made.outcomes[0]?.note).toMatch(/due date/);
});

test('a marker that somebody else wrote on an issue of theirs is not adopted', async () => {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const post = { at: 3, of: 'request', kind: 'timeout', effect: 'before', in: 'resolver' } as const;
  debrief.host.faults.inject(post);
  await must(debrief, 'actions.create-issues', createInput(debrief, [ID]), as);
  debrief.jira.create(ADMIN.accountId, {
    fields: { project: { id: TARGET.projectId }, issuetype: { id: TARGET.issueTypeId }, summary: 'A trap' },
    properties: [
      { key: 'debrief', value: { installation: 'f0000000-0000-4000-8000-000000000003', action: ID } },
    ],
  });
  await debrief.host.advance(20 * MINUTE);
  expect((await action()).issue).toMatchObject({ state: 'none', issueId: null });
});

test.each([1, 2])('who has not let the app act for them is asked by the platform: request %d', async (at) => {
  await must(debrief, 'actions.save', actionInput(debrief, ID, 1), as);
  const headers = { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' };
  debrief.host.faults.inject({ at, of: 'request', kind: 'status', status: 401, headers, in: 'resolver' });
  await expect(
    debrief.host.call('actions.create-issues', createInput(debrief, [ID]), { as }),
  ).rejects.toMatchObject({ outcome: { error: { errorType: 'NEEDS_AUTHENTICATION_ERR' } } });
  expect((await action()).issue.state).toBe('none');
});
