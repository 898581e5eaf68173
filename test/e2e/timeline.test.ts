import type { FrameLocator } from 'playwright-core';
import { EDITOR } from '../../local/site/people';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(180_000);

const site = freshE2eSite();

const LINES = [
  '10:00 AM latency spike on API, Grafana',
  '10:05 alert triggered to on-call, PagerDuty',
  '10:15 cache hit ratio dropped significantly, Grafana',
  '10:20 engineer rolled back faulty config, GitHub',
];

const TRANSCRIPT = `Edda Ferrer  10:22 AM
rollback is live, watching the cache
Noor Haddad  10:31 AM
latency is back to normal https://grafana.example.com/d/api
10:31
all clear, closing the incident
`;

const entries = (app: FrameLocator) => app.getByTestId('timeline-entry');

async function openTimeline(options: { dark?: boolean; width?: number } = {}) {
  const visit = await site.person(EDITOR, options);
  const app = await visit.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  await expectPage(app.getByRole('textbox', { name: 'Type an entry' })).toBeVisible();
  return { visit, app };
}

test('the incident says its zone, and its times are typed in it', async () => {
  const { visit, app } = await openTimeline();
  await app.getByRole('button', { name: 'Edit Incident', exact: true }).click();
  const form = app.getByRole('form', { name: 'Incident' });
  await form.getByLabel('Time zone of the incident').fill('America/New_York');
  await form.getByLabel('Started').fill('2026-03-04T09:58');
  await form.getByLabel('Detected').fill('2026-03-08T02:30');
  await expectPage(form.getByText('The clocks went forward past this time')).toBeVisible();
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByTestId('save-failed')).toContainText('Detected: The clocks were changed then');
  await visit.picture('40-header-clocks');
  await form.getByLabel('Detected', { exact: true }).fill('');
  await form.getByLabel('Resolved').fill('2026-03-04T10:35');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(form).toHaveCount(0);
  await expectPage(app.getByTestId('moment-started')).toContainText('4 Mar 2026, 15:58');
  await app.getByRole('button', { name: 'Show the incident’s time zone' }).first().click();
  await expectPage(app.getByTestId('moment-started')).toContainText('4 Mar 2026, 09:58');
  expect(visit.problems).toEqual([]);
});

test('entries are typed line after line with the keyboard alone', async () => {
  const { visit, app } = await openTimeline();
  const field = app.getByRole('textbox', { name: 'Type an entry' });
  await field.focus();
  for (const line of LINES) {
    await visit.page.keyboard.type(line);
    await visit.page.keyboard.press('Enter');
  }
  await expectPage(entries(app)).toHaveCount(4);
  await expectPage(field).toBeFocused();
  await expectPage(field).toHaveValue('');
  const first = entries(app).first();
  await expectPage(first).toContainText('latency spike on API');
  await expectPage(first).toContainText('16:00');
  await expectPage(first).toContainText('Symptom');
  await expectPage(entries(app).nth(3)).toContainText('Mitigation');
  await expectPage(app.getByTestId('moment-detected')).toContainText('from the timeline');
  await expectPage(app.getByTestId('derived-times')).toContainText('7 min');
  await visit.page.keyboard.type('10:?? cache nodes restarted');
  await visit.page.keyboard.press('Enter');
  await expectPage(entries(app).filter({ hasText: 'cache nodes restarted' })).toContainText('16:??');
  await expectPage(app.getByRole('img', { name: /^Time axis: 5 entries/ })).toBeVisible();
  await visit.picture('41-timeline-typed');
  expect(visit.problems).toEqual([]);
});

test('a chat is pasted, looked over and added, and what is there already is left out', async () => {
  const { visit, app } = await openTimeline();
  await app.getByRole('button', { name: 'Paste a timeline' }).click();
  const panel = app.getByTestId('paste-timeline');
  await panel.getByLabel('Table, CSV, lines or a chat').fill(TRANSCRIPT);
  await panel.getByRole('button', { name: 'Show preview' }).click();
  const rows = panel.getByTestId('timeline-paste-row');
  await expectPage(rows).toHaveCount(3);
  await expectPage(panel.getByLabel('Time zone of these times')).toHaveValue('America/New_York');
  await panel.getByLabel('Kind, row 1').selectOption({ label: 'Communication' });
  await visit.picture('42-timeline-preview');
  expect(await visit.violations()).toEqual([]);
  await panel.getByRole('button', { name: 'Add 3 entries' }).click();
  await expectPage(panel).toHaveCount(0);
  await expectPage(entries(app)).toHaveCount(8);
  await expectPage(entries(app).filter({ hasText: 'latency is back to normal' })).toContainText('Grafana');

  await app.getByRole('button', { name: 'Paste a timeline' }).click();
  await panel
    .getByLabel('Table, CSV, lines or a chat')
    .fill(`${TRANSCRIPT}\nNoor Haddad  9:40 AM\nsomebody asked about slow pages\n`);
  await panel.getByRole('button', { name: 'Show preview' }).click();
  await expectPage(rows).toHaveCount(4);
  await expectPage(rows.first().getByRole('checkbox')).not.toBeChecked();
  await expectPage(rows.first()).toContainText('This is in the timeline already.');
  await panel.getByRole('button', { name: 'Add 1 entry' }).click();
  await expectPage(panel).toHaveCount(0);
  await expectPage(entries(app).filter({ hasText: 'slow pages' })).toContainText('18 min before the start');
  expect(visit.problems).toEqual([]);
});

test('an hour that came twice is a question, in the form and in what is pasted', async () => {
  const { visit, app } = await openTimeline();
  await app.getByRole('button', { name: 'Add timeline entry' }).click();
  const form = app.getByRole('form', { name: 'timeline entry' });
  await form.getByLabel('What happened').fill('Standby took over');
  await form.getByLabel('Time', { exact: true }).fill('2026-11-01T01:30');
  await expectPage(form.getByText('The clocks went back, so this time came twice.')).toBeVisible();
  await form.getByRole('radio').last().check();
  await form.getByLabel('Source').fill('Kibana');
  await form.getByLabel('Link').fill('https://kibana.example.com/app/1');
  await visit.picture('43-clocks-back');
  expect(await visit.violations()).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(form).toHaveCount(0);
  const entry = entries(app).filter({ hasText: 'Standby took over' });
  await expectPage(entry).toContainText('07:30');
  await expectPage(entry.getByRole('link', { name: /Kibana/ })).toBeVisible();

  await app.getByRole('button', { name: 'Paste a timeline' }).click();
  const panel = app.getByTestId('paste-timeline');
  await panel.getByLabel('Table, CSV, lines or a chat').fill('2026-11-01 01:10 failover began, Grafana');
  await panel.getByRole('button', { name: 'Show preview' }).click();
  await expectPage(panel.getByText('1 row needs a look before it can be added.')).toBeVisible();
  await panel.getByLabel('Time zone of these times').fill('UTC');
  await expectPage(panel.getByRole('button', { name: 'Add 1 entry' })).toBeVisible();
  await panel.getByLabel('Time zone of these times').fill('America/New_York');
  await panel.getByLabel('Time, row 1: which time is meant?').selectOption({ index: 1 });
  await panel.getByRole('button', { name: 'Add 1 entry' }).click();
  await expectPage(panel).toHaveCount(0);
  await expectPage(entries(app).filter({ hasText: 'failover began' })).toContainText('06:10');
  expect(visit.problems).toEqual([]);
});

test('it reads in light and dark, wide and narrow, as a picture and as a table, accessible', async () => {
  for (const [name, options] of [
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const { visit, app } = await openTimeline(options);
    await expectPage(app.getByRole('img', { name: /^Time axis/ })).toBeVisible();
    await visit.page.waitForTimeout(500);
    await visit.picture(`44-timeline-${name}`);
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    await app.getByRole('button', { name: 'Show as table' }).click();
    await expectPage(app.getByRole('cell', { name: 'latency spike on API' })).toBeVisible();
    expect({ name, violations: await visit.violations() }).toEqual({ name, violations: [] });
    await visit.picture(`45-timeline-table-${name}`);
    const sideways = await app.locator('body').evaluate((body) => body.scrollWidth - body.clientWidth);
    expect({ name, sideways }).toEqual({ name, sideways: 0 });
    expect({ name, problems: visit.problems }).toEqual({ name, problems: [] });
    await visit.context.close();
  }
});
