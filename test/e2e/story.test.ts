import type { FrameLocator } from 'playwright-core';
import { GITLAB_2017, readIncident } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';

jest.setTimeout(120_000);

const site = freshE2eSite();

async function addAction(app: FrameLocator, task: string, priority: string): Promise<void> {
  await app.getByRole('button', { name: 'Add action' }).click();
  const form = app.getByRole('form', { name: /action/i });
  await form.getByLabel('Task').fill(task);
  await form.getByLabel('Priority').selectOption({ label: priority });
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByRole('cell', { name: task, exact: true })).toBeVisible();
}

async function askGate(
  url: string,
  token: string,
  service: string,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/gate/${encodeURIComponent(service)}/v1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
}

test('from an empty page to an allowed release', async () => {
  const editor = await site.person(EDITOR);
  const { page } = editor;

  // The page's editor: /postmortem, the form, publish.
  await page.goto(`${site.server.url}/wiki/spaces/ENG/pages/${site.seeded.pages.blank}/edit`);
  await page.locator('#blocks [contenteditable=true]').last().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/postmortem');
  await editor.picture('01-insert-menu');
  await page.keyboard.press('Enter');
  const form = page.locator('dialog iframe, [role=dialog] iframe').contentFrame();
  await form.getByLabel('Incident title').fill('GitLab.com: primary database directory removed');
  await form.getByLabel('Severity').selectOption('SEV1');
  await form.getByLabel('Services').fill('gitlab.com web, PostgreSQL');
  await editor.picture('02-macro-form');
  await form.getByRole('button', { name: 'Insert postmortem' }).click();
  await expectPage(page.locator('iframe')).toHaveCount(1);
  await page.getByRole('button', { name: 'Update' }).click();
  await page.waitForURL(/pages\/\d+$/);

  // The incident: the draft starts with the first save.
  const app = page.locator('iframe').first().contentFrame();
  await expectPage(
    app.getByText(/^What was given so far is kept with this page and shown below\./),
  ).toBeVisible();
  await app.getByRole('button', { name: 'Edit Summary' }).click();
  const summary = readIncident(GITLAB_2017).summary;
  await app.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await app.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByText(summary)).toBeVisible();

  // Three actions, two of which hold the release.
  await addAction(app, 'Monitor the age and size of backups', 'Critical');
  await addAction(app, 'Test restores automatically', 'Critical');
  await addAction(app, 'Improve replication runbooks', 'Medium');
  await expectPage(app.getByText('gitlab.com web and PostgreSQL: release prevented')).toBeVisible();

  // Into Jira.
  await app.getByRole('button', { name: 'Create all 3 in Jira' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ label: 'Operations (OPS)' });
  await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
  await editor.picture('03-create-dialog');
  await dialog.getByRole('button', { name: 'Create 3 issues' }).click();
  await expectPage(dialog).toHaveCount(0);
  await expectPage(app.getByRole('search').getByText('Created OPS-1, OPS-2, OPS-3')).toBeVisible();
  await editor.picture('04-created');
  await expectPage(app.getByRole('link', { name: /OPS-1/ })).toBeVisible();

  // The admin's settings: a token for a pipeline.
  const admin = await site.person(ADMIN);
  const settings = await openSettings(admin, 'Pipelines');
  await settings.getByLabel('Name of the token').fill('Deploy pipeline');
  await settings.getByRole('checkbox', { name: 'PostgreSQL' }).check();
  await settings.getByRole('button', { name: 'Create token' }).click();
  const token = await settings.getByLabel('Token', { exact: true }).inputValue();
  const gateUrl = await settings.getByLabel('Address of the gate').inputValue();
  await admin.picture('05-settings');
  expect(await askGate(gateUrl, token, 'PostgreSQL')).toMatchObject({
    status: 200,
    body: { allowed: false },
  });

  // Somebody closes the issues on the Jira side; the page notices by itself although the events are late.
  const jira = await site.person(EDITOR);
  for (const key of ['OPS-1', 'OPS-2']) {
    await jira.page.goto(`${site.server.url}/browse/${key}`);
    for (const [press, then] of [
      ['Start progress', 'Ask for review'],
      ['Ask for review', 'Done'],
      ['Done', 'Reopen'],
    ] as const) {
      await jira.page.getByRole('button', { name: press, exact: true }).click();
      await expectPage(jira.page.getByRole('button', { name: then, exact: true })).toBeVisible();
    }
  }
  await jira.picture('06-issue-done');
  await page.bringToFront();
  await expectPage(app.getByText('gitlab.com web and PostgreSQL: release allowed')).toBeVisible({
    timeout: 30_000,
  });
  expect(site.host.events.nextDue()).toBeGreaterThan(site.host.clock.now());
  await editor.picture('07-done-without-reload');
  expect(await askGate(gateUrl, token, 'PostgreSQL')).toMatchObject({ status: 200, body: { allowed: true } });
  expect(editor.problems).toEqual([]);
});

test('a real incident in light and dark, wide and narrow, accessible', async () => {
  const incident = readIncident(GITLAB_2017);
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(site.host, { as: EDITOR.accountId, ...place }, incident);
  for (const [name, options] of [
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const visit = await site.person(EDITOR, options);
    const app = await visit.open(`/wiki/spaces/ENG/pages/${place.pageId}`);
    await expectPage(app.getByRole('cell', { name: incident.actions[0]?.title ?? '' })).toBeVisible();
    await visit.page.waitForTimeout(500);
    await visit.picture(`10-gitlab-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }
});

test('who may not write sees no button, who may not read sees nothing', async () => {
  const address = `/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`;
  const viewer = await site.person(VIEWER);
  const app = await viewer.open(address);
  await expectPage(app.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expectPage(app.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await viewer.picture('11-viewer-without-jira');
  const stranger = await site.person(STRANGER);
  await stranger.page.goto(`${site.server.url}${address}`);
  await expectPage(stranger.page.locator('iframe')).toHaveCount(0);
  await stranger.picture('12-stranger');
});
