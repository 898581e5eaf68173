import type { FrameLocator } from 'playwright-core';
import { GITLAB_2017, readIncident } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { TEAM } from '../support/builders-projects';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';

jest.setTimeout(120_000);

const LOOKS = [
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const;

const site = freshE2eSite();
beforeAll(async () => {
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(site.host, { as: EDITOR.accountId, ...place }, readIncident(GITLAB_2017));
  site.host.site.jira.addProject({
    key: 'SRE',
    name: 'Reliability',
    screen: ['description', 'assignee', 'labels', 'priority'],
    appAccess: false,
    customFields: [
      TEAM,
      {
        id: 'customfield_10701',
        name: 'Regions',
        kind: 'checkboxes',
        required: true,
        options: [
          { id: '10803', value: 'Europe' },
          { id: '10804', value: 'America' },
        ],
      },
      { id: 'customfield_10702', name: 'Reviewed on', kind: 'date', required: true },
    ],
  });
}, 180_000);

const places = (app: FrameLocator) => app.getByRole('region', { name: 'Where issues go' });
const sync = (app: FrameLocator) => app.getByRole('region', { name: 'Sync with Jira' });

test('an admin sets up where issues go, seeing what becomes of an action there', async () => {
  const admin = await site.person(ADMIN);
  const app = await openSettings(admin, 'Jira');
  const { keyboard } = admin.page;
  await expectPage(places(app).getByText('Nothing is set up yet.')).toBeVisible();

  // By keyboard alone: the form opens with the focus in its first field.
  await places(app).getByRole('button', { name: 'Add mapping' }).press('Enter');
  const form = app.getByRole('form', { name: 'Add mapping' });
  await expectPage(form.getByLabel('For', { exact: true })).toBeFocused();
  await keyboard.type('A service');
  await keyboard.press('Tab');
  await expectPage(form.getByLabel('Service', { exact: true })).toBeFocused();
  await keyboard.type('Post');
  await expectPage(form.getByLabel('Project')).toContainText('Reliability');
  await keyboard.press('Tab');
  await expectPage(form.getByLabel('Project')).toBeFocused();
  await keyboard.type('Reliab');
  await expectPage(form.getByLabel('Issue type')).toContainText('Task');
  await keyboard.press('Tab');
  await keyboard.type('Task');
  await expectPage(form.getByRole('row', { name: /^Due date Left out/ })).toBeVisible();
  await expectPage(form.getByText(/may not see this project/)).toBeVisible();
  await expectPage(form.getByText('This project asks for Team.')).toBeVisible();
  await form.getByLabel('Team').selectOption('Platform');
  await form.getByRole('checkbox', { name: 'Europe' }).press('Space');
  await form.getByRole('button', { name: 'Check again with these values' }).click();
  await expectPage(form.getByRole('row', { name: /^Regions.*As given here: Europe/ })).toBeVisible();
  await admin.picture('20-mapping-dry-run');
  expect(await admin.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  // Debrief cannot see that project, so saving it is asked about first.
  await expectPage(form.getByRole('button', { name: 'Save anyway' })).toBeFocused();
  await admin.picture('20-mapping-question');
  expect(await admin.violations()).toEqual([]);
  await keyboard.press('Enter');
  await expectPage(form).toHaveCount(0);
  await expectPage(places(app).getByTestId('mapping-warning')).toContainText('may not see this project');
  await expectPage(places(app).getByRole('button', { name: 'Add mapping' })).toBeFocused();

  for (const [kind, space] of [
    ['A Confluence space', 'Engineering (ENG)'],
    ['Whole site', null],
  ] as const) {
    await places(app).getByRole('button', { name: 'Add mapping' }).click();
    await form.getByLabel('For', { exact: true }).selectOption(kind);
    if (space !== null) await form.getByLabel('Space', { exact: true }).selectOption(space);
    await form.getByLabel('Project').selectOption('Operations (OPS)');
    await form.getByLabel('Issue type').selectOption('Task');
    await expectPage(form.getByText('Issues can be created with these values.')).toBeVisible();
    await form.getByRole('button', { name: 'Save' }).click();
    await expectPage(form).toHaveCount(0);
  }
  await expectPage(places(app).getByTestId('mapping')).toHaveText([
    /Whole site.*Operations \(OPS\), issue type Task/,
    /Space Engineering \(ENG\)/,
    /Service PostgreSQL.*Reliability \(SRE\), issue type Task.*2 required fields/,
  ]);
  await places(app).getByRole('button', { name: 'Remove the mapping of the whole site' }).click();
  await places(app).getByRole('button', { name: 'Remove', exact: true }).click();
  await expectPage(places(app).getByTestId('mapping')).toHaveCount(2);
  expect(admin.problems).toEqual([]);
});

test('an admin sees what is stuck, in light and dark, wide and narrow, and has it tried again', async () => {
  const { host } = site;
  const actions = await host.call(
    'postmortem.open',
    { place: { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO } },
    { as: EDITOR.accountId },
  );
  const { value } = actions as { value: { postmortem: { actions: { id: string }[] } } };
  const ids = value.postmortem.actions.slice(0, 3).map(({ id }) => id);
  await host.call(
    'actions.create-issues',
    {
      place: { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO },
      orderId: '01900000-0000-7000-8000-00000000e2e1',
      actionIds: ids,
      target: { projectId: '10000', issueTypeId: '10001' },
    },
    { as: EDITOR.accountId },
  );
  host.site.jira.setAppAccess('OPS', false);
  await host.runScheduled('hourly-sweep');
  host.site.jira.limit({ kind: 'quota', remaining: 0 });
  await host.call(
    'jira-mapping.check',
    { target: { projectId: '10000', issueTypeId: '10001' } },
    { as: ADMIN.accountId },
  );

  for (const [name, options] of LOOKS) {
    const visit = await site.person(ADMIN, options);
    const app = await openSettings(visit, 'Jira');
    await expectPage(sync(app).getByRole('heading', { name: 'Paused' })).toBeVisible();
    await expectPage(sync(app).getByText('Europe/Berlin')).toBeVisible();
    await expectPage(sync(app).getByRole('link', { name: /^OPS-/ })).toHaveCount(3);
    await expectPage(sync(app).getByRole('link', { name: /^GitLab\.com/ })).toHaveCount(3);
    // Nothing is asked of Jira during a pause, and a form that needs an answer says so.
    await places(app).getByRole('button', { name: 'Edit the mapping of PostgreSQL' }).click();
    await expectPage(places(app).getByText(/Jira limits how much Debrief may ask/)).toBeVisible();
    await visit.page.waitForTimeout(500);
    await visit.picture(`21-sync-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }

  host.site.jira.unlimit();
  host.site.jira.setAppAccess('OPS', true);
  const admin = await site.person(ADMIN);
  const app = await openSettings(admin, 'Jira');
  await sync(app).getByRole('button', { name: 'Try everything again now' }).click();
  await expectPage(sync(app).getByText('3 tries are started.')).toBeVisible();
  await host.drain();
  await expectPage(sync(app).getByText('Nothing waits, and nothing needs anybody.')).toBeVisible({
    timeout: 60_000,
  });
  await expectPage(sync(app).getByRole('heading', { name: 'Paused' })).toHaveCount(0);
  await sync(app).scrollIntoViewIfNeeded();
  await admin.picture('22-sync-well');
  expect(admin.problems).toEqual([]);
});
