import { ADMIN, EDITOR, RESPONDER, VIEWER } from '../../local/site/people';
import { actionInput, ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief();
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;

test('7 an assignee who cannot be assigned is said and kept on the page, until they can', async () => {
  const id = await followed.linked();
  debrief.jira.grant('OPS', 'ASSIGNABLE_USER', [as]);
  await followed.edit({ owner: RESPONDER.accountId, dueOn: '2026-08-08' });
  await followed.settle();
  expect(followed.inJira(id)).toMatchObject({ assignee: { accountId: as }, duedate: '2026-08-08' });
  const { fields, issue } = await followed.now();
  expect(fields.owner).toBe(RESPONDER.accountId);
  expect(issue.refused.owner).toBeTruthy();
  debrief.jira.grant('OPS', 'ASSIGNABLE_USER', 'members');
  await must(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [followed.id] }, as);
  await followed.settle();
  expect(followed.inJira(id)).toMatchObject({ assignee: { accountId: RESPONDER.accountId } });
  expect((await followed.now()).issue.refused).toEqual({});
});

test('7 “Issues must be assigned”: an owner taken away on the page is said and stays in Jira, the rest goes through', async () => {
  const id = await followed.linked();
  debrief.jira.setUnassignedAllowed(false);
  await followed.edit({ owner: null, status: 'proposed', dueOn: '2026-08-08' });
  await followed.settle();
  expect(followed.inJira(id)).toMatchObject({ assignee: { accountId: as }, duedate: '2026-08-08' });
  const { fields, issue } = await followed.now();
  expect(fields.owner).toBeNull();
  expect(issue.refused.owner).toBeTruthy();
});

test.each(['inactive', 'closed'] as const)(
  '7 an owner whose account is %s holds back nothing else, on a new issue and on one that is there',
  async (status) => {
    debrief.jira.setAccountStatus(RESPONDER.accountId, status);
    const id = await followed.linked({ owner: RESPONDER.accountId });
    expect(followed.inJira(id)).toMatchObject({ assignee: null, duedate: '2026-04-01' });
    expect((await followed.now()).issue.refused.owner).toBeTruthy();
    await followed.edit({ owner: as });
    await followed.settle();
    expect(followed.inJira(id)).toMatchObject({ assignee: { accountId: as } });
    expect((await followed.now()).issue.refused).toEqual({});
    await followed.edit({ owner: RESPONDER.accountId, title: 'Still goes through' });
    await followed.settle();
    expect(followed.inJira(id)).toMatchObject({ assignee: { accountId: as }, summary: 'Still goes through' });
    expect((await followed.now()).issue.refused.owner).toBeTruthy();
  },
);

test('16 who has no Jira reads the page without asking Jira, and changes nothing there', async () => {
  const issueId = await followed.linked();
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, VIEWER.accountId);
  expect(opened).toMatchObject({ kind: 'postmortem', mayEdit: false });
  expect(debrief.host.lastInvocation.calls.filter(({ what }) => / jira /.test(what))).toEqual([]);
  const at = { place: place(debrief), actionId: followed.id };
  for (const refused of [
    await ask(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), VIEWER.accountId),
    await ask(debrief, 'actions.link-issue', { ...at, issueId }, VIEWER.accountId),
    await ask(debrief, 'actions.unlink-issue', at, VIEWER.accountId),
    await ask(debrief, 'actions.move-issue', { ...at, goal: 'done' }, VIEWER.accountId),
    await ask(debrief, 'actions.retry-sync', { place: at.place, actionIds: [at.actionId] }, VIEWER.accountId),
  ])
    expect(refused).toMatchObject({ ok: false, failure: { code: 'NOT_ALLOWED' } });
});

test('16 a title that Jira shows only to some does not come to whoever may see the page alone', async () => {
  const secret = 'Rotate the leaked key';
  const fields = { project: { id: '10000' }, issuetype: { id: '10001' }, summary: secret };
  const { id: issueId } = debrief.jira.create(as, { fields });
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1, { title: 'Tidy up' }), as);
  const link = { place: place(debrief), actionId: followed.id, issueId };
  await must(debrief, 'actions.link-issue', link, as);
  debrief.jira.secureIssue(issueId, [as, ADMIN.accountId]);
  await followed.settle();
  await must(
    debrief,
    'actions.refresh',
    { place: place(debrief), actionIds: [followed.id] },
    VIEWER.accountId,
  );
  const seen = await must(debrief, 'postmortem.open', { place: place(debrief) }, VIEWER.accountId);
  expect(JSON.stringify(seen)).toContain('Tidy up');
  expect(JSON.stringify(seen)).not.toContain(secret);
  expect(debrief.jira.issue(issueId)?.fields).toMatchObject({ summary: secret });
});
