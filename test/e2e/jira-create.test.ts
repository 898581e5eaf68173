import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { EDITOR } from '../../local/site/people';
import { TEAM } from '../support/builders-projects';
import { E2ePage, issueOf } from '../support/e2e-actions';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(240_000);

const PICTURES = path.resolve(__dirname, '..', '..', 'test-output', 'e2e');

const site = freshE2eSite();
const at = new E2ePage(site);
beforeAll(() => {
  site.host.site.jira.addProject({ key: 'SRE', name: 'Reliability', customFields: [TEAM] });
});

const keysIn = (project: string) => site.host.site.jira.issues({ project }).map(({ key }) => key);
const dialogIn = (app: FrameLocator) => app.getByRole('dialog');
const createIn = (dialog: Locator) => dialog.getByRole('button', { name: /^Create \d+ issues?$/ });

async function choose(dialog: Locator, project: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ label: project });
  await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
}

test('one action, in a project that asks for more; then a selection', async () => {
  const title = 'Keep backups in a second region';
  const one = await at.action(title);
  const two = await at.action('Limit who may remove a data directory', { priority: 'high' });
  const three = await at.action('Show the name of the host in every prompt', { priority: 'low' });
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const dialog = dialogIn(app);

  await app.getByRole('button', { name: `Create in Jira: ${title}` }).click();
  await choose(dialog, 'Reliability (SRE)');
  await expectPage(dialog.getByText('What this project asks for')).toBeVisible();
  await createIn(dialog).click();
  await expectPage(dialog.getByLabel('Team')).toBeFocused();
  await expectPage(dialog.getByLabel('Team')).toHaveAttribute('aria-invalid', 'true');
  await editor.picture('40-create-required');
  expect(await editor.violations()).toEqual([]);
  expect(keysIn('SRE')).toEqual([]);
  await dialog.getByLabel('Team').selectOption('Platform');
  await createIn(dialog).dblclick();
  await expectPage(app.getByRole('search').getByText('Created SRE-1')).toBeVisible();
  await expectPage(dialog).toHaveCount(0);
  await editor.picture('41-create-one');
  expect(await editor.violations()).toEqual([]);
  await expectPage(issueOf(app, one).getByRole('link', { name: 'SRE-1' })).toBeVisible();
  expect(keysIn('SRE')).toEqual(['SRE-1']);

  await app.getByRole('checkbox', { name: /^Select Limit who/ }).click();
  await app.getByRole('checkbox', { name: /^Select Show the name/ }).click();
  await app
    .getByRole('group', { name: 'Selected actions' })
    .getByRole('button', { name: 'Create 2 in Jira' })
    .click();
  await choose(dialog, 'Operations (OPS)');
  await createIn(dialog).click();
  await expectPage(dialog).toHaveCount(0);
  await expectPage(app.getByTestId('bulk')).toHaveCount(0);
  await editor.picture('42-create-selection');
  await expectPage(issueOf(app, two).getByRole('link', { name: at.keyOf(two) })).toBeVisible();
  await expectPage(issueOf(app, three).getByRole('link', { name: at.keyOf(three) })).toBeVisible();
  expect(keysIn('OPS')).toHaveLength(2);
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('all at once: Jira says wait, the page is closed, and the rest goes on without it', async () => {
  const ids: string[] = [];
  for (let turn = 1; turn <= 12; turn += 1)
    ids.push(await at.action(`Follow-up ${String(turn)} of the review`));
  const before = keysIn('OPS').length;
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const dialog = dialogIn(app);
  await app.getByRole('button', { name: 'Create all 12 in Jira' }).click();
  await choose(dialog, 'Operations (OPS)');
  site.host.faults.inject({
    at: 1,
    of: 'request',
    on: /POST jira .*\/issue\/bulk$/,
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '40' },
  });
  await createIn(dialog).click();
  await expectPage(dialog.getByText('0 of 12 handled')).toBeVisible();
  await expectPage(dialog.getByText(/12 issues wait\./)).toBeVisible();
  await expectPage(dialog.getByText('Waiting for its turn')).toHaveCount(12);
  await editor.picture('43-create-wait');
  expect(await editor.violations()).toEqual([]);
  expect(keysIn('OPS')).toHaveLength(before);
  await editor.page.close();

  await site.host.advance(10 * 60_000);
  expect(keysIn('OPS')).toHaveLength(before + 12);
  const page = await editor.context.newPage();
  await page.goto(`${site.server.url}${at.address}`);
  const again = page.locator('iframe').first().contentFrame();
  for (const id of ids)
    await expectPage(issueOf(again, id).getByRole('link', { name: at.keyOf(id) })).toBeVisible();
  await expectPage(again.getByRole('group', { name: 'Creating issues in Jira' })).toContainText(
    'All 12 are in Jira',
  );
  await picture(page, '44-create-reopened');
  await again.getByRole('button', { name: 'Dismiss' }).click();
  await expectPage(again.getByRole('group', { name: 'Creating issues in Jira' })).toHaveCount(0);
  await editor.context.close();
});

test('a function that dies in the middle doubles nothing', async () => {
  const ids: string[] = [];
  for (const place of ['Berlin', 'Dublin', 'Oregon'])
    ids.push(await at.action(`Rehearse a restore in ${place}`));
  const before = keysIn('OPS').length;
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const dialog = dialogIn(app);
  await app.getByRole('button', { name: 'Create all 3 in Jira' }).click();
  await choose(dialog, 'Operations (OPS)');
  site.host.faults.inject({
    at: 2,
    of: 'request',
    on: /POST jira .*\/issue$/,
    kind: 'kill',
    effect: 'after',
  });
  await createIn(dialog).click();
  await expectPage(dialog.getByRole('alert')).toBeVisible();
  await editor.picture('45-create-killed');
  expect(await editor.violations()).toEqual([]);
  await editor.page.close();

  // The first is there, the second turns up, the third was never sent: it is said, and can be created again.
  await site.host.advance(60 * 60_000);
  expect(keysIn('OPS')).toHaveLength(before + 2);
  const page = await editor.context.newPage();
  await page.goto(`${site.server.url}${at.address}`);
  const again = page.locator('iframe').first().contentFrame();
  const [first = '', second = '', third = ''] = ids;
  for (const id of [first, second])
    await expectPage(issueOf(again, id).getByRole('link', { name: at.keyOf(id) })).toBeVisible();
  await expectPage(again.getByTestId(`below-${third}`)).toContainText('Jira did not create this issue');
  await picture(page, '46-create-recovered');
  await issueOf(again, third)
    .getByRole('button', { name: /^Create in Jira/ })
    .click();
  await createIn(dialogIn(again)).click();
  await expectPage(issueOf(again, third).getByRole('link')).toBeVisible();
  expect(keysIn('OPS')).toHaveLength(before + 3);
  await editor.context.close();
});

const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.resolve(PICTURES, `${name}.png`), fullPage: true });
