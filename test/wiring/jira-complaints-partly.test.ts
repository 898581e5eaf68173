import { idFrom } from '../../local/incident';
import { EDITOR } from '../../local/site/people';
import { actionInput, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief();
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const MOST_LINKS = 2000;

const linkRequests = () =>
  debrief.host.invocations.flatMap(({ calls }) =>
    calls.filter(({ what }) => /POST jira .*remotelink/.test(what)),
  );

test('13 partial failure: some of a bulk are refused, each row says what became of it, the rest is not repeated', async () => {
  debrief.jira.configure('OPS', { required: ['duedate'] });
  const ids = Array.from({ length: 12 }, (_, n) => idFrom('bulk', String(n)));
  const isRefused = (n: number) => n % 3 === 0;
  for (const [n, id] of ids.entries()) {
    const fields = isRefused(n) ? ({ dueOn: null, status: 'proposed' } as const) : {};
    await must(debrief, 'actions.save', actionInput(debrief, id, n, fields), as);
  }
  const first = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  const told = new Map(first.outcomes.map(({ actionId, outcome, note }) => [actionId, [outcome, note]]));
  const why = 'This project asks for a due date. Give the action one and create it again.';
  for (const [n, id] of ids.entries())
    expect(told.get(id)).toEqual(isRefused(n) ? ['refused', why] : ['created', '']);
  for (const [n, id] of ids.entries()) {
    const { issue } = await followed.now(id);
    expect(issue).toMatchObject(isRefused(n) ? { state: 'none', note: why } : { state: 'linked', note: '' });
  }
  expect(debrief.jira.issues()).toHaveLength(8);

  const again = await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  const outcomes = new Map(again.outcomes.map(({ actionId, outcome }) => [actionId, outcome]));
  for (const [n, id] of ids.entries())
    expect(outcomes.get(id)).toBe(isRefused(n) ? 'refused' : 'already-linked');
  debrief.jira.configure('OPS', { required: [] });
  await must(debrief, 'actions.create-issues', createInput(debrief, ids), as);
  await followed.settle();
  expect(debrief.jira.issues()).toHaveLength(12);
  for (const { id } of debrief.jira.issues()) expect(debrief.jira.remoteLinks(id)).toHaveLength(1);
  for (const id of ids) expect((await followed.now(id)).issue).toMatchObject({ state: 'linked', note: '' });
}, 120_000);

test('14 limits: an issue that takes no more links is linked all the same, followed, and asked once more, not for ever', async () => {
  const fields = { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'Full of links' };
  const { id: issueId } = debrief.jira.create(as, { fields });
  const actor = { kind: 'user', accountId: as } as const;
  for (let n = 0; n < MOST_LINKS; n += 1) {
    const body = { object: { url: `https://example.com/${String(n)}`, title: 'Somewhere else' } };
    await debrief.host.request('jira', 'POST', `/rest/api/3/issue/${issueId}/remotelink`, {
      as: actor,
      body,
    });
  }
  expect(debrief.jira.remoteLinks(issueId)).toHaveLength(MOST_LINKS);
  await must(debrief, 'actions.save', actionInput(debrief, followed.id, 1), as);
  const link = { place: place(debrief), actionId: followed.id, issueId };
  await must(debrief, 'actions.link-issue', link, as);
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueId });
  const asked = linkRequests().length;
  expect(asked).toBeGreaterThan(0);
  await followed.settle();
  await followed.settle();
  expect(linkRequests()).toHaveLength(asked);
  debrief.jira.moveTo(as, issueId, 'Done');
  await followed.settle();
  expect((await followed.now()).issue.issueDone).toBe(true);
  expect(linkRequests()).toHaveLength(asked);
  expect(debrief.jira.remoteLinks(issueId)).toHaveLength(MOST_LINKS);
}, 120_000);
