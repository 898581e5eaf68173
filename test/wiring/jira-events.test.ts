import { EDITOR } from '../../local/site/people';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

const debrief = freshDebrief({ together: true });
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const MINUTE = 60_000;

it('an access rule over very many issues leaves none of them out', async () => {
  const issueId = await followed.linked();
  debrief.jira.setAccessRule('OPS', true);
  debrief.host.events.dropAll();
  const ids = [...Array.from({ length: 1500 }, (_, at) => String(90_000 + at)), issueId];
  const eventType = 'avi:ecosystem.app_policy:blocked:app_access_to_objects.v2';
  const data = { objects: [{ product: 'jira', type: 'issue', ids }] };
  debrief.host.emit({ eventType, payload: { data } });
  await debrief.host.advance(MINUTE);
  expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', why: 'blocked' });
});

it('an issue that was moved to where the app cannot see is hidden, not deleted', async () => {
  const issueId = await followed.linked();
  debrief.jira.grant('SEC', 'BROWSE_PROJECTS', [as]);
  debrief.jira.grant('SEC', 'CREATE_ISSUES', [as]);
  debrief.jira.moveIssue(as, issueId, 'SEC');
  await debrief.host.advance(2 * MINUTE);
  expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', why: 'hidden' });
});

it('looks, edits and moves that all come at once leave page and Jira alike, and no write waiting', async () => {
  const issueId = await followed.linked();
  for (let round = 0; round < 5; round += 1) {
    await followed.edit({ title: `Round ${String(round)}` });
    debrief.jira.moveTo(as, issueId, round % 2 === 0 ? 'Done' : 'In Progress');
    await debrief.host.deliverEvents({ order: 'shuffled', twice: true });
  }
  await debrief.host.drain({ twice: true });
  await debrief.host.advance(MINUTE);
  expect(await followed.now()).toMatchObject({
    fields: { title: 'Round 4' },
    issue: { state: 'linked', issueDone: true },
  });
  expect(followed.inJira(issueId)).toMatchObject({ summary: 'Round 4' });
  // The look that every order leaves behind.
  expect(debrief.host.queue.waiting.map(({ body }) => body)).toEqual([{ kind: 'claims' }]);
});
