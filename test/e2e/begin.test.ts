import type { FrameLocator, Page } from 'playwright-core';
import { EDITOR, VIEWER } from '../../local/site/people';
import { SEEDED_TITLE } from '../../local/site/seed';
import { freshE2eSite } from '../support/fresh-e2e-site';
import type { Visit } from '../support/e2e-site';
import { Keyboard } from '../support/keyboard';
import { expectPage } from '../support/expect-page';

jest.setTimeout(180_000);

const HOME = '/wiki/apps/debrief';
const LOOKS = [
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const;

const site = freshE2eSite();

const formIn = (app: FrameLocator) => app.getByRole('form', { name: 'New postmortem' });
const recorded = async () => {
  const rows = await site.host.sql.query('SELECT COUNT(*) AS n FROM postmortems');
  return Number(rows[0]?.['n']);
};

async function openForm(visit: Visit): Promise<FrameLocator> {
  const app = await visit.open(HOME);
  await app.getByRole('button', { name: 'New postmortem' }).click();
  await expectPage(app.getByRole('heading', { level: 1, name: 'New postmortem' })).toBeFocused();
  return app;
}

/** The macro on the page to which the visitor was taken. */
async function arrived(page: Page): Promise<FrameLocator> {
  await page.waitForURL(/\/wiki\/spaces\/[^/]+\/pages\/\d+/);
  return page.locator('iframe').first().contentFrame();
}

test('from the app’s page to a page of its own, whose first save makes the record', async () => {
  const before = await recorded();
  const visit = await site.person(EDITOR);
  const { page } = visit;
  const app = await openForm(visit);
  const form = formIn(app);
  await form.getByLabel('Incident title').fill('Checkout is down');
  await form.getByLabel('Severity').selectOption('SEV1');
  await form.getByLabel('Services').fill('Checkout, Payments');
  await form.getByLabel('Started').fill('2026-03-01T11:00');
  await form.getByLabel('Link to the incident').fill('https://incidents.example/4711');
  await form.getByLabel('Find a space').fill('eng');
  await form.getByRole('radio', { name: 'Engineering (ENG)' }).check();
  await form.getByRole('button', { name: 'Create page' }).dblclick();

  const macro = await arrived(page);
  await expectPage(page.locator('h1').first()).toHaveText('Checkout is down');
  await expectPage(page.getByText('postmortem', { exact: true })).toBeVisible();
  await expectPage(
    macro.getByText(/^What was given so far is kept with this page and shown below\./),
  ).toBeVisible();
  await expectPage(macro.getByRole('link', { name: 'incidents.example/4711' })).toBeVisible();
  await expectPage(macro.getByTestId('moment-started')).toContainText('1 Mar 2026, 11:00');
  await visit.picture('90-begun-page');
  expect(await recorded()).toBe(before);

  await macro.getByRole('button', { name: 'Edit Summary' }).click();
  await macro.getByRole('textbox', { name: 'Summary' }).fill('Nobody could pay.');
  await macro.getByRole('button', { name: 'Save' }).click();
  await expectPage(macro.getByRole('button', { name: 'Edit Summary' })).toBeVisible();
  await expectPage(macro.getByText('Nobody could pay.')).toBeVisible();
  await page.reload();
  const saved = page.locator('iframe').first().contentFrame();
  await expectPage(saved.getByText('Checkout, Payments')).toBeVisible();
  await expectPage(saved.getByTestId('link')).toContainText('incidents.example/4711');
  expect(await recorded()).toBe(before + 1);
  await visit.picture('91-begun-record');
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});

test('a title that is taken is told in words, and one press takes another one', async () => {
  const visit = await site.person(EDITOR);
  const app = await openForm(visit);
  const form = formIn(app);
  await form.getByLabel('Incident title').fill(SEEDED_TITLE);
  await form.getByRole('radio', { name: 'Engineering (ENG)' }).check();
  await form.getByRole('button', { name: 'Create page' }).click();
  await expectPage(app.getByTestId('begin-taken')).toContainText('titles are unique in a space');
  await expectPage(form.getByLabel('Title of the page')).toHaveValue(SEEDED_TITLE);
  await visit.picture('92-begin-taken');
  expect(await visit.violations()).toEqual([]);
  // What was typed is there after a reload as well.
  await visit.page.reload();
  const again = visit.page.locator('iframe').first().contentFrame();
  await expectPage(again.getByText('You have an unsaved new postmortem.')).toBeVisible();
  await again.getByRole('button', { name: 'Continue writing' }).click();
  await expectPage(formIn(again).getByLabel('Incident title')).toHaveValue(SEEDED_TITLE);
  await formIn(again).getByRole('button', { name: 'Create page' }).click();
  await again.getByRole('button', { name: `Create it as “${SEEDED_TITLE} (2)”` }).click();
  await arrived(visit.page);
  await expectPage(visit.page.locator('h1').first()).toHaveText(`${SEEDED_TITLE} (2)`);
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});

test('whoever may create pages nowhere is told so', async () => {
  const visit = await site.person(VIEWER);
  const app = await openForm(visit);
  await app.getByText('There is no space in which you may create pages.').waitFor();
  await visit.picture('93-begin-no-space');
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});

test('the form and an example in light and dark, wide and narrow, accessible', async () => {
  for (const [name, options] of LOOKS) {
    const visit = await site.person(EDITOR, options);
    const app = await openForm(visit);
    await app.getByRole('radio', { name: 'Engineering (ENG)' }).waitFor();
    await visit.picture(`94-begin-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    await app.getByRole('button', { name: 'Back', exact: true }).click();
    await expectPage(app.getByRole('button', { name: 'New postmortem' })).toBeFocused();

    const opened = app.getByRole('button', { name: /Open the example “GitLab/ });
    await expectPage(opened).toBeVisible();
    await visit.picture(`95-home-examples-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    await opened.click();
    await expectPage(app.getByTestId('example-notice')).toContainText('This is an example, read only.');
    await expectPage(app.getByTestId('timeline-entry')).toHaveCount(8);
    await expectPage(app.getByText('Monitor the age and size of backups', { exact: true })).toBeVisible();
    await visit.picture(`96-example-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    await app.getByRole('button', { name: 'Back', exact: true }).click();
    await expectPage(opened).toBeFocused();
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }
});

test('without a mouse', async () => {
  const visit = await site.person(EDITOR);
  const app = await visit.open(HOME);
  const keys = new Keyboard(visit.page);
  await keys.tabTo(app.getByRole('button', { name: 'New postmortem' }));
  await keys.press('Enter');
  const form = formIn(app);
  await keys.tabTo(form.getByLabel('Incident title'));
  await keys.write('Search is down');
  const space = form.getByRole('radio', { name: 'Operations (private) (OPS)' });
  await space.waitFor();
  await keys.tabTo(form.getByRole('radio').first());
  await keys.press('ArrowDown');
  await expectPage(space).toBeChecked();
  await keys.tabTo(form.getByRole('button', { name: 'Create page' }));
  await keys.press('Enter');
  await arrived(visit.page);
  await expectPage(visit.page.locator('h1').first()).toHaveText('Search is down');
  const home = await visit.open(HOME);
  await keys.tabTo(home.getByRole('button', { name: /Open the example “etcd/ }));
  await keys.press('Enter');
  await expectPage(home.getByRole('button', { name: 'Back', exact: true })).toBeFocused();
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});
