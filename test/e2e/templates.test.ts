import type { FrameLocator } from 'playwright-core';
import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { macroNode } from '../../local/site/seed';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';

jest.setTimeout(240_000);

const MACRO = '0190aaaa-0000-7000-8000-000000000009';
const site = freshE2eSite();

const region = (app: FrameLocator) => app.getByRole('region', { name: 'Templates' });
/** What stands around the report itself, below it. */
const AROUND = ['Controls', 'External summary', 'Export', 'History', 'Import a postmortem'];
const headings = async (app: FrameLocator) =>
  (await app.locator('article h2').allInnerTexts()).filter((name) => !AROUND.includes(name));

test('an admin arranges the template of a space; new postmortems follow it, old ones keep theirs', async () => {
  const admin = await site.person(ADMIN);
  const app = await openSettings(admin, 'Services and templates');
  const { keyboard } = admin.page;

  // By keyboard alone.
  await region(app).getByRole('button', { name: 'Add a template' }).press('Enter');
  const scope = app.getByRole('form', { name: 'Add a template' });
  await scope.getByLabel('It holds for').selectOption('One space');
  await scope.getByLabel('Space', { exact: true }).selectOption('Engineering (ENG)');
  await scope.getByRole('button', { name: 'Continue' }).press('Enter');
  const form = app.getByRole('form', { name: 'template of Engineering (ENG)' });
  await expectPage(form).toBeVisible();
  const impactUp = form.getByRole('button', { name: 'Move Impact up' });
  await impactUp.press('Enter');
  await expectPage(impactUp).toBeFocused();
  await keyboard.press('Enter');
  await form.getByLabel('Title of the new section').fill('Customer communication');
  await form.getByRole('button', { name: 'Add section' }).press('Enter');
  const added = form.getByTestId('template-block').last();
  await added.getByLabel('Prompt').fill('Who was told what, and when?');
  await admin.picture('40-template-editor');
  expect(await admin.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  await expectPage(form).toHaveCount(0);
  await expectPage(region(app).getByText('Space Engineering (ENG)')).toBeVisible();
  await admin.picture('40-templates');
  expect(await admin.violations()).toEqual([]);

  // The seeded page began before.
  const editor = await site.person(EDITOR);
  const { confluence } = site.host.site;
  const pageId = confluence.addPage({
    spaceId: site.seeded.spaces.engineering,
    authorId: EDITOR.accountId,
    title: 'Checkout down',
    body: {
      type: 'doc',
      version: 1,
      content: [macroNode(site.host.manifest, MACRO, { title: 'Checkout down' })],
    },
  });
  const draft = await editor.open(`/wiki/spaces/ENG/pages/${pageId}`);
  await expectPage(draft.getByRole('heading', { name: 'Customer communication' })).toBeVisible();
  expect((await headings(draft)).slice(-3)).toEqual([
    'Action items',
    'Lessons learned',
    'Customer communication',
  ]);
  expect((await headings(draft)).indexOf('Impact')).toBeLessThan((await headings(draft)).indexOf('Timeline'));
  await expectPage(draft.getByText('Who was told what, and when?')).toBeVisible();
  await draft.getByRole('button', { name: 'Edit Customer communication' }).click();
  await draft
    .getByRole('textbox', { name: 'Customer communication' })
    .fill('The status page, after 20 minutes.');
  await draft.getByRole('button', { name: 'Save' }).click();
  await expectPage(draft.getByText('The status page, after 20 minutes.')).toBeVisible();

  // Taken back: that postmortem keeps its section, a new one has none.
  await region(app)
    .getByRole('button', { name: /^Remove the template/ })
    .press('Enter');
  await region(app).getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expectPage(region(app).getByText('Space Engineering (ENG)')).toHaveCount(0);
  const viewer = await site.person(VIEWER);
  const kept = await viewer.open(`/wiki/spaces/ENG/pages/${pageId}`);
  await expectPage(kept.getByText('The status page, after 20 minutes.')).toBeVisible();
  await viewer.picture('40-template-page');
  expect(await viewer.violations()).toEqual([]);
  const other = await viewer.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  await expectPage(other.getByRole('heading', { name: 'Lessons learned' })).toBeVisible();
  await expectPage(other.getByRole('heading', { name: 'Customer communication' })).toHaveCount(0);
  expect([...admin.problems, ...editor.problems, ...viewer.problems]).toEqual([]);
});

test.each([
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const)('the editor of a template is legible and accessible: %s', async (name, options) => {
  const admin = await site.person(ADMIN, options);
  const app = await openSettings(admin, 'Services and templates');
  await region(app).getByRole('button', { name: 'Add a template' }).click();
  await app.getByLabel('It holds for').selectOption('The whole site');
  await app.getByRole('button', { name: 'Continue' }).click();
  await expectPage(app.getByTestId('template-preview')).toBeVisible();
  await admin.picture(`41-template-${name}`);
  expect(await admin.violations()).toEqual([]);
});
