import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { ADMIN, EDITOR, RESPONDER, VIEWER } from '../../local/site/people';
import { day, E2ePage, issueOf, menuOf, OPERATIONS, rowOf } from '../support/e2e-actions';
import { jiraOf } from '../support/e2e-jira';
import type { Visit } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(400_000);

const PICTURES = path.resolve(__dirname, '..', '..', 'test-output', 'e2e');
const LOOKS = [
  ['light', EDITOR, {}],
  ['dark', EDITOR, { dark: true }],
  ['700', EDITOR, { width: 700 }],
  ['320', EDITOR, { width: 320 }],
  ['reader', VIEWER, {}],
] as const;

const site = freshE2eSite();
const at = new E2ePage(site);
const ids: Record<string, string> = {};
const idOf = (name: string) => ids[name] ?? '';

beforeAll(everyState, 180_000);

/** Twelve actions, their issues in every state that lasts. */
async function everyState(): Promise<void> {
  const { jira } = site.host.site;
  const add = async (name: string, title: string, fields: Parameters<E2ePage['action']>[1] = {}) => {
    ids[name] = await at.action(title, fields);
  };
  await add('open', 'Show host and environment clearly in the prompt of every host');
  await add('doing', 'Monitor the age and size of backups', { owner: RESPONDER.accountId, dueOn: day(2) });
  await add('done', 'Set a sane connection limit', { priority: 'medium', dueOn: day(-2) });
  await add('deleted', 'Evaluate point-in-time recovery', { priority: 'high' });
  await add('archived', 'Take hourly snapshots of production databases', { dueOn: day(5) });
  await add('moved', 'Turn on disk snapshots', { priority: 'low' });
  await add('doubtful', 'Rehearse a restore', { priority: 'high' });
  await add('linked', 'Decide who decides on a failover', { priority: 'high' });
  await add('none', 'Test restores automatically', { owner: null, dueOn: null, status: 'proposed' });
  await add('next', 'Improve replication runbooks', { owner: null, dueOn: null, status: 'proposed' });
  await add('dropped', 'Second data centre', { status: 'dropped', dropReason: 'Snapshots cover it' });
  await add('finished', 'Rotate database credentials', { status: 'done', type: 'experiment' });
  await at.createIssues(['open', 'doing', 'done', 'deleted', 'archived', 'moved'].map(idOf));
  const key = (name: string) => at.keyOf(idOf(name));
  await walk(key('doing'), 'Start progress');
  await walk(key('done'), 'Start progress', 'Ask for review', 'Done');
  site.host.faults.inject({
    at: 1,
    of: 'request',
    on: /POST jira .*\/issue$/,
    kind: 'kill',
    effect: 'after',
  });
  await expect(at.createIssues([idOf('doubtful')])).rejects.toThrow('killed');
  const existing = jira.create(ADMIN.accountId, {
    fields: { project: { key: 'WEB' }, issuetype: { id: '10001' }, summary: 'Failover: who decides' },
  });
  await at.call('actions.link-issue', { place: at.place, actionId: idOf('linked'), issueId: existing.id });
  jira.delete(ADMIN.accountId, key('deleted'));
  jira.archiveIssue(ADMIN.accountId, key('archived'));
  jira.moveIssue(ADMIN.accountId, key('moved'), 'WEB');
  await at.call('actions.retry-sync', { place: at.place, actionIds: Object.values(ids) });
  await site.host.queue.deliverDue();
}

async function walk(issueIdOrKey: string, ...names: string[]): Promise<void> {
  const jira = jiraOf(site);
  for (const name of names) {
    const { transitions = [] } = await jira.issues.getTransitions({ issueIdOrKey });
    const id = transitions.find((one) => one.name === name)?.id ?? '';
    await jira.issues.doTransition({ issueIdOrKey, transition: { id } });
  }
}

const section = (app: FrameLocator) =>
  app.locator('section', { has: app.getByRole('heading', { name: 'Action items' }) });
const picture = (app: FrameLocator, name: string) =>
  section(app).screenshot({ path: path.join(PICTURES, `${name}.png`) });

async function open(visit: Visit): Promise<FrameLocator> {
  const app = await visit.open(at.address);
  await expectPage(issueOf(app, idOf('open'))).toBeVisible();
  await visit.page.waitForTimeout(700);
  return app;
}

async function expectSound(visit: Visit, what: string): Promise<void> {
  expect({ what, violations: await visit.violations() }).toEqual({ what, violations: [] });
  expect({ what, problems: visit.problems }).toEqual({ what, problems: [] });
}

/** Left edges of the columns and the top and height of a row, in the frame, which does not scroll by itself. */
const edges = (row: Locator) =>
  row.evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    const lefts = [...element.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().left);
    return [...lefts, top, height].map(Math.round);
  });

/** Whether words in an element end in three dots. */
const cutOff = (element: Element) =>
  [element, ...element.querySelectorAll('*')].some(
    ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth,
  );

test.each(LOOKS)(
  'every state of an issue is one line and its explanation: %s',
  async (name, who, options) => {
    const visit = await site.person(who, options);
    const app = await open(visit);
    await picture(app, `70-states-${name}`);
    await expectSound(visit, `states, ${name}`);
    const wider = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect({ name, wider }).toEqual({ name, wider: 0 });
    if (who === EDITOR) {
      const cut = await issueOf(app, idOf('none')).getByRole('button').evaluate(cutOff);
      expect({ name, cut }).toEqual({ name, cut: false });
      await menuOf(app, idOf('open')).click();
      await expectPage(app.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
      await picture(app, `71-menu-${name}`);
      await expectSound(visit, `menu, ${name}`);
      await app.getByRole('menuitem', { name: /^Unlink/ }).click();
      await expectPage(app.getByRole('button', { name: 'Keep linked' })).toBeFocused();
      await picture(app, `72-question-${name}`);
      await expectSound(visit, `question, ${name}`);
      await app.getByRole('button', { name: 'Keep linked' }).click();
      await expectPage(menuOf(app, idOf('open'))).toBeFocused();
      await app.getByRole('checkbox', { name: /^Select Show host/ }).click();
      await app.getByRole('checkbox', { name: /^Select Test restores/ }).click();
      await issueOf(app, idOf('none')).getByRole('button').click();
      const dialog = app.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ label: 'Operations (OPS)' });
      await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
      await expectPage(dialog.getByTestId('create-form')).toBeVisible();
      await rowOf(app, idOf('done')).getByRole('button', { name: /^Due/ }).click();
      await expectPage(app.getByTestId('cell-editor')).toBeVisible();
      await picture(app, `73-panels-${name}`);
      // A bar that lies over the table cuts off whatever stands at its edge.
      const none = app.getByTestId('bulk').getByRole('button', { name: 'Select none' });
      // A click right after something has moved may be meant for what stood there before, and is not taken.
      await expectPage(async () => {
        if (await none.isVisible()) await none.click({ timeout: 5_000 });
        await expectPage(none).toBeHidden({ timeout: 1_500 });
      }).toPass({ timeout: 40_000 });
      await expectSound(visit, `panels, ${name}`);
    }
    await visit.context.close();
  },
);

test('whatever opens in a row, no column moves and what was pressed stays where it is', async () => {
  const visit = await site.person(EDITOR);
  const app = await open(visit);
  const row = rowOf(app, idOf('doing'));
  const before = await edges(row);
  const expectStill = async (what: string) => {
    expect({ what, edges: await edges(row) }).toEqual({ what, edges: before });
  };
  for (const cell of [/^Due/, /^Status/, /^Owner/, /^Monitor/]) {
    await row.getByRole('button', { name: cell }).click();
    await expectPage(row.getByTestId('cell-editor')).toBeVisible();
    await expectStill(String(cell));
    await visit.page.keyboard.press('Escape');
  }
  await app.getByRole('checkbox', { name: /^Select Monitor/ }).click();
  const bar = app.getByTestId('bulk');
  await expectPage(bar).toBeVisible();
  await expectStill('selection');
  await expectPage(bar).toBeInViewport();
  await menuOf(app, idOf('doing')).click();
  await expectStill('menu');
  await app.getByRole('menuitem', { name: 'Remove' }).click();
  const keep = app.getByRole('button', { name: 'Keep', exact: true });
  await expectPage(keep).toBeFocused();
  await expectPage(app.getByText(/OPS-\d+ stays in Jira and is no longer followed\./)).toBeVisible();
  await expectStill('removal');
  await visit.page.keyboard.press('Escape');
  await expectPage(menuOf(app, idOf('doing'))).toBeFocused();
  await visit.context.close();
});

test('the second of two clicks at one place does nothing to what has come to stand there', async () => {
  const visit = await site.person(EDITOR);
  const app = await open(visit);
  const { mouse } = visit.page;
  const twice = async (target: Locator) => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await mouse.click(x, y);
    await visit.page.waitForTimeout(250);
    await mouse.click(x, y);
  };
  await issueOf(app, idOf('next')).getByRole('button').click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ value: OPERATIONS.projectId });
  await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
  await twice(dialog.getByRole('button', { name: 'Create 1 issue' }));
  await expectPage(issueOf(app, idOf('next')).getByRole('link')).toBeVisible();
  await expectPage(dialog).toHaveCount(0);
  await expectPage(app.getByTestId('cell-editor')).toHaveCount(0);
  const key = at.keyOf(idOf('next'));
  await expectPage(app.getByText(`Created ${key}`).first()).toBeVisible();
  await picture(app, '74-created');

  await menuOf(app, idOf('next')).click();
  await twice(app.getByRole('menuitem', { name: 'Mark done in Jira' }));
  await expectPage(rowOf(app, idOf('next')).getByTestId('action-status')).toHaveText('Done');
  await visit.page.waitForTimeout(1000);
  await expectPage(app.getByTestId('cell-editor')).toHaveCount(0);
  const moves = site.host.site.jira
    .history(key)
    .flatMap(({ items }) => items.filter(({ field }) => field === 'status'));
  expect(moves).toHaveLength(3);
  await menuOf(app, idOf('next')).click();
  await app.getByRole('menuitem', { name: 'Reopen in Jira' }).click();
  await expectPage(app.getByRole('button', { name: 'Keep done' })).toBeFocused();
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});
