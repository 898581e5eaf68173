import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** Our marker is a property that anybody who may edit an issue can take away or overwrite. */
const debrief = freshDebrief();
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const actor = { kind: 'user', accountId: as } as const;
const HOUR = 3_600_000;
const pathOf = (issueId: string) => `/rest/api/3/issue/${issueId}/properties/debrief`;

const marker = (issueId: string) => debrief.jira.properties(issueId)['debrief'];
const takeAway = (issueId: string) => debrief.host.request('jira', 'DELETE', pathOf(issueId), { as: actor });
const writeOther = (issueId: string, body: object) =>
  debrief.host.request('jira', 'PUT', pathOf(issueId), { as: actor, body });

const markings = () =>
  debrief.host.invocations.flatMap(({ calls }) =>
    calls.filter(({ what }) => /PUT jira .*\/properties\//.test(what)),
  ).length;

async function verdict(): Promise<string | undefined> {
  const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
  return opened.kind === 'postmortem' ? opened.gates[0]?.verdict : undefined;
}

/** An issue that is done, of an action that a service waits for. */
async function doneIssue(): Promise<string> {
  const issueId = await followed.linked();
  const service = { place: place(debrief), changeId: idFrom('service'), name: 'Checkout' };
  await must(debrief, 'services.attach', service, as);
  debrief.jira.moveTo(as, issueId, 'Done');
  await followed.settle();
  expect(await verdict()).toBe('allowed');
  return issueId;
}

test('taken away while the issue was reopened: no search finds it, the next sweep reads it all the same', async () => {
  const issueId = await doneIssue();
  const ours = marker(issueId);
  expect(ours).toMatchObject({ action: followed.id });
  expect((await takeAway(issueId)).status).toBe(204);
  debrief.jira.moveTo(as, issueId, 'In Progress');
  debrief.host.events.dropAll();
  const [before, written] = [debrief.host.invocations.length, markings()];
  await debrief.host.runScheduled('hourly-sweep');
  const sweep = debrief.host.invocations[before];
  expect(sweep?.requests).toBeLessThanOrEqual(2);
  expect(sweep?.statements).toBeLessThanOrEqual(4 + 2);
  expect(await verdict()).toBe('prevented');
  expect((await followed.now()).issue).toMatchObject({ issueDone: false, marked: false });

  await debrief.host.advance(60_000);
  expect(marker(issueId)).toEqual(ours);
  expect((await followed.now()).issue.marked).toBe(true);
  await followed.settle();
  expect(markings() - written).toBe(1);
  debrief.jira.moveTo(as, issueId, 'Done');
  await debrief.host.advance(HOUR);
  expect(await verdict()).toBe('allowed');
});

test('overwritten by another installation: it stays theirs, and the issue is read by turns', async () => {
  const issueId = await doneIssue();
  const theirs = { installation: 'another', action: followed.id };
  expect((await writeOther(issueId, theirs)).status).toBe(200);
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', marked: false });
  expect(marker(issueId)).toEqual(theirs);
  debrief.jira.moveTo(as, issueId, 'In Progress');
  debrief.host.events.dropAll();
  await debrief.host.runScheduled('hourly-sweep');
  expect(await verdict()).toBe('prevented');
  const health = await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
  expect(health.counts.unmarked).toBe(1);
  await must(debrief, 'actions.retry-sync', { place: place(debrief), actionIds: [followed.id] }, as);
  expect(marker(issueId)).toMatchObject({ action: followed.id });
  expect((await followed.now()).issue.marked).toBe(true);
});

test('taken away where the app may not edit: it is not written again, nor tried every hour', async () => {
  const issueId = await doneIssue();
  await takeAway(issueId);
  debrief.jira.grantApp('OPS', 'EDIT_ISSUES', false);
  await followed.settle();
  const tried = markings();
  expect(tried).toBeGreaterThan(0);
  await debrief.host.advance(5 * HOUR);
  expect(markings()).toBe(tried);
  expect(marker(issueId)).toBeUndefined();
  expect((await followed.now()).issue).toMatchObject({ issueDone: true, marked: false });
  expect(await verdict()).toBe('allowed');
});

test('never written: a complete sweep is no proof where nothing has read the issue itself', async () => {
  const issueId = await doneIssue();
  await writeOther(issueId, { installation: 'another', action: followed.id });
  await followed.settle();
  await debrief.host.sql.query(
    `UPDATE actions SET issue_read_at = issue_read_at - INTERVAL 4 HOUR WHERE id = '${followed.id}'`,
  );
  expect(await verdict()).toBe('awaiting');
  await debrief.host.sql.query(`UPDATE actions SET issue_marked = 1 WHERE id = '${followed.id}'`);
  expect(await verdict()).toBe('allowed');
  const again = await must(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), as);
  expect(again.outcomes).toMatchObject([{ outcome: 'already-linked' }]);
});
