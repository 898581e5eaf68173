import type { FrameLocator, Locator, Page } from 'playwright-core';
import { EDITOR } from '../../local/site/people';
import { clear, markdownOf, openSection, paste } from '../support/e2e-writing';
import { freshE2eSite } from '../support/fresh-e2e-site';
import type { Visit } from '../support/e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(120_000);

const site = freshE2eSite();

let visit: Visit;
let page: Page;
let app: FrameLocator;
let box: Locator;

beforeEach(async () => {
  visit = await site.person(EDITOR);
  ({ page } = visit);
  app = await visit.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  box = await openSection(app, 'Summary');
});
afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});

test('opens with the focus in it, and typed Markdown becomes what it means', async () => {
  await expectPage(box).toBeFocused();
  await page.keyboard.type('# What happened\n');
  await page.keyboard.type('The **disk** was *full*, `df -h` said ~~nothing~~ so.\n');
  await page.keyboard.type('- one\n- two\n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('deeper\n\n\n');
  await page.keyboard.type('7. seven\neight\n\n');
  await page.keyboard.type('> quoted\n\n');
  await page.keyboard.type('```');
  await page.keyboard.type('kill -9\n  1');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type('See [docs](https://example.com/a) ');
  await expectPage(box.locator('h3')).toHaveText('What happened');
  await expectPage(box.locator('strong')).toHaveText('disk');
  await expectPage(box.locator('ul ul li')).toHaveText('deeper');
  expect(await markdownOf(app, 'Summary')).toBe(
    [
      '# What happened',
      'The **disk** was *full*, `df -h` said ~~nothing~~ so.',
      '- one\n- two\n  - deeper',
      '7. seven\n8. eight',
      '> quoted',
      '```\nkill -9\n  1\n```',
      'See [docs](https://example.com/a)',
    ].join('\n\n'),
  );
});

test('keys format, undo and redo; the toolbar says what is in effect', async () => {
  await clear(page, box);
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('bold');
  await expectPage(app.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.press('ControlOrMeta+i');
  await page.keyboard.type(' slanted');
  expect(await markdownOf(app, 'Summary')).toBe('**bold** *slanted*');
  await box.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' and gone');
  await page.waitForTimeout(600);
  await page.keyboard.press('ControlOrMeta+z');
  await expectPage(box).not.toContainText('gone');
  await page.keyboard.press('ControlOrMeta+y');
  await expectPage(box).toContainText('gone');
});

test('somebody is mentioned with the keyboard, and stands in the text by the name that is looked up', async () => {
  await clear(page, box);
  await page.keyboard.type('Ask @Vi');
  const list = app.getByRole('listbox', { name: 'People to mention' });
  await expectPage(list.getByRole('option').first()).toBeVisible();
  const name = (await list.getByRole('option').first().textContent()) ?? '';
  await expectPage(box).toHaveAttribute('aria-activedescendant', /.+/);
  await visit.picture('40-mention');
  await page.keyboard.press('Enter');
  await page.keyboard.type('first');
  await expectPage(box.locator('.mention')).toHaveText(`@${name}`);
  expect(await markdownOf(app, 'Summary')).toMatch(
    new RegExp(`^Ask \\[@${name}\\]\\(person:[^)]+\\) first$`),
  );
  await app.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.locator('.markdown .mention')).toHaveText(`@${name}`);
  await expectPage(app.getByRole('link', { name })).toHaveCount(0);
});

test('words that blame are underlined and explained; one is dismissed with a reason, by keyboard alone', async () => {
  await clear(page, box);
  await page.keyboard.type('The engineer should have checked the path.');
  const wording = app.getByTestId('wording');
  await expectPage(wording.getByRole('listitem').first()).toBeVisible();
  await expectPage(box.locator('.wording-mark').first()).toBeVisible();
  await visit.picture('41-wording');
  expect(await visit.violations()).toEqual([]);
  const before = await wording.getByRole('listitem').count();
  await wording
    .getByRole('button', { name: /^Dismiss/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expectPage(wording.getByRole('alert')).toContainText('Say in a few words why this is no blame.');
  await page.keyboard.type('It quotes the runbook');
  await page.keyboard.press('Enter');
  await expectPage(wording.getByRole('listitem')).toHaveCount(before - 1);
});

test('a link is set and removed from its form', async () => {
  await clear(page, box);
  await page.keyboard.type('the runbook');
  await page.keyboard.press('Shift+Control+ArrowLeft');
  // Nobody's hands are faster than the browser's word of a new selection.
  await page.waitForTimeout(300);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expectPage(app.getByRole('alert')).toContainText('Links begin with');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('example.com/run');
  await page.keyboard.press('Enter');
  await expectPage(box).toBeFocused();
  expect(await markdownOf(app, 'Summary')).toBe('the [runbook](https://example.com/run)');
});

test('what the editor cannot show stands in it as its Markdown, and survives', async () => {
  const source =
    'One[^1].\n\n<details>\nraw\n</details>\n\n![graph](https://example.com/g.png) ok\n\n[^1]: A note';
  await app.getByRole('button', { name: 'Markdown' }).click();
  await app.getByRole('textbox', { name: 'Summary', exact: true }).fill(source);
  await app.getByRole('button', { name: 'Markdown' }).click();
  await expectPage(box.locator('pre[data-raw]')).toHaveCount(2);
  await box.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('More.');
  expect(await markdownOf(app, 'Summary')).toBe(`${source}\n\nMore.`);
});

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 320 }],
] as const)('looks right and is accessible: %s', async (name, options) => {
  const other = await site.person(EDITOR, options);
  const frame = await other.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  const text = await openSection(frame, 'Impact');
  await clear(other.page, text);
  await paste(text, {
    'text/plain':
      '## Impact\n\n**5,037** projects with `code`, *words* and a [link](https://example.com).\n\n- one\n  - two\n- [x] done\n\n> quote\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\ncode\n```\n\nمرحبا بالعالم\n\n<b>raw</b> 🚒 people should have been more careful.',
  });
  await text.locator('td').first().click();
  await expectPage(frame.getByRole('button', { name: 'Add row below' })).toBeVisible();
  await expectPage(frame.getByTestId('wording').getByRole('listitem').first()).toBeVisible();
  await other.picture(`42-rich-text-${name}`);
  expect(await other.violations()).toEqual([]);
  expect(other.problems).toEqual([]);
  await other.context.close();
});
