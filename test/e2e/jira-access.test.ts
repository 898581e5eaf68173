import { ADMIN, EDITOR } from '../../local/site/people';
import { belowOf, E2ePage, issueOf, menuOf, rowOf } from '../support/e2e-actions';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(240_000);

const LOOKS = [
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const;

const site = freshE2eSite();
const at = new E2ePage(site);

test('by keyboard alone: create, open the menu of a row, unlink, link', async () => {
  const title = 'Check every backup by restoring it';
  const id = await at.action(title);
  const { key } = site.host.site.jira.create(ADMIN.accountId, {
    fields: { project: { key: 'WEB' }, issuetype: { id: '10001' }, summary: 'Restore drills' },
  });
  const editor = await site.person(EDITOR);
  const app = await editor.open(at.address);
  const { keyboard } = editor.page;
  const cell = issueOf(app, id);
  const dialog = app.getByRole('dialog');

  // From the task's cell with the arrow keys to the issue's.
  await rowOf(app, id).getByRole('button', { name: title, exact: true }).focus();
  for (let turn = 0; turn < 6; turn += 1) await keyboard.press('ArrowRight');
  await expectPage(cell.getByRole('button', { name: /^Create in Jira/ })).toBeFocused();
  await keyboard.press('Enter');
  await expectPage(dialog.getByRole('heading', { name: 'Create 1 issue in Jira' })).toBeFocused();
  await expectPage(dialog.getByRole('combobox', { name: 'Project' })).toBeEnabled();
  await keyboard.press('Tab');
  await keyboard.type('Operations');
  await keyboard.press('Tab');
  await expectPage(dialog.getByRole('combobox', { name: 'Issue type' })).toBeFocused();
  await keyboard.type('Task');
  await expectPage(dialog.getByTestId('create-form')).toBeVisible();
  await keyboard.press('Tab');
  await expectPage(dialog.getByRole('button', { name: 'Create 1 issue' })).toBeFocused();
  await keyboard.press('Enter');
  await expectPage(dialog).toHaveCount(0);
  const own = at.keyOf(id);
  await expectPage(cell.getByRole('link', { name: own })).toBeVisible();

  // The focus is given back into the row, and the arrow keys lead on.
  await expectPage(rowOf(app, id).locator(':focus')).toHaveCount(1);
  await keyboard.press('Home');
  await keyboard.press('End');
  await expectPage(menuOf(app, id)).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('u');
  await expectPage(app.getByRole('menuitem', { name: `Unlink ${own}` })).toBeFocused();
  await keyboard.press('Enter');
  await expectPage(belowOf(app, id).getByRole('button', { name: 'Keep linked' })).toBeFocused();
  await editor.picture('60-keyboard-unlink');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await expectPage(cell.getByRole('button', { name: /^Create in Jira/ })).toBeVisible();
  await expectPage(menuOf(app, id)).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.press('l');
  await keyboard.press('Enter');
  await expectPage(dialog.getByLabel('Find an issue')).toBeFocused();
  await keyboard.type('drill');
  await expectPage(dialog.getByText('1 issue found')).toBeVisible();
  await keyboard.press('Enter');
  await expectPage(cell.getByRole('link', { name: key })).toBeVisible();
  await expectPage(rowOf(app, id).locator(':focus')).toHaveCount(1);
  expect(editor.problems).toEqual([]);
  await editor.context.close();
});

test('light, dark and narrow: table, panels and menu have no fault that axe finds', async () => {
  const linked = await at.action('Alert on backups that are missing');
  const gone = await at.action('Alert on backups that are too small');
  const free = await at.action('Write the runbook of a full restore');
  await at.createIssues([linked, gone]);
  site.host.site.jira.delete(ADMIN.accountId, at.keyOf(gone));
  for (const [name, options] of LOOKS) {
    const visit = await site.person(EDITOR, options);
    const app = await visit.open(at.address);
    const look = async (part: string) => {
      await visit.page.waitForTimeout(400);
      await visit.picture(`61-${part}-${name}`);
      expect({ name, part, violations: await visit.violations() }).toEqual({ name, part, violations: [] });
      const wider = await app
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect({ name, part, wider }).toEqual({ name, part, wider: 0 });
    };
    await expectPage(issueOf(app, linked)).toContainText('To Do');
    await menuOf(app, linked).click();
    await look('menu');
    await app.getByRole('menuitem', { name: /^Unlink/ }).click();
    await look('question');
    await issueOf(app, free)
      .getByRole('button', { name: /^Create in Jira/ })
      .click();
    const dialog = app.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ label: 'Operations (OPS)' });
    await dialog.getByRole('combobox', { name: 'Issue type' }).selectOption({ label: 'Task' });
    await expectPage(dialog.getByTestId('create-form')).toBeVisible();
    await look('create');
    await dialog.getByRole('button', { name: 'Link an existing issue instead' }).click();
    await dialog.getByLabel('Find an issue').fill('backups');
    await expectPage(dialog.getByText('1 issue found')).toBeVisible();
    await look('link');
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }
});
