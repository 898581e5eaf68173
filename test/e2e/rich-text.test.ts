import { expect as expectPage } from '@playwright/test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { EDITOR } from '../../local/site/people';
import { openSection, clear, markdownOf } from '../support/e2e-writing';
import { freshE2eSite } from '../support/fresh-e2e-site';
import type { Visit } from '../support/e2e-site';

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
