import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import { ask, createInput, must, place } from '../support/debrief';
import { freshDebrief } from '../support/fresh-debrief';
import { FollowedAction } from '../support/followed-action';

/** What integrators complain about, each met by somebody in another product. The numbers are our own list's. */
const debrief = freshDebrief({ together: true });
const followed = new FollowedAction(debrief);

const as = EDITOR.accountId;
const HOUR = 60 * 60_000;

test('8 a moved issue keeps its id: the row follows to the new key', async () => {
  const id = await followed.linked();
  const target = debrief.jira.addProject({ key: 'NEW', name: 'New home' });
  debrief.jira.moveIssue(ADMIN.accountId, id, target.key);
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueId: id, issueKey: 'NEW-1' });
  debrief.jira.moveTo(as, id, 'Done');
  await followed.settle();
  expect((await followed.now()).issue.issueDone).toBe(true);
});

test('8 an issue moved to where the app may not look is hidden, not deleted', async () => {
  const id = await followed.linked();
  debrief.jira.moveIssue(ADMIN.accountId, id, 'SEC');
  await followed.settle();
  const hidden = (await followed.now()).issue;
  expect(hidden).toMatchObject({ state: 'unreachable', why: 'hidden', issueDone: false });
  // The issue is there, and comes back as the same one.
  expect(debrief.jira.issue(id)?.key).toMatch(/^SEC-/);
  debrief.jira.setAppAccess('SEC', true);
  await followed.settle();
  expect((await followed.now()).issue).toMatchObject({ state: 'linked', issueId: id, why: null });
});

const ALREADY_LINKED = { ok: true, value: { outcomes: [{ outcome: 'already-linked' }] } };
/** That nothing can be created in the project any more comes first. */
const UNAVAILABLE = { ok: false, failure: { code: 'JIRA_UNAVAILABLE' } };

describe('9 what looks alike is told apart, is never done, and is never created again', () => {
  const cases: readonly [string, (id: string) => void, string, object][] = [
    [
      'deleted',
      (id) => {
        debrief.jira.delete(ADMIN.accountId, id);
      },
      'deleted',
      ALREADY_LINKED,
    ],
    [
      'hidden by permissions',
      () => {
        debrief.jira.setAppAccess('OPS', false);
      },
      'hidden',
      ALREADY_LINKED,
    ],
    [
      'hidden by an access rule',
      () => {
        debrief.jira.setAccessRule('OPS', true);
      },
      'blocked',
      ALREADY_LINKED,
    ],
    [
      'archived',
      (id) => {
        debrief.jira.archiveIssue(ADMIN.accountId, id);
      },
      'archived',
      ALREADY_LINKED,
    ],
    [
      'in an archived project',
      () => {
        debrief.jira.archiveProject(ADMIN.accountId, 'OPS');
      },
      'project-archived',
      UNAVAILABLE,
    ],
    [
      'in a project in the trash',
      () => {
        debrief.jira.deleteProject(ADMIN.accountId, 'OPS');
      },
      'project-gone',
      UNAVAILABLE,
    ],
    [
      'secured',
      (id) => {
        debrief.jira.secureIssue(id, [as]);
      },
      'deleted',
      ALREADY_LINKED,
    ],
  ];
  test.each(cases)('%s', async (_name, happens, why, pressedAgain) => {
    const other = debrief.jira.addProject({ key: 'ELSE', name: 'Elsewhere' });
    const id = await followed.linked();
    debrief.jira.moveTo(as, id, 'Done');
    await followed.settle();
    expect((await followed.now()).issue.issueDone).toBe(true);
    happens(id);
    await followed.settle();
    expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', why, issueDone: false });
    const issues = debrief.jira.issues().length;
    const target = { projectId: other.id, issueTypeId: '10001' };
    const elsewhere = createInput(debrief, [followed.id], { target });
    expect((await must(debrief, 'actions.create-issues', elsewhere, as)).outcomes).toMatchObject([
      { outcome: 'already-linked' },
    ]);
    const again = await ask(debrief, 'actions.create-issues', createInput(debrief, [followed.id]), as);
    expect(again).toMatchObject(pressedAgain);
    await followed.settle();
    expect(debrief.jira.issues()).toHaveLength(issues);
    expect((await followed.now()).issue).toMatchObject({ state: 'unreachable', issueId: id });
  });

  test('Jira not connected: the rows stay as they are, the gate stops believing them, and it says so', async () => {
    await followed.linked();
    debrief.host.setJiraConnected(false);
    await debrief.host.advance(5 * HOUR);
    expect((await followed.now()).issue).toMatchObject({ state: 'linked', why: null });
    const at = { place: place(debrief), actionIds: [followed.id] };
    const retried = await must(debrief, 'actions.retry-sync', at, as);
    expect(retried).toMatchObject([{ issue: { state: 'linked', why: null } }]);
    const move = { place: place(debrief), actionId: followed.id, goal: 'done' as const };
    const refused = await ask(debrief, 'actions.move-issue', move, as);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'JIRA_UNAVAILABLE' } });
    const health = await must(debrief, 'jira-sync.health', {}, ADMIN.accountId);
    expect(health.jira).toBe('not-connected');
    debrief.host.setJiraConnected(true);
  });
});

test('20 stale is not allowed: what no sweep has confirmed for three hours makes the release wait', async () => {
  const service = { place: place(debrief), changeId: idFrom('service'), name: 'Checkout' };
  const id = await followed.linked();
  await must(debrief, 'services.attach', service, as);
  debrief.jira.moveTo(as, id, 'Done');
  await followed.settle();
  const verdict = async () => {
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, as);
    return opened.kind === 'postmortem' ? opened.gates[0]?.verdict : undefined;
  };
  expect(await verdict()).toBe('allowed');
  debrief.host.setJiraConnected(false);
  await debrief.host.advance(4 * HOUR);
  expect(await verdict()).toBe('awaiting');
  debrief.host.setJiraConnected(true);
});

test('17 a copied page starts anew: the same macro on another page has no actions and no issues', async () => {
  await followed.linked();
  const { postmortem: original, ...others } = debrief.seeded.pages;
  const [copy] = Object.values(others).filter((pageId) => pageId !== original);
  const elsewhere = { ...place(debrief), pageId: copy ?? '' };
  expect(await must(debrief, 'postmortem.open', { place: elsewhere }, as)).toMatchObject({ kind: 'draft' });
});
