import type { FrameLocator } from 'playwright-core';
import { GITLAB_2017, readIncident } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(120_000);

const LOOKS = [
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const;
const DEFAULT = 'Default for all services';

const site = freshE2eSite();
beforeAll(async () => {
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(site.host, { as: EDITOR.accountId, ...place }, readIncident(GITLAB_2017));
}, 180_000);

const policy = (app: FrameLocator, name: string) => app.getByRole('group', { name, exact: true });
const openPolicy = (app: FrameLocator, name: string) =>
  policy(app, name)
    .getByRole('button', { name: `Change: ${name}` })
    .press('Enter');

test('an admin tries a policy before it holds, saves it, and the page of the postmortem follows', async () => {
  const admin = await site.person(ADMIN);
  const app = await openSettings(admin, 'Release gate');
  await expectPage(policy(app, DEFAULT)).toContainText(
    'Open actions of critical priority prevent a release.',
  );
  await openPolicy(app, DEFAULT);
  const form = app.getByRole('form', { name: DEFAULT });
  await form
    .getByLabel('Lowest priority that prevents a release at once')
    .selectOption({ label: 'Critical' });
  await form.getByLabel('High priority prevents one as well').selectOption({ label: 'after 4 weeks' });
  await form.getByLabel('Medium priority prevents one as well').selectOption({ label: 'after some days' });
  await expectPage(form.getByRole('button', { name: 'Save policy' })).toBeDisabled();
  await form.getByLabel('Days for medium priority').fill('60');
  await form.getByRole('button', { name: 'What would it hold now?' }).click();
  await expectPage(form.getByText(/With this policy, at this moment/)).toBeVisible();
  await admin.picture('60-gate-policy-tried');
  expect(await admin.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Save policy' }).press('Enter');
  await expectPage(policy(app, DEFAULT)).toContainText(
    'Open actions of critical priority, or of high priority after 4 weeks, or of medium priority after 60 days prevent a release.',
  );

  const page = await admin.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  await expectPage(page.getByTestId('gate').first()).toContainText('high priority after 4 weeks');
  await admin.picture('61-gate-banner');
});

test('a waiver lets the release through for a while; page and pipeline say so', async () => {
  const admin = await site.person(ADMIN);
  const app = await openSettings(admin, 'Release gate');
  const waivers = app.getByRole('region', { name: 'Waivers' });
  await expectPage(waivers.getByText('No waiver was given yet.')).toBeVisible();
  await waivers.getByLabel('Service').selectOption({ label: 'PostgreSQL' });
  await waivers.getByLabel('Why it may be released all the same').fill('The fix itself is in this release.');
  await waivers.getByRole('button', { name: 'Give a waiver' }).press('Enter');
  await expectPage(waivers.getByText('Holds', { exact: true })).toBeVisible();
  await admin.picture('63-gate-waiver');
  expect(await admin.violations()).toEqual([]);
  const page = await admin.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  await expectPage(page.getByTestId('gate').filter({ hasText: 'PostgreSQL: release waived' })).toContainText(
    'a waiver lets the release through until',
  );
  await admin.picture('64-gate-waived');
  const again = await openSettings(admin, 'Release gate');
  await again.getByRole('button', { name: /^End the waiver for PostgreSQL/ }).press('Enter');
  await expectPage(
    again.getByRole('region', { name: 'Waivers' }).getByText('Ended', { exact: true }),
  ).toBeVisible();
  expect(admin.problems).toEqual([]);
});

test('whom the policy names waives a release on the gate’s page; everybody else reads whom to ask', async () => {
  const admin = await site.person(ADMIN);
  const settings = await openSettings(admin, 'Release gate');
  await openPolicy(settings, DEFAULT);
  const form = settings.getByRole('form', { name: DEFAULT });
  const people = form.getByRole('combobox', { name: /^Who may let a release through/ });
  await people.fill(EDITOR.displayName.slice(0, 5));
  await form.getByRole('option', { name: EDITOR.displayName }).click();
  await form.getByLabel('A waiver ends at the latest').selectOption({ label: 'in 3 days' });
  await form.scrollIntoViewIfNeeded();
  await admin.picture('65-gate-policy-waivers');
  expect(await admin.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Save policy' }).press('Enter');
  await expectPage(policy(settings, DEFAULT)).toContainText(
    `${EDITOR.displayName} may waive it, for at most 3 days.`,
  );

  const [editor, viewer] = [
    await site.person(EDITOR, { width: 320 }),
    await site.person(VIEWER, { dark: true }),
  ];
  const page = await editor.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  const opened = editor.context.waitForEvent('page');
  await page
    .getByTestId('gate')
    .getByRole('link', { name: /^PostgreSQL/ })
    .first()
    .click();
  const address = new URL((await opened).url()).pathname;
  const app = await editor.open(address);
  const waivers = app.getByRole('region', { name: 'Waivers' });
  await waivers.getByLabel('Why it may be released all the same').fill('The fix itself is in this release.');
  await expectPage(waivers.getByLabel('It ends').getByRole('option').last()).toHaveText('in 3 days');
  await editor.picture('66-gate-page-waiver-form');
  expect(await editor.violations()).toEqual([]);
  await waivers.getByRole('button', { name: 'Give a waiver' }).press('Enter');
  await expectPage(app.getByTestId('gate')).toContainText('Its reason: The fix itself is in this release.');
  await editor.picture('67-gate-page-waived');

  const read = await viewer.open(address);
  await expectPage(read.getByRole('region', { name: 'Waivers' })).toContainText(
    `Who may let a release through all the same: ${EDITOR.displayName} and people who administer Confluence.`,
  );
  expect(await viewer.violations()).toEqual([]);
  await viewer.picture('68-gate-page-whom-to-ask');
  await waivers.getByRole('button', { name: /^End the waiver/ }).press('Enter');
  await expectPage(app.getByTestId('gate')).toHaveAttribute('data-verdict', 'prevented');
  expect([...admin.problems, ...editor.problems, ...viewer.problems]).toEqual([]);
});

test.each(LOOKS)('what holds a release reads well, %s', async (name, look) => {
  const admin = await site.person(ADMIN, look);
  const app = await openSettings(admin, 'Release gate');
  const second = app.getByRole('region', { name: 'What holds a release' }).getByRole('group').nth(1);
  await second.getByRole('button', { name: /^Change/ }).click();
  await second.getByLabel('Which policy holds').selectOption({ label: 'One of its own' });
  await second.scrollIntoViewIfNeeded();
  await admin.picture(`62-gate-policy-${name}`);
  expect(await admin.violations()).toEqual([]);
});
