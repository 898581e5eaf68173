import { expect as expectOf } from '@playwright/test';
import type { FrameLocator, Locator } from 'playwright-core';
import { ADMIN, EDITOR } from '../../local/site/people';
import { openTogether, type Writer } from '../support/e2e-together';
import { clear, markdownOf, openSection } from '../support/e2e-writing';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(300_000);

const site = freshE2eSite();
/** Open pages read the record again every 30 seconds. */
const expectPage = expectOf.configure({ timeout: 60_000 });

let writers: readonly Writer[] = [];
let edda: Writer;
let ada: Writer;

async function begin(options: { dark?: boolean } = {}): Promise<void> {
  writers = await openTogether(site, [EDITOR, ADMIN], options);
  const [first, second] = writers;
  if (!first || !second) throw new Error('two people were asked for');
  [edda, ada] = [first, second];
}

afterEach(async () => {
  for (const { visit } of writers) {
    expect(visit.problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await visit.context.close();
  }
});

async function write({ visit, app }: Writer, section: string, text: string): Promise<void> {
  const box = app.getByRole('textbox', { name: section, exact: true });
  await clear(visit.page, box);
  await visit.page.keyboard.type(text);
}

async function save(app: FrameLocator, form: string): Promise<void> {
  await app.getByRole('form', { name: form }).getByRole('button', { name: /^Save/ }).click();
  await expectPage(app.getByRole('form', { name: form })).toHaveCount(0);
}

const shown = (app: FrameLocator, section: string): Locator =>
  app.getByRole('region', { name: section, exact: true });

test('different sections at the same time: no conflict, and each sees the other’s without reloading', async () => {
  await begin();
  await Promise.all([openSection(edda.app, 'Summary'), openSection(ada.app, 'Impact')]);
  await Promise.all([write(edda, 'Summary', 'Edda wrote this.'), write(ada, 'Impact', 'Ada wrote that.')]);
  await Promise.all([save(edda.app, 'Summary'), save(ada.app, 'Impact')]);
  await expectPage(shown(ada.app, 'Summary')).toContainText('Edda wrote this.');
  await expectPage(shown(edda.app, 'Impact')).toContainText('Ada wrote that.');
});

test('the same section: the second sees both, puts both together, and nothing is lost', async () => {
  await begin();
  await openSection(edda.app, 'Lessons learned');
  await write(edda, 'Lessons learned', 'First.\n\nSecond.');
  await save(edda.app, 'Lessons learned');
  await expectPage(shown(ada.app, 'Lessons learned')).toContainText('Second.');

  await Promise.all([openSection(edda.app, 'Lessons learned'), openSection(ada.app, 'Lessons learned')]);
  // Who pauses is saved by itself, so whoever is to come second types second.
  await write(edda, 'Lessons learned', 'First, by Edda.\n\nSecond.');
  await save(edda.app, 'Lessons learned');
  await write(ada, 'Lessons learned', 'First.\n\nSecond.\n\nThird, by Ada.');
  await ada.app.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = ada.app.getByTestId('conflict');
  await expectPage(conflict).toBeVisible();
  await expectPage(conflict.getByTestId('saved-by')).toContainText(/^Edda Ferrer saved this/);
  await expectPage(conflict.getByTestId('conflict-theirs').locator('mark')).toContainText(['by Edda']);
  await expectPage(conflict.getByTestId('conflict-mine').locator('mark')).toContainText(['by Ada']);
  await ada.visit.picture('50-together-conflict');
  expect(await ada.visit.violations()).toEqual([]);
  await conflict.getByRole('button', { name: 'Put both together' }).click();
  await save(ada.app, 'Lessons learned');
  for (const { app } of [ada, edda])
    for (const words of ['First, by Edda.', 'Second.', 'Third, by Ada.'])
      await expectPage(shown(app, 'Lessons learned')).toContainText(words);
  const logged = await site.host.sql.query(
    `SELECT c.new_value AS text FROM changes c WHERE c.subject = 'section' AND c.new_value LIKE '"First%' ORDER BY c.version`,
  );
  const whole = [
    'First.\n\nSecond.',
    'First, by Edda.\n\nSecond.',
    'First, by Edda.\n\nSecond.\n\nThird, by Ada.',
  ];
  const texts = logged.map(({ text }): unknown => JSON.parse(String(text)));
  // On a slow machine somebody may pause in the middle of a word, and is saved there.
  expect(texts.filter((text) => whole.some((one) => one === text))).toEqual(whole);
});

test('different entries and causes at once: no conflict; the same entry: both are shown', async () => {
  await begin();
  const entry = (app: FrameLocator, text: string) =>
    app.getByTestId('timeline-entry').filter({ hasText: text });
  const addEntry = async ({ app }: Writer, text: string) => {
    await app.getByRole('button', { name: 'Add timeline entry' }).click();
    await app.getByRole('form', { name: 'timeline entry' }).getByLabel('What happened').fill(text);
    await save(app, 'timeline entry');
  };
  await Promise.all([addEntry(edda, 'disks full'), addEntry(ada, 'pager rings')]);
  await expectPage(entry(edda.app, 'pager rings')).toHaveCount(1);
  await expectPage(entry(ada.app, 'disks full')).toHaveCount(1);

  const addCause = async ({ app }: Writer, text: string) => {
    await app.getByRole('button', { name: 'Add cause' }).click();
    await app.getByRole('form', { name: 'cause' }).getByLabel('Cause').fill(text);
    await save(app, 'cause');
  };
  await Promise.all([addCause(edda, 'No alert on disks'), addCause(ada, 'No quota on logs')]);
  await expectPage(edda.app.getByTestId('cause').filter({ hasText: 'No quota on logs' })).toHaveCount(1);

  const name = 'entry “disks full”';
  const edit = async ({ app }: Writer, text: string) => {
    await app.getByRole('button', { name: `Edit ${name}` }).click();
    await app.getByRole('form', { name }).getByLabel('What happened').fill(text);
  };
  await Promise.all([edit(edda, 'disks full on db1'), edit(ada, 'disks full on db2')]);
  await edda.app.getByRole('form', { name }).getByRole('button', { name: 'Save' }).click();
  await expectPage(entry(edda.app, 'db1')).toHaveCount(1);
  await ada.app.getByTestId('timeline-entry').getByRole('button', { name: 'Save' }).click();
  await expectPage(ada.app.getByTestId('conflict-theirs')).toContainText('disks full on db1');
  await expectPage(ada.app.getByTestId('conflict-mine')).toContainText('disks full on db2');
  await ada.visit.picture('51-together-entry');
  await ada.app.getByRole('button', { name: 'Save on top of theirs' }).click();
  await expectPage(entry(ada.app, 'disks full on db2')).toHaveCount(1);
});

test('offline while typing: the text is kept, also over a reload, and saved once the connection is back', async () => {
  await begin();
  await openSection(edda.app, 'What went well');
  await edda.visit.context.setOffline(true);
  await write(edda, 'What went well', 'Typed on a train.');
  await expectPage(edda.app.getByTestId('offline')).toContainText('kept in this browser');
  await edda.visit.picture('52-offline');
  await edda.visit.context.setOffline(false);
  await edda.visit.page.reload();
  await edda.app.getByRole('button', { name: 'Continue writing' }).click();
  expect(await markdownOf(edda.app, 'What went well')).toBe('Typed on a train.');

  await edda.visit.context.setOffline(true);
  await write(edda, 'What went well', 'Typed on two trains.');
  await edda.app.getByRole('form', { name: 'What went well' }).getByRole('button', { name: 'Save' }).click();
  await expectPage(edda.app.getByTestId('save-failed')).toContainText(
    'saved by itself once the connection is back',
  );
  await edda.visit.context.setOffline(false);
  await expectPage(edda.app.getByRole('form', { name: 'What went well' })).toHaveCount(0);
  await expectPage(shown(ada.app, 'What went well')).toContainText('Typed on two trains.');
});

test('what is typed is saved in a pause, seen by others, and can be put back', async () => {
  await begin();
  await openSection(edda.app, 'What went badly');
  await write(edda, 'What went badly', 'Nobody was paged.');
  const standing = edda.app.getByTestId('saved-so-far');
  await expectPage(standing).toHaveText('Saved');
  await expectPage(shown(ada.app, 'What went badly')).toContainText('Nobody was paged.');
  await edda.visit.picture('55-saved-as-you-go');

  const form = edda.app.getByRole('form', { name: 'What went badly' });
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expectPage(edda.app.getByTestId('giving-up')).toBeVisible();
  await edda.visit.picture('56-giving-up');
  expect(await edda.visit.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Put it back' }).click();
  await expectPage(form).toHaveCount(0);
  await expectPage(shown(edda.app, 'What went badly')).not.toContainText('Nobody was paged.');
});

test.each([
  ['light', {}],
  ['dark', { dark: true }],
] as const)('who is writing is told that somebody saved the section meanwhile: %s', async (look, options) => {
  await begin(options);
  await Promise.all([
    openSection(edda.app, 'Where we were lucky'),
    openSection(ada.app, 'Where we were lucky'),
  ]);
  await write(edda, 'Where we were lucky', `Edda is done: ${look}.`);
  await save(edda.app, 'Where we were lucky');
  await write(ada, 'Where we were lucky', `Ada is still writing: ${look}.`);
  const note = ada.app.getByTestId('meanwhile');
  await expectPage(note).toContainText('Somebody changed this since you began.');
  await expectPage(ada.app.getByRole('textbox', { name: 'Where we were lucky' })).toHaveText(
    `Ada is still writing: ${look}.`,
  );
  await ada.visit.picture(`53-meanwhile-${look}`);
  expect(await ada.visit.violations()).toEqual([]);
  await note.getByRole('button', { name: 'Show differences' }).click();
  await expectPage(ada.app.getByTestId('conflict-theirs')).toContainText(`Edda is done: ${look}.`);
  await ada.visit.picture(`54-differences-${look}`);
  expect(await ada.visit.violations()).toEqual([]);
  await ada.app.getByRole('button', { name: 'Use both, theirs first' }).click();
  await save(ada.app, 'Where we were lucky');
  await expectPage(shown(edda.app, 'Where we were lucky')).toContainText('Ada is still writing');
});
