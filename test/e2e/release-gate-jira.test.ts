import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, RESPONDER, STRANGER } from '../../local/site/people';
import { actionInput, createInput, must, place } from '../support/debrief';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(120_000);

const SERVICE = 'Checkout';
const RELEASES = '/jira/projects/OPS/versions';

const site = freshE2eSite();
let release = '';
let hotfix = '';
beforeAll(async () => {
  const as = EDITOR.accountId;
  const ID = idFrom('gate-in-jira');
  await must(site, 'actions.save', actionInput(site, ID, 1, { owner: RESPONDER.accountId }), as);
  await must(site, 'actions.create-issues', createInput(site, [ID]), as);
  const attached = { place: place(site), changeId: idFrom('gate-in-jira-service'), name: SERVICE };
  await must(site, 'services.attach', attached, as);
  const { jira } = site.host.site;
  jira.configure('OPS', { screen: ['description', 'priority', 'fixVersions'] });
  hotfix = jira.addVersion(ADMIN.accountId, 'OPS', { name: '3.5.1' }).id;
  const fields = { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'Release 3.5.1' };
  release = jira.create(as, { fields: { ...fields, fixVersions: [{ id: hotfix }] } }).key;
}, 180_000);

const projectPage = async (visit: Awaited<ReturnType<typeof site.person>>) => {
  await visit.page.goto(`${site.server.url}${RELEASES}`);
  await visit.page.getByRole('link', { name: 'Release gate', exact: true }).first().click();
  return visit.page.locator('iframe').first().contentFrame();
};

test('an admin ties a service to a project; its page shows the gate and puts its link on a version', async () => {
  const admin = await site.person(ADMIN);
  const settings = await openSettings(admin, 'Release gate');
  const group = settings.getByRole('group', { name: `Jira projects of ${SERVICE}` });
  await group.getByRole('button', { name: `Change where ${SERVICE} is released` }).press('Enter');
  await group.getByLabel('Add a project').selectOption({ label: 'Operations (OPS)' });
  await group.scrollIntoViewIfNeeded();
  await admin.picture('65-gate-projects');
  await group.getByRole('button', { name: 'Save' }).press('Enter');
  await expectPage(group.getByText('OPS', { exact: true })).toBeVisible();
  expect(await admin.violations()).toEqual([]);

  await admin.page.goto(`${site.server.url}${RELEASES}`);
  await admin.page.getByLabel('New version').fill('3.6');
  await admin.page.getByRole('button', { name: 'Create' }).click();
  await admin.page.getByRole('button', { name: 'Release 3.6' }).waitFor();
  const app = await projectPage(admin);
  await expectPage(app.getByRole('heading', { level: 1 })).toHaveText('Operations: release prevented');
  await expectPage(app.getByRole('list', { name: 'Services' })).toContainText(SERVICE);
  await app.getByRole('button', { name: 'Put link on version 3.6' }).press('Enter');
  await expectPage(app.getByText('Version 3.6 has a link to this page now.').first()).toBeVisible();
  await admin.picture('66-gate-project-page');
  expect(await admin.violations()).toEqual([]);
  await app.getByRole('button', { name: 'Put link on version 3.6' }).press('Enter');
  await expectPage(app.getByText('Version 3.6 has the link already.').first()).toBeVisible();

  await admin.page.goto(`${site.server.url}${RELEASES}`);
  await admin.page.getByText('Related work:').getByRole('link', { name: 'Release gate' }).click();
  await expectPage(
    admin.page.locator('iframe').first().contentFrame().getByRole('heading', { level: 1 }),
  ).toHaveText('Operations: release prevented');
  expect(admin.problems).toEqual([]);
});

test('the panel of a release’s issue names what holds it; titles only to those who see the page', async () => {
  for (const [person, name, look] of [
    [EDITOR, 'light', {}],
    [STRANGER, 'dark', { dark: true }],
  ] as const) {
    const visit = await site.person(person, look);
    await visit.page.goto(`${site.server.url}/browse/${release}`);
    await visit.page.getByRole('button', { name: 'Add Release gate' }).click();
    const panel = visit.page.locator('iframe').first().contentFrame();
    await expectPage(panel.getByRole('heading', { name: 'Release 3.5.1: prevented' })).toBeVisible();
    await expectPage(panel.getByRole('link', { name: /OPS-1/ })).toBeVisible();
    await expectPage(panel.getByText('Rehearse the restore')).toHaveCount(person === EDITOR ? 1 : 0);
    await visit.page.locator('iframe').first().scrollIntoViewIfNeeded();
    await visit.picture(`67-gate-issue-panel-${name}`);
    expect(await visit.violations()).toEqual([]);
    expect(visit.problems).toEqual([]);
  }
});

test('a version that is released all the same is shown on the project’s page, light, dark and narrow', async () => {
  const admin = await site.person(ADMIN);
  await admin.page.goto(`${site.server.url}${RELEASES}`);
  await admin.page.getByRole('button', { name: 'Release 3.5.1' }).click();
  await admin.page.getByRole('button', { name: 'Unrelease 3.5.1' }).waitFor();
  await site.host.deliverEvents();
  await site.host.drain();
  for (const [name, look] of [
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const visit = await site.person(EDITOR, look);
    const app = await projectPage(visit);
    const line = `3.5.1, while the gate said of ${SERVICE}: prevented`;
    await expectPage(app.getByText(line)).toBeVisible();
    await visit.picture(`68-gate-released-anyway-${name}`);
    expect(await visit.violations()).toEqual([]);
    expect(visit.problems).toEqual([]);
  }
  expect(site.host.site.jira.mails(RESPONDER.accountId)).toHaveLength(1);
});
