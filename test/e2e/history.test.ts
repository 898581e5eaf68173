import { readFileSync } from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR, PEOPLE } from '../../local/site/people';
import { macroNode } from '../../local/site/seed';
import type { CallInput, CallName } from '../../src/contract/calls';
import type { Visit } from '../support/e2e-site';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(300_000);

const MACRO = '0190aaaa-0000-7000-8000-000000000077';
const site = freshE2eSite();
const visits: Visit[] = [];
let pageId = '';

afterEach(async () => {
  for (const visit of visits.splice(0)) {
    expect(visit.problems).toEqual([]);
    await visit.context.close();
  }
});

async function open(
  who: typeof EDITOR,
  address: string,
  options: { dark?: boolean; width?: number } = {},
): Promise<{ visit: Visit; app: FrameLocator }> {
  const visit = await site.person(who, options);
  visits.push(visit);
  return { visit, app: await visit.open(address) };
}

/** As the page does it. */
async function call<N extends CallName>(name: N, input: CallInput<N>, who = EDITOR): Promise<void> {
  expect(await site.host.call(name, input, { as: who.accountId })).toMatchObject({ ok: true });
}

const edit = (word: string) => ({
  place: { pageId, localId: MACRO },
  changeId: idFrom('history', word),
  config: { title: 'Checkout down', severity: 'SEV2' as const },
});

/** A page with a macro of its own, written by two people. */
async function aWrittenPage(): Promise<void> {
  const { confluence } = site.host.site;
  pageId = confluence.addPage({
    spaceId: site.seeded.spaces.engineering,
    authorId: EDITOR.accountId,
    title: 'Checkout down',
    body: {
      type: 'doc',
      version: 1,
      content: [macroNode(site.host.manifest, MACRO, { title: 'Checkout down' })],
    },
  });
  const long = 'The cache was cold after the restart, so every request went to the database. '.repeat(6);
  for (const [version, value] of ['One', 'Two', `=1+1 ${long}`].entries())
    await call('postmortem.save-section', {
      ...edit(`summary ${value}`),
      section: 'summary',
      version,
      value,
    });
  const header = {
    title: 'Checkout down',
    severity: 'SEV1' as const,
    startedAt: '2026-03-01T09:30:00.000Z',
    detectedAt: null,
    resolvedAt: null,
    acknowledgedAt: null,
    mitigatedAt: null,
    zone: 'Europe/Berlin',
  };
  await call('postmortem.save-header', { ...edit('header'), version: 1, value: header }, ADMIN);
  const id = idFrom('history-cause');
  const value = {
    id,
    kind: 'root' as const,
    text: 'The cache was cold',
    category: 'bug' as const,
    position: 1,
  };
  await call('causes.save', { ...edit('cause'), version: 0, value }, ADMIN);
  await call('causes.remove', { ...edit('cause removed'), id, version: 1 }, ADMIN);
}

const changes = (app: FrameLocator) => app.getByTestId('change');

async function openHistory(app: FrameLocator, name: RegExp): Promise<void> {
  await app.getByRole('button', { name }).press('Enter');
  await expectPage(changes(app).first()).toBeVisible();
}

test('the history of a postmortem is read, filtered and exported on its page', async () => {
  await aWrittenPage();
  const { visit, app } = await open(EDITOR, `/wiki/spaces/ENG/pages/${pageId}`);
  await openHistory(app, /^History/);
  await expectPage(changes(app).first()).toContainText('Ada Mbeki');
  await expectPage(changes(app).nth(2)).toContainText(/Severity: SEV2.*SEV1/);
  await expectPage(changes(app).filter({ hasText: 'Summary edited' })).toContainText('3 saves');
  await visit.picture('70-history');
  expect(await visit.violations()).toEqual([]);

  await app.getByLabel('Who', { exact: true }).selectOption('Edda Ferrer');
  await expectPage(changes(app).filter({ hasText: 'Ada Mbeki' })).toHaveCount(0);
  await app.getByLabel('What', { exact: true }).selectOption('Sections');
  await expectPage(changes(app)).toHaveCount(1);

  await app.getByRole('button', { name: /^Export these changes/ }).click();
  const download = visit.page.waitForEvent('download');
  await app.getByRole('button', { name: 'Download CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).toContain('Edda Ferrer,Summary edited,Sections,Text,Two,');
  expect(csv).toContain(`'=1+1`);
  const file = visit.page.waitForEvent('download');
  await app.getByRole('button', { name: 'Download JSON' }).click();
  const json = readFileSync(await (await file).path(), 'utf8');
  expect(JSON.parse(json)).toMatchObject({
    changes: [{ who: 'Edda Ferrer', what: 'summary-edited' }, {}, {}],
  });
  for (const { accountId, email } of PEOPLE)
    for (const secret of [accountId, email].filter((text) => text !== ''))
      expect([csv.includes(secret), json.includes(secret)]).toEqual([false, false]);
  await visit.picture('71-history-export');
});

test('an admin has the log checked: it is whole, and what somebody altered is found', async () => {
  await call('services.create', { changeId: idFrom('history-service'), name: 'Checkout' }, ADMIN);
  const visit = await site.person(ADMIN);
  visits.push(visit);
  const app = await openSettings(visit, 'History');
  await expectPage(changes(app).first()).toBeVisible();
  const check = app.getByTestId('chain-check');
  await check.getByRole('button', { name: 'Check everything now' }).click();
  await expectPage(check).toContainText('All is in order');
  await site.host.sql.query(
    `UPDATE changes SET new_value = '"Nothing"' WHERE what = 'summary-edited' AND version = 2`,
  );
  await check.getByRole('button', { name: 'Check everything now' }).click();
  await expectPage(check.getByRole('list', { name: 'What was found' })).toContainText('change 2 was altered');
  await visit.picture('72-history-check');
  expect(await visit.violations()).toEqual([]);
});

test('it is read in the dark on a narrow screen', async () => {
  const { visit, app } = await open(EDITOR, `/wiki/spaces/ENG/pages/${pageId}`, { dark: true, width: 320 });
  await openHistory(app, /^History/);
  await visit.picture('73-history-narrow-dark');
  expect(await visit.violations()).toEqual([]);
});
