import { readFileSync } from 'node:fs';
import type { RecordFile } from '../../src/contract/record-file';
import { recordFileOf } from '../../src/contract/record-file-of';
import { sampleView } from '../../src/contract/samples';
import { NO_PLAN } from '../../src/domain/review';
import { NO_EXTERNAL_SUMMARY } from '../../src/domain/external-summary';
import { incident } from '../support/builders-incidents';
import { EDITOR, VIEWER } from '../../local/site/people';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(600_000);

const site = freshE2eSite();
const HOME = '/wiki/apps/debrief';
const postmortem = () => `/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`;

const written = recordFileOf(sampleView(incident('gitlab-2017-database')), '', {
  ...NO_EXTERNAL_SUMMARY.text,
  impact: 'You could not use GitLab.com.',
});
const byEditor = { by: EDITOR.accountId, at: '2017-02-09T10:00:00.000Z', revision: 'a'.repeat(64) };
/** As a site exports it on which it was reviewed and published, by people of whom one has left. */
const FILE: RecordFile = {
  ...written,
  record: {
    ...written.record,
    roles: [{ role: 'scribe', value: { people: [''] } }],
    reviewPlan: { ...NO_PLAN, at: byEditor.at, invitees: [EDITOR.accountId, ''], agenda: [] },
    lifecycle: {
      state: 'published',
      round: 1,
      reason: '',
      last: { by: byEditor.by, at: byEditor.at },
      approvals: [
        { ...byEditor, round: 1 },
        { ...byEditor, by: '', round: 1 },
      ],
      approved: byEditor.revision,
      published: byEditor,
    },
  },
};

test('a file becomes the record of a macro without one, and goes out again as the same file', async () => {
  const visit = await site.person(EDITOR);
  const app = await visit.open(postmortem());
  await app.getByRole('button', { name: 'Import a postmortem' }).click();
  const chooser = app.getByLabel('File (JSON)');
  const choose = (name: string, text: string) =>
    chooser.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('wrong.json', '{"a": 1}');
  await expectPage(app.getByRole('alert')).toContainText('no postmortem that Debrief exported');
  await choose('right.json', JSON.stringify(FILE));
  await expectPage(app.getByText('What will not come along')).toBeVisible();
  await expectPage(app.getByText('Where the report stood: it starts as a draft here.')).toBeVisible();
  await visit.picture('import-preview');
  expect(await visit.violations()).toEqual([]);
  await app.getByRole('button', { name: 'Import', exact: true }).click();
  await app.getByRole('button', { name: 'Export', exact: true }).click({ timeout: 120_000 });
  const text = app.getByLabel('What is exported');
  await expectPage(text).toHaveValue(/^# GitLab\.com/);
  await expectPage(text).toHaveValue(/\| Time \| What happened \| Kind \| Source \|/);
  await visit.picture('export-markdown');
  await app.getByLabel('Format').selectOption('json');
  await expectPage(text).toHaveValue(/"format": "debrief-postmortem"/);
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    app.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^gitlab-com.*\.json$/);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(JSON.parse(JSON.stringify(FILE)));
  const lifecycle = app.getByTestId('lifecycle');
  await expectPage(lifecycle.getByText('Draft', { exact: true })).toBeVisible();
  await lifecycle.getByRole('button', { name: 'Approvals' }).click();
  await expectPage(lifecycle.getByText('before it was imported')).toHaveCount(3);
  await visit.picture('imported-lifecycle');
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.context.close();
});

test('a text for people outside, with hints and an approval that ends with a change; readers see nothing of it', async () => {
  const visit = await site.person(EDITOR, { dark: true });
  const app = await visit.open(postmortem());
  await app.getByRole('button', { name: 'External summary' }).click();
  await app.getByRole('button', { name: 'Edit external summary' }).click();
  const form = app.getByRole('form', { name: 'external summary' });
  await form
    .getByLabel('What happened, for customers')
    .fill('Pages were slow. This will never happen again.');
  await form.getByLabel('Impact on customers').fill('Some of you waited for a minute.');
  await expectPage(form.getByText('Can this be kept under all circumstances?')).toBeVisible();
  await visit.picture('external-editor-dark');
  await form.getByRole('button', { name: 'Save' }).click();
  await app.getByRole('button', { name: 'Approve this text' }).click();
  await expectPage(app.getByText(/^Approved by /)).toBeVisible();
  expect(await visit.violations()).toEqual([]);
  await visit.picture('external-approved-dark');
  await app.getByRole('button', { name: 'Edit external summary' }).click();
  await form.getByLabel('Contact').fill('status@example.com');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByText('Not approved.')).toBeVisible();
  await visit.context.close();

  const reader = await site.person(VIEWER);
  const theirs = await reader.open(postmortem());
  await expectPage(theirs.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  await expectPage(theirs.getByRole('button', { name: 'External summary' })).toHaveCount(0);
  await reader.context.close();
});

test('findings are tagged by keyboard, and found again by control; incidents of a range as a text', async () => {
  const visit = await site.person(EDITOR, { width: 320 });
  const app = await visit.open(postmortem());
  const opener = app.getByRole('button', { name: 'Controls' });
  await opener.focus();
  await visit.page.keyboard.press('Enter');
  const edit = app.getByRole('button', { name: /^Edit controls of/ }).first();
  await edit.focus();
  await visit.page.keyboard.press('Enter');
  const box = app.getByRole('checkbox', { name: /A\.5\.27/ });
  await box.focus();
  await visit.page.keyboard.press('Space');
  await visit.picture('controls-narrow');
  await app.getByRole('button', { name: 'Save', exact: true }).click();
  await expectPage(app.getByText('A.5.27')).toBeVisible();
  expect(await visit.violations()).toEqual([]);

  const home = await visit.open(HOME);
  await home.getByRole('button', { name: 'Evidence by control' }).click();
  await home.getByLabel('Control', { exact: true }).selectOption('iso-27001:A.5.27');
  await expectPage(home.getByRole('group', { name: 'Evidence by control' })).toContainText('GitLab.com');
  await home.getByRole('button', { name: 'Incidents of a period' }).click();
  const range = home.getByRole('form', { name: 'Incidents of a period' });
  await range.getByLabel('From').fill('2017-01-01');
  await range.getByRole('button', { name: 'Make the text' }).click();
  await expectPage(home.getByLabel('The text')).toHaveValue(/1\. GitLab\.com/);
  await visit.picture('lists-narrow');
  expect(await visit.violations()).toEqual([]);
  await visit.context.close();
});
