import { readIncident, GITLAB_2017 } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { createInput, must } from '../support/debrief';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(180_000);

const WORKFLOWS = '/jira/settings/workflows';
const RULE = 'Debrief release gate';
const LOOKS = [
  ['light', {}],
  ['dark', { dark: true }],
] as const;

const site = freshE2eSite();
/** The release that waits, in project WEB. */
let release: string;
/** What holds it. */
let issueIds: readonly string[];

beforeAll(async () => {
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(site.host, { as: EDITOR.accountId, ...place }, readIncident(GITLAB_2017));
  const opened = await must(site, 'postmortem.open', { place }, EDITOR.accountId);
  const actions = opened.kind === 'postmortem' ? opened.postmortem.actions : [];
  const critical = actions.filter(({ fields }) => fields.priority === 'critical').map(({ id }) => id);
  expect(critical.length).toBeGreaterThan(0);
  const order = { ...createInput(site, critical), place };
  const made = await must(site, 'actions.create-issues', order, EDITOR.accountId);
  issueIds = made.actions.flatMap(({ issue }) => issue.issueId ?? []);
  release = site.host.site.jira.create(EDITOR.accountId, {
    fields: { project: { key: 'WEB' }, issuetype: { id: '10001' }, summary: 'Release 3.6' },
  }).key;
}, 240_000);

test('an admin puts the rule on a transition; who releases is refused until the actions are done', async () => {
  const admin = await site.person(ADMIN);
  await admin.open(WORKFLOWS);
  const start = () => admin.page.getByRole('group', { name: 'Start progress (Web platform)' });
  await start()
    .getByRole('button', { name: `Add rule: ${RULE}` })
    .click();
  const form = admin.page.frameLocator(`iframe[title="Add: ${RULE}"]`);
  const ofThese = form.getByRole('radio', { name: 'These services' });
  await expectPage(ofThese).toBeVisible();
  await start().getByRole('button', { name: 'Add', exact: true }).click();
  await expectPage(form.getByRole('alert')).toHaveText(/until then it is not saved/);
  await ofThese.check();
  await form.getByText('PostgreSQL', { exact: true }).click();
  expect(await admin.violations()).toEqual([]);
  await admin.picture('70-gate-rule-new');
  await start().getByRole('button', { name: 'Add', exact: true }).click();

  const view = start().frameLocator(`iframe[title="${RULE}"]`);
  await expectPage(view.getByText('Happens only when the release gate of Debrief allows')).toBeVisible();
  await expectPage(view.getByRole('listitem')).toHaveText(['PostgreSQL']);
  await admin.picture('71-gate-rule-shown');

  const manager = await site.person(EDITOR);
  await manager.open(`/browse/${release}`);
  await manager.page.getByRole('button', { name: 'Start progress' }).click();
  const refusal = manager.page.locator('#problem');
  await expectPage(refusal).toContainText(
    /PostgreSQL: \d+ open actions? of (a past incident|past incidents)/,
  );
  await expectPage(refusal).toContainText('OPS-1');
  await expectPage(refusal).toContainText('/debrief/gate/');
  await manager.picture('72-gate-rule-refused-light');
  const inTheDark = await site.person(EDITOR, { dark: true });
  await inTheDark.open(`/browse/${release}`);
  await inTheDark.page.getByRole('button', { name: 'Start progress' }).click();
  await expectPage(inTheDark.page.locator('#problem')).toContainText('OPS-1');
  await inTheDark.picture('73-gate-rule-refused-dark');

  for (const issueId of issueIds) site.host.site.jira.moveTo(EDITOR.accountId, issueId, 'Done');
  await site.host.deliverEvents();
  await site.host.drain();
  await manager.page.getByRole('button', { name: 'Start progress' }).click();
  await expectPage(manager.page.getByText('In Progress', { exact: true }).first()).toBeVisible();
  expect(admin.problems).toEqual([]);
});

test.each(LOOKS)('the saved rule is edited and taken away, %s', async (name, look) => {
  const admin = await site.person(ADMIN, look);
  await admin.open(WORKFLOWS);
  const place = () => admin.page.getByRole('group', { name: 'Ask for review (Web platform)' });
  await place()
    .getByRole('button', { name: `Add rule: ${RULE}` })
    .click();
  await admin.page
    .frameLocator(`iframe[title="Add: ${RULE}"]`)
    .getByRole('radio', { name: /^Every service that is released/ })
    .check();
  await place().getByRole('button', { name: 'Add', exact: true }).click();
  await place().getByRole('button', { name: 'Edit' }).click();
  const form = admin.page.frameLocator(`iframe[title="Edit: ${RULE}"]`);
  await expectPage(form.getByRole('radio', { name: /^Every service that is released/ })).toBeChecked();
  await form.getByRole('radio', { name: 'These services' }).check();
  await expectPage(form.getByText('gitlab.com web', { exact: true })).toBeVisible();
  await place().scrollIntoViewIfNeeded();
  expect(await admin.violations()).toEqual([]);
  await admin.picture(`74-gate-rule-edit-${name}`);
  await place().getByRole('button', { name: 'Update' }).click();
  await expectPage(form.getByRole('alert')).toHaveText(/Choose at least one service/);
  await form.getByText('PostgreSQL', { exact: true }).click();
  await place().getByRole('button', { name: 'Update' }).click();
  await expectPage(place().frameLocator(`iframe[title="${RULE}"]`).getByRole('listitem')).toHaveText([
    'PostgreSQL',
  ]);
  await place().getByRole('button', { name: 'Remove' }).click();
  await expectPage(place().getByRole('button', { name: 'Remove' })).toHaveCount(0);
});

test('workflows are for those who administer them', async () => {
  const viewer = await site.person({ ...EDITOR, accountId: '5b10ac8d82e05b22cc7d4e03' });
  await viewer.open(WORKFLOWS);
  await expectPage(
    viewer.page.getByRole('heading', { name: 'Only administrators may see this' }),
  ).toBeVisible();
});
