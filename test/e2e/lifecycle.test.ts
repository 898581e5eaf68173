import { expect as expectOf } from '@playwright/test';
import type { FrameLocator, Locator } from 'playwright-core';
import { ADMIN, EDITOR } from '../../local/site/people';
import { openTogether, type Writer } from '../support/e2e-together';
import { clear, openSection } from '../support/e2e-writing';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { publishing } from '../support/publishing';

jest.setTimeout(400_000);

const site = freshE2eSite();
/** Open pages read the record again every 30 seconds. */
const expectPage = expectOf.configure({ timeout: 60_000 });

const bar = (app: FrameLocator): Locator => app.getByRole('region', { name: 'Review and approval' });
const button = (app: FrameLocator, name: string) => bar(app).getByRole('button', { name, exact: true });

async function seen({ visit }: Writer, name: string): Promise<void> {
  await visit.picture(name);
  expect(await visit.violations()).toEqual([]);
}

test('a report goes from draft to published, is found, and a change returns it to review', async () => {
  const [edda, ada] = await openTogether(site, [EDITOR, ADMIN]);
  if (!edda || !ada) throw new Error('two people were asked for');
  const { write, cause, entry, record } = publishing(site);
  await record();
  await write('impact', 'Nobody could pay.');
  await write('lessons', 'Rehearse it.');
  await entry();
  await cause();

  await expectPage(bar(edda.app)).toContainText('Draft');
  await seen(edda, '70-lifecycle-draft');
  await button(edda.app, 'Send to review').click();
  await expectPage(bar(edda.app)).toContainText('0 of 1 approval so far.');

  await expectPage(button(ada.app, 'Approve')).toBeVisible();
  await seen(ada, '71-lifecycle-review');
  await button(ada.app, 'Approve').click();
  await expectPage(bar(ada.app)).toContainText('Approved');

  await expectPage(button(edda.app, 'Publish on the page')).toBeVisible();
  await seen(edda, '72-lifecycle-approved');
  await button(edda.app, 'Publish on the page').click();
  await expectPage(bar(edda.app)).toContainText('Published by Edda Ferrer');
  await seen(edda, '73-lifecycle-published');

  // By the keyboard, where a page is looked for.
  await edda.visit.page.goto(`${site.server.url}/wiki/spaces/ENG`);
  await edda.visit.page.getByRole('searchbox', { name: 'Search Confluence' }).fill('misconfigured balancer');
  await edda.visit.page.keyboard.press('Enter');
  const pages = edda.visit.page.getByRole('list', { name: 'Pages found' }).getByRole('link');
  await expectPage(pages).toHaveText([/^GitLab\.com/]);
  await seen(edda, '74-lifecycle-found');
  await pages.first().click();
  const { page } = edda.visit;
  await page.getByText('Published report (snapshot').first().click();
  await seen(edda, '75-lifecycle-snapshot');

  await openSection(ada.app, 'Summary');
  await clear(ada.visit.page, ada.app.getByRole('textbox', { name: 'Summary', exact: true }));
  await ada.visit.page.keyboard.type('Latency was worse than we thought.');
  await ada.app.getByRole('form', { name: 'Summary' }).getByRole('button', { name: /^Save/ }).click();
  await expectPage(bar(ada.app)).toContainText('Changed since it was approved: Summary.');
  await expectPage(bar(ada.app)).toContainText('In review');
  await seen(ada, '76-lifecycle-changed');
  for (const { visit } of [edda, ada]) {
    expect(visit.problems).toEqual([]);
    await visit.context.close();
  }
});

test('in the dark, at 320 pixels, and by the keyboard alone', async () => {
  const [ada] = await openTogether(site, [ADMIN], { dark: true, width: 320 });
  if (!ada) throw new Error('one person was asked for');
  const { app, visit } = ada;
  await expectPage(bar(app)).toContainText('In review');
  await bar(app).scrollIntoViewIfNeeded();
  await seen(ada, '77-lifecycle-dark-narrow');
  await button(app, 'Approve').focus();
  await visit.page.keyboard.press('Enter');
  await expectPage(bar(app).getByRole('heading', { name: 'Review and approval' })).toBeFocused();
  await expectPage(bar(app)).toContainText('Approved');
  await visit.page.keyboard.press('Tab');
  await expectPage(button(app, 'Publish on the page')).toBeFocused();
  await visit.page.keyboard.press('Enter');
  await expectPage(bar(app)).toContainText('Published by Ada Mbeki');
  await bar(app)
    .getByRole('button', { name: /^Approvals/ })
    .focus();
  await visit.page.keyboard.press('Enter');
  await expectPage(bar(app).getByRole('listitem')).toHaveCount(2);
  await seen(ada, '78-lifecycle-dark-published');
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});
