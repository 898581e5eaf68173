import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { idFrom } from '../../local/incident';
import { EDITOR, RESPONDER, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { day } from '../support/e2e-actions';
import type { Visit } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { hasFocus, Keyboard } from '../support/keyboard';
import { expectPage } from '../support/expect-page';

jest.setTimeout(300_000);

const site = freshE2eSite();

/** A busy machine saves no faster than this. */
const SAVED = { timeout: 30_000 };
const PICTURES = path.resolve(__dirname, '..', '..', 'test-output', 'e2e');
const address = () => `/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`;
const place = () => ({ pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO });

/** The part of the page that this is about. */
async function picture(app: FrameLocator, name: string): Promise<void> {
  const section = app.locator('section', { has: app.getByRole('heading', { name: 'Action items' }) });
  await section.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

async function expectAccessible(visit: Visit, what: string): Promise<void> {
  expect({ what, violations: await visit.violations() }).toEqual({ what, violations: [] });
  expect({ what, problems: visit.problems }).toEqual({ what, problems: [] });
}

const SEED =
  'SRE Lead - Tune alert thresholds - High - 2 days; Dev Manager - Review deployment workflow - Medium - 5 days; QA Engineer - Add regression tests - High - 3 days';

test('without a mouse: paste three actions, correct them, commit them, and find them again', async () => {
  const visit = await site.person(EDITOR);
  const keys = new Keyboard(visit.page);
  const app = await visit.open(address());
  const button = (name: string | RegExp) =>
    app.getByRole('button', { name, exact: typeof name === 'string' });

  // Paste, preview, one owner matched, added.
  await keys.tabTo(button('Paste actions'));
  await keys.press('Enter');
  const panel = app.getByTestId('paste-actions');
  await expectPage(panel.getByLabel('Text or table')).toBeFocused();
  await keys.write(SEED);
  await keys.tabTo(button('Show preview'));
  await keys.press('Enter');
  await expectPage(panel.getByText('3 actions found. Look them over, then add them.')).toBeVisible();
  await keys.tabTo(button('Choose a person for SRE Lead'));
  await keys.press('Enter');
  await expectPage(panel.getByRole('combobox', { name: 'Person for SRE Lead' })).toBeFocused();
  await keys.write('ravi');
  await expectPage(panel.getByRole('option', { name: RESPONDER.displayName })).toBeVisible();
  await keys.press('ArrowDown', 'Enter');
  await expectPage(panel.getByText(`is ${RESPONDER.displayName}`)).toBeVisible();
  await picture(app, '30-paste-preview');
  await expectAccessible(visit, 'preview');
  await keys.tabTo(button('Add 3 actions'));
  await keys.press('Enter');
  await expectPage(panel).toHaveCount(0, SAVED);
  await expectPage(button('Paste actions')).toBeFocused();
  await expectPage(app.getByTestId('new-mark')).toHaveCount(3);

  // A table of another page, with its HTML, on the real clipboard.
  await keys.press('Enter');
  await expectPage(panel.getByLabel('Text or table')).toBeFocused();
  await keys.pasteTable(
    `<table><tr><th>Task</th><th>Owner</th><th>Due</th></tr><tr><td>Cap the pool at <b>200</b></td><td>${EDITOR.displayName}</td><td><time datetime="2026-01-31">31 Jan</time></td></tr></table>`,
    'Task Owner Due',
  );
  await expectPage(panel.getByText('1 action found. Look them over, then add them.')).toBeVisible();
  await keys.tabTo(button('Add 1 action'));
  await keys.press('Enter');
  await expectPage(panel).toHaveCount(0, SAVED);

  // Cells: a hint while writing, Enter saves; words for a date, Tab moves on; an owner by name.
  const review = button('Review deployment workflow (Dev Manager)');
  await keys.tabTo(review, 'Shift+Tab');
  await keys.press('F2');
  await expectPage(app.getByTestId('wording-hint')).toContainText('“Review” leaves open when this is done.');
  await picture(app, '31-cell-with-hint');
  await keys.write('Require two approvals in the deployment workflow');
  await expectPage(app.getByTestId('wording-hint')).toBeEmpty();
  await keys.press('Enter');
  await expectPage(button('Require two approvals in the deployment workflow')).toBeFocused();
  await keys.press('ArrowRight', 'Enter');
  await keys.write('edda');
  await expectPage(
    app.getByTestId('cell-editor').getByRole('option', { name: EDITOR.displayName }),
  ).toBeVisible();
  await keys.press('ArrowDown', 'Enter');
  const row = app.locator('tr', { hasText: 'Require two approvals' });
  await expectPage(row.getByRole('button', { name: `Owner: ${EDITOR.displayName}` })).toBeFocused();
  await keys.press('ArrowRight', 'ArrowRight', 'Enter');
  await keys.write('end of next month');
  await expectPage(app.getByText(/^That is \w{3}, /)).toBeVisible();
  await keys.press('Tab');
  await expectPage(row.getByRole('button', { name: 'Type: Prevent' })).toBeFocused();

  // A status that needs more leads to the editor, with the message where it is missing.
  const regression = app.locator('tr', { hasText: 'Add regression tests' });
  await keys.tabTo(regression.getByRole('button', { name: 'Status: Proposed' }));
  await keys.press('Enter');
  await expectPage(app.getByTestId('cell-editor').getByLabel('Status', { exact: true })).toBeFocused();
  await keys.press('c', 'Enter');
  const form = app.getByRole('form', { name: /Add regression tests/ });
  await expectPage(form.getByLabel('Find a person')).toBeFocused();
  await expectPage(form.getByText('A committed action needs an owner.')).toBeVisible();
  await picture(app, '32-led-to-the-editor');
  await expectAccessible(visit, 'editor');
  await keys.tabTo(form.getByRole('button', { name: 'Assign to me' }), 'Shift+Tab');
  await keys.press('Enter');
  await keys.tabTo(form.getByRole('button', { name: 'Save' }));
  await keys.press('Enter');
  await expectPage(regression.getByRole('button', { name: 'Status: Committed' })).toBeFocused();

  // Many at once: those that lack something are named, the others are committed.
  await keys.tabTo(app.getByRole('checkbox', { name: 'Select all shown' }), 'Shift+Tab');
  await keys.press('Space');
  const bar = app.getByTestId('bulk');
  await expectPage(bar.getByText('4 actions selected')).toBeVisible();
  await keys.tabTo(bar.getByRole('button', { name: 'Commit', exact: true }));
  await keys.press('Enter');
  await expectPage(bar.getByRole('button', { name: 'Commit 4 actions' })).toBeFocused();
  await keys.press('Enter');
  await expectPage(bar.getByText('4 actions changed')).toBeVisible(SAVED);
  await picture(app, '33-committed');
  await keys.tabTo(bar.getByRole('button', { name: 'Close' }));
  await keys.press('Enter');

  // Sorted and filtered; the count is said.
  await keys.tabTo(app.getByRole('searchbox', { name: 'Search' }), 'Shift+Tab');
  await keys.write('ravi');
  await expectPage(app.getByTestId('actions-shown')).toHaveText('1 of 4 shown');
  await expectPage(app.getByRole('cell', { name: 'Tune alert thresholds', exact: true })).toBeVisible();
  await keys.write('edda');
  await expectPage(app.getByTestId('actions-shown')).toHaveText('3 of 4 shown');
  await keys.tabTo(app.getByRole('columnheader', { name: 'Due' }).getByRole('button'));
  await keys.press('Enter');
  await expectPage(app.getByRole('columnheader', { name: 'Due' })).toHaveAttribute('aria-sort', 'ascending');
  expect(await hasFocus(app.getByRole('columnheader', { name: 'Due' }).getByRole('button'))).toBe(true);
  await picture(app, '34-filtered-and-sorted');
  await expectAccessible(visit, 'table');
  await visit.context.close();
});

test('in light and dark, wide and narrow, for who may write and who may read', async () => {
  const list = [
    ['Renew the certificate of the status page', EDITOR.accountId, 'critical', day(-3), 'committed', ''],
    ['Test restores every night', RESPONDER.accountId, 'critical', day(4), 'committed', ''],
    ['Set a connection limit on the primary', null, 'low', day(0), 'done', ''],
    ['Second data centre', null, 'high', null, 'dropped', 'Covered by snapshots in another region'],
  ] as const;
  for (const [index, [title, owner, priority, dueOn, status, dropReason]] of list.entries()) {
    const input = {
      place: place(),
      config: {},
      changeId: idFrom('change', `look-${index}`),
      id: idFrom('action', `look-${index}`),
      version: 0,
      position: index + 10,
      value: { title, owner, priority, type: 'prevent', dueOn, status, dropReason },
    };
    await site.host.call('actions.save', input, { as: EDITOR.accountId });
  }
  for (const [name, person, options] of [
    ['light', EDITOR, {}],
    ['dark', EDITOR, { dark: true }],
    ['narrow', EDITOR, { width: 320 }],
    ['narrow-dark', EDITOR, { width: 320, dark: true }],
    ['reader', VIEWER, {}],
    ['narrow-reader', VIEWER, { width: 320 }],
  ] as const) {
    const visit = await site.person(person, options);
    const app = await visit.open(address());
    await expectPage(app.getByRole('cell', { name: 'Test restores every night', exact: true })).toBeVisible();
    await expectPage(app.getByText('Overdue by 3 days')).toBeVisible();
    await visit.page.waitForTimeout(500);
    await picture(app, `35-table-${name}`);
    await expectAccessible(visit, `table, ${name}`);
    if (person === EDITOR) {
      await app.getByRole('button', { name: 'Paste actions' }).click();
      await app.getByLabel('Text or table').fill(`${SEED}; Nobody - Look around - P1 - soonish`);
      await app.getByRole('button', { name: 'Show preview' }).click();
      await expectPage(app.getByText('1 row needs a look before it can be added.')).toBeVisible();
      await app.getByRole('checkbox', { name: /^Select Test restores/ }).click();
      await app.getByRole('button', { name: 'Set owner' }).click();
      await expectPage(app.getByTestId('bulk').getByRole('combobox')).toBeFocused();
      await app.getByTestId('action-status').first().click();
      await expectPage(app.getByTestId('cell-editor')).toBeVisible();
      await picture(app, `36-panels-${name}`);
      // At its resting place the bar cuts off nothing that stands under its edge.
      await visit.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await visit.page.waitForTimeout(500);
      await expectAccessible(visit, `panels, ${name}`);
    }
    await visit.context.close();
  }
});
