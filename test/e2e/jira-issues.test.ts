import type { FrameLocator } from 'playwright-core';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { ADMIN, EDITOR, RESPONDER } from '../../local/site/people';
import { belowOf, E2ePage, issueOf, menuOf, OPERATIONS, rowOf } from '../support/e2e-actions';
import type { E2eSite } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(240_000);

const WITHIN = { timeout: 15_000 };

const site = freshE2eSite({ queue: true });
const at = new E2ePage(site);

const done = { name: 'Done', category: 'done' } as const;
const toDo = { name: 'To Do', category: 'new' } as const;

/** A project of its own, with a workflow of its own, and an action with an issue there. */
async function actionIn(key: string, transitions: Parameters<Workflow>[1]['transitions'], title: string) {
  const { jira } = site.host.site;
  const { id: projectId } = jira.addProject({
    key,
    name: `Project ${key}`,
    workflow: { statuses: [toDo, { name: 'Rejected', category: 'done' }, done], transitions },
  });
  const id = await at.action(title);
  await at.createIssues([id], { projectId, issueTypeId: OPERATIONS.issueTypeId });
  return id;
}
type Workflow = E2eSite['host']['site']['jira']['setWorkflow'];

async function choose(app: FrameLocator, id: string, item: string | RegExp): Promise<void> {
  await menuOf(app, id).click();
  await app.getByRole('menuitem', { name: item }).click();
}

test('an existing issue is found with the viewer’s own rights, linked, and unlinked after a question', async () => {
  const task = 'Write down who decides on a failover';
  const id = await at.action(task);
  const { jira } = site.host.site;
  const issue = (project: string, summary: string) =>
    jira.create(ADMIN.accountId, {
      fields: { project: { key: project }, issuetype: { id: '10001' }, summary },
    });
  const { key } = issue('WEB', 'Failover: who decides, and how');
  const hidden = issue('WEB', 'Failover of the payroll');
  jira.secureIssue(hidden.key, [ADMIN.accountId]);
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);

  await choose(app, id, 'Link an existing issue');
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Find an issue').fill('failover');
  await expectPage(dialog.getByText('1 issue found')).toBeVisible();
  await expectPage(dialog.getByText('payroll')).toHaveCount(0);
  await editor.picture('50-link-search');
  expect(await editor.violations()).toEqual([]);
  await dialog.getByRole('button', { name: `Link ${key}` }).click();
  await expectPage(dialog).toHaveCount(0);
  await expectPage(issueOf(app, id).getByRole('link', { name: key })).toBeVisible();
  await expectPage(issueOf(app, id)).toContainText('To Do');
  expect(jira.remoteLinks(key)).toHaveLength(1);
  expect(jira.issue(key)?.fields['summary']).toBe('Failover: who decides, and how');

  await choose(app, id, `Unlink ${key}`);
  const question = belowOf(app, id).getByRole('group', { name: `Unlink ${key}?` });
  await editor.picture('51-unlink-question');
  expect(await editor.violations()).toEqual([]);
  await question.getByRole('button', { name: 'Keep linked' }).click();
  await expectPage(question).toHaveCount(0);
  await choose(app, id, `Unlink ${key}`);
  await question.getByRole('button', { name: 'Unlink', exact: true }).click();
  await expectPage(issueOf(app, id).getByRole('button', { name: /^Create in Jira/ })).toBeVisible();
  expect(jira.issue(key)?.key).toBe(key);
  expect(jira.remoteLinks(key)).toHaveLength(0);
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('done in one press over several hops; an ambiguous workflow asks; a validator is quoted', async () => {
  const far = await at.action('Test the restore of every backup');
  await at.createIssues([far]);
  const unsure = await actionIn(
    'TWO',
    [
      { name: 'Reject', from: ['To Do'], to: 'Rejected' },
      { name: 'Finish', from: ['To Do'], to: 'Done' },
    ],
    'Decide on a second provider',
  );
  const guarded = await actionIn(
    'VAL',
    [
      {
        name: 'Finish',
        from: ['To Do'],
        to: 'Done',
        validators: [{ kind: 'never', message: 'Attach the minutes of the review first.' }],
      },
    ],
    'Hold the review with the whole team',
  );
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const press = (id: string) => choose(app, id, 'Mark done in Jira');
  const status = (id: string) => rowOf(app, id).getByTestId('action-status');

  await press(far);
  await expectPage(status(far)).toHaveText('Done', WITHIN);
  expect(
    site.host.site.jira
      .history(at.keyOf(far))
      .flatMap(({ items }) => items.filter(({ field }) => field === 'status')),
  ).toHaveLength(3);

  await press(unsure);
  await expectPage(belowOf(app, unsure)).toContainText('offers several ways');
  await press(guarded);
  await expectPage(belowOf(app, guarded).getByRole('alert')).toContainText(
    'Attach the minutes of the review first.',
  );
  await editor.picture('52-move-questions');
  expect(await editor.violations()).toEqual([]);
  await belowOf(app, unsure).getByRole('button', { name: 'Finish, to Done' }).click();
  await expectPage(status(unsure)).toHaveText('Done', WITHIN);
  await expectPage(status(guarded)).not.toHaveText('Done');
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('a field that Jira refuses is said on its row, and written when it is tried again', async () => {
  const id = await at.action('Name an owner of the backups');
  await at.createIssues([id]);
  const { jira } = site.host.site;
  jira.grant('OPS', 'ASSIGNABLE_USER', [EDITOR.accountId]);
  const fields = { owner: RESPONDER.accountId };
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  await expectPage(issueOf(app, id)).toContainText('To Do');
  await at.change(id, 1, 'Name an owner of the backups', fields);
  await expectPage(belowOf(app, id)).toContainText('Different in Jira', { timeout: 45_000 });
  await expectPage(belowOf(app, id)).toContainText('Owner: Jira did not take the owner.');
  await editor.picture('53-refused');
  expect(await editor.violations()).toEqual([]);
  jira.grant('OPS', 'ASSIGNABLE_USER', 'members');
  await choose(app, id, 'Try again');
  await expectPage(app.getByText('Different in Jira')).toHaveCount(0, { timeout: 45_000 });
  await expectPage
    .poll(() => jira.issue(at.keyOf(id))?.fields['assignee'], WITHIN)
    .toMatchObject({ accountId: RESPONDER.accountId });
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('what happened to an issue is explained on its row, and never counts as done', async () => {
  const { jira } = site.host.site;
  const titles = ['was deleted', 'is hidden', 'is archived', 'has moved'];
  const ids: string[] = [];
  for (const title of titles) ids.push(await at.action(`The issue of this action ${title}`));
  await at.createIssues(ids);
  const keys = ids.map((id) => at.keyOf(id));
  const [deleted = '', hidden = '', archived = '', moved = ''] = keys;
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  for (const id of ids) await expectPage(issueOf(app, id)).toContainText('To Do');
  jira.delete(ADMIN.accountId, deleted);
  jira.secureIssue(hidden, [ADMIN.accountId, RESPONDER.accountId]);
  jira.archiveIssue(ADMIN.accountId, archived);
  jira.moveIssue(ADMIN.accountId, moved, 'WEB');
  site.host.events.dropAll();
  const shows = (turn: number, words: string | RegExp, where = issueOf) =>
    expectPage(where(app, ids[turn] ?? '')).toContainText(words, { timeout: 30_000 });
  await shows(0, 'Gone from Jira, counts as open', belowOf);
  await shows(1, 'Gone from Jira, counts as open', belowOf);
  await shows(3, /WEB-\d+/);
  await shows(2, /Archived in Jira/, belowOf);
  await editor.picture('54-states');
  expect(await editor.violations()).toEqual([]);
  for (const id of ids) await expectPage(rowOf(app, id).getByTestId('action-status')).not.toHaveText('Done');
  jira.secureIssue(hidden, [EDITOR.accountId, APP_ACCOUNT]);
  await shows(1, 'To Do');
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('Jira not connected is said once, and what was edited arrives once it is', async () => {
  const ids = [await at.action('Buy more disks'), await at.action('Delete old snapshots')];
  await at.createIssues(ids);
  const [id = '', other = ''] = ids;
  const key = at.keyOf(id);
  const editor = await site.person(EDITOR);
  site.host.setJiraConnected(false);
  await at.change(id, 1, 'Buy more disks before spring');
  await at.change(other, 1, 'Delete snapshots older than a year');
  const app = await editor.open(at.address);
  // Where the page was open before Jira refused, it hears of that when it asks again.
  await expectPage(app.getByTestId('not-connected')).toHaveCount(1, { timeout: 45_000 });
  await expectPage(app.getByText('You have no access to Jira')).toHaveCount(0);
  for (const waiting of ids)
    await expectPage(issueOf(app, waiting)).toContainText('Not in Jira yet.', { timeout: 45_000 });
  await editor.picture('55-not-connected');
  expect(await editor.violations()).toEqual([]);
  site.host.setJiraConnected(true);
  await app.getByTestId('not-connected').getByRole('button').click();
  await expectPage(app.getByTestId('not-connected')).toHaveCount(0, { timeout: 45_000 });
  await expectPage
    .poll(() => site.host.site.jira.issue(key)?.fields['summary'], WITHIN)
    .toBe('Buy more disks before spring');
  await editor.context.close();
});
