import type { FrameLocator, Locator } from 'playwright-core';
import { EDITOR, VIEWER } from '../../local/site/people';
import { openSection } from '../support/e2e-writing';
import type { Visit } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { expectPage } from '../support/expect-page';

jest.setTimeout(600_000);

const site = freshE2eSite();

const HOME = '/wiki/apps/debrief';
const LINES = [
  '10:00 AM latency spike on API, Grafana',
  '10:05 alert triggered to on-call, PagerDuty',
  '10:15 cache hit ratio dropped significantly, Grafana',
  '10:20 engineer rolled back faulty config, GitHub',
];
const SECTIONS = [
  ['Summary', 'For 30 minutes the API answered slowly. A rollback of the load balancer’s config ended it.'],
  ['Impact', 'About 5,000 customers waited for more than ten seconds, or gave up.'],
  ['What went well', '- The alert went to the right team\n- The rollback took two minutes'],
  ['What went badly', 'The alert came **five minutes** after the first slow answer.'],
  ['Where we were lucky', 'It was Sunday morning.'],
  ['Lessons learned', 'A config change of the load balancer needs the same checks as code.'],
] as const;

const check = (app: FrameLocator, name: string): Locator => app.getByTestId(`check-${name}`);
const stateOf = (app: FrameLocator, name: string) => check(app, name).locator('.unseen').innerText();

async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(form).toHaveCount(0);
}

async function addCause(app: FrameLocator, text: string, kind: string, category: string): Promise<void> {
  await app.getByRole('button', { name: 'Add cause' }).click();
  const form = app.getByRole('form', { name: 'cause' });
  await form.getByLabel('Cause').fill(text);
  await form.getByLabel('It is a').selectOption({ label: kind });
  await form.getByLabel('Category').selectOption({ label: category });
  await save(form);
}

async function addAction(
  app: FrameLocator,
  task: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await app.getByRole('button', { name: 'Add action' }).click();
  const form = app.getByRole('form', { name: 'action' });
  await form.getByLabel('Task').fill(task);
  for (const [label, choice] of Object.entries(fields))
    await form.getByLabel(label).selectOption({ label: choice });
  await save(form);
}

async function begun(visit: Visit): Promise<FrameLocator> {
  const home = await visit.open(HOME);
  await home.getByRole('button', { name: 'New postmortem' }).click();
  const form = home.getByRole('form', { name: 'New postmortem' });
  await form.getByLabel('Incident title').fill('API slow after a load balancer change');
  await form.getByLabel('Severity').selectOption('SEV2');
  await form.getByLabel('Services').fill('API');
  await form.getByLabel('Started').fill('2026-03-01T10:00');
  await form.getByLabel('Detected').fill('2026-03-01T10:05');
  await form.getByLabel('Resolved').fill('2026-03-01T10:30');
  await form.getByLabel('Link to the incident').fill('https://acme.pagerduty.com/incidents/Q1');
  await form.getByRole('radio', { name: 'Engineering (ENG)' }).check();
  await form.getByRole('button', { name: 'Create page' }).click();
  await visit.page.waitForURL(/\/wiki\/spaces\/[^/]+\/pages\/\d+/);
  return visit.page.locator('iframe').first().contentFrame();
}

test('a report from nothing to complete, read by others in light, dark and on a narrow screen', async () => {
  const visit = await site.person(EDITOR);
  const { page } = visit;
  const app = await begun(visit);
  const address = new URL(page.url()).pathname;
  await expectPage(app.getByTestId('check-sections'))
    .toBeVisible({ timeout: 60_000 })
    .catch(async () => {
      await app.getByRole('button', { name: /^Quality checks/ }).click();
    });
  expect(await stateOf(app, 'sections')).toBe('To do');

  for (const [name, text] of SECTIONS) {
    const box = await openSection(app, name);
    await page.keyboard.type(text);
    await expectPage(box).toContainText(
      text
        .replaceAll(/[*-]|\n.*/g, '')
        .trim()
        .slice(0, 20),
    );
    await save(app.getByRole('form', { name, exact: true }));
  }

  const line = app.getByRole('textbox', { name: 'Type an entry' });
  await line.focus();
  for (const [count, words] of LINES.entries()) {
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expectPage(app.getByTestId('timeline-entry')).toHaveCount(count + 1);
  }
  await addCause(app, 'The load balancer was misconfigured', 'Root cause', 'Change');
  await addCause(app, 'The alerting threshold was too high', 'Contributing factor', 'Process');
  await addAction(app, 'Reject load balancer configs that a staging run has not seen', {
    Priority: 'Critical',
    Type: 'Prevent',
  });
  await addAction(app, 'Alert when 1 % of the answers take over 2 s', { Priority: 'High', Type: 'Detect' });

  await app.getByRole('button', { name: 'Edit Impact in figures' }).click();
  const impact = app.getByRole('form', { name: 'Impact in figures' });
  await impact.getByLabel('Data was lost').selectOption({ label: 'No' });
  await impact.getByLabel('Security was affected').selectOption({ label: 'No' });
  await impact.getByLabel('On-call was paged').selectOption({ label: 'Yes' });
  await impact.getByLabel('An objective (SLO) was promised').check();
  await impact.getByLabel('Target in %').fill('99.9');
  await impact.getByLabel('Window in days').fill('28');
  await impact.getByLabel('Affected share of the service in %').fill('40');
  await save(impact);

  // 40 % of 30 minutes are 12 of the 40.32 that 28 days at 99.9 % allow.
  await expectPage(app.getByText(/used 30.% of the error budget/)).toBeVisible();
  await expectPage(app.getByTestId('derived-times')).toContainText('5 min');
  await expectPage(app.getByTestId('derived-times')).toContainText('30 min');
  await expectPage(app.getByText('API: release prevented')).toBeVisible();
  for (const name of ['sections', 'template-text', 'human-error', 'prevent-action', 'needed-action', 'blame'])
    await expectPage(check(app, name)).toHaveClass(/quality-pass/);
  await expectPage(check(app, 'owner-and-date')).toHaveClass(/quality-fail/);
  await page.evaluate(() => window.scrollTo(0, 0));
  await visit.picture('50-report-complete');
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);

  for (const [look, options] of [
    ['reader', {}],
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const reader = await site.person(VIEWER, options);
    const read = await reader.open(address);
    for (const words of [
      SECTIONS[0][1],
      'engineer rolled back faulty config',
      'The alerting threshold was too high',
    ])
      await expectPage(read.getByText(words).first()).toBeVisible();
    await expectPage(read.getByText(/used 30.% of the error budget/)).toBeVisible();
    await expectPage(read.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
    await reader.picture(`51-report-${look}`);
    expect({ look, violations: await reader.violations() }).toEqual({ look, violations: [] });
    expect(reader.problems).toEqual([]);
    await reader.context.close();
  }

  // What print, export and readers without the app get says the same.
  await page.goto(`${site.server.url}${address}/export`);
  for (const words of [
    'latency spike on API',
    '2026-03-01 10:20',
    'The load balancer was misconfigured',
    /30.% of the error budget/,
  ])
    await expectPage(page.getByText(words).first()).toBeVisible();
  await visit.picture('52-report-export');
});
