import { randomUUID } from 'node:crypto';
import type { FrameLocator, Locator } from 'playwright-core';
import { EDITOR, VIEWER } from '../../local/site/people';
import { E2ePage } from '../support/e2e-actions';
import type { Visit } from '../support/e2e-site';
import { freshE2eSite } from '../support/fresh-e2e-site';
import { hasFocus, Keyboard } from '../support/keyboard';
import { expectPage } from '../support/expect-page';

jest.setTimeout(400_000);

const site = freshE2eSite();
const at = new E2ePage(site);

const PROBLEM = 'Checkout answered with errors for 83 minutes';
const ANSWERS = [
  'Half of the requests went to a server that was shut down',
  'The load balancer still listed that server as healthy',
  'Its health check asked the host and not the checkout service',
];
const [, , LAST = ''] = ANSWERS;
const FACTORS = [
  ['People and skills', 'Two people on call had never seen this load balancer'],
  ['Process', 'Load balancer changes are applied without a review'],
  ['Tools', 'The console shows healthy and drained servers alike'],
  ['Environment', 'Staging has one server, so no balancing happens there'],
  ['Dependencies', 'The payment provider retries every failed request'],
  ['Measurement', 'Errors of single servers are not measured'],
] as const;

const rootCauses = (app: FrameLocator) => app.getByRole('list', { name: 'Root causes' });
const contributing = (app: FrameLocator) => app.getByRole('list', { name: 'Contributing factors' });

async function addCause(app: FrameLocator, text: string, kind: string, category: string): Promise<void> {
  await app.getByRole('button', { name: 'Add cause' }).click();
  const form = app.getByRole('form', { name: 'cause' });
  await form.getByLabel('Cause').fill(text);
  await form.getByLabel('It is a').selectOption({ label: kind });
  await form.getByLabel('Category').selectOption({ label: category });
  await form.getByRole('button', { name: 'Save' }).click();
  await expectPage(form).toHaveCount(0);
}

/** The report as somebody sees it once all of it is there; a busy machine takes its time. */
async function open(visit: Visit): Promise<FrameLocator> {
  const app = await visit.open(at.address);
  await expectPage(app.getByTestId('when-required')).toBeVisible({ timeout: 30_000 });
  await expectPage(app.getByText(/^\d+ of 10 pass$/)).toBeVisible({ timeout: 30_000 });
  return app;
}

/** A page that its author made as wide as the window. */
function makeFullWidth(): void {
  document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = 'main { max-width: 1600px !important; }';
    document.head.append(style);
  });
}

async function expectSound(visit: Visit, what: string): Promise<void> {
  // The site's own bar lies over what is scrolled below it.
  await visit.page.evaluate(() => window.scrollTo(0, 0));
  expect({ what, violations: await visit.violations() }).toEqual({ what, violations: [] });
  expect({ what, problems: visit.problems }).toEqual({ what, problems: [] });
}

const check = (app: FrameLocator, name: string): Locator => app.getByTestId(`check-${name}`);

test('from the first cause to a report without a required check that fails', async () => {
  const visit = await site.person(EDITOR);
  const app = await open(visit);

  // Somebody's error alone is no cause; the hint says what to ask, and stands in nobody's way.
  await app.getByRole('button', { name: 'Add cause' }).click();
  const form = app.getByRole('form', { name: 'cause' });
  await form.getByLabel('Cause').fill('Human error');
  await expectPage(form.getByTestId('cause-hint')).toContainText('explains nothing on its own');
  await visit.picture('80-human-error-hint');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await addCause(app, 'The load balancer was misconfigured', 'Root cause', 'Change');
  await addCause(app, 'The alerting threshold was too high', 'Root cause', 'Process');
  await app.getByRole('button', { name: /^Make it a contributing factor: cause “The alerting/ }).click();
  await expectPage(contributing(app)).toContainText('The alerting threshold was too high');

  // A chain of answers, the last of which becomes a root cause and an action.
  await app.getByRole('button', { name: /^5 Whys/ }).click();
  await app.getByRole('button', { name: 'Add 5 Whys chain' }).click();
  const chain = app.getByRole('form', { name: '5 Whys chain' });
  await chain.getByLabel('Problem').fill(PROBLEM);
  for (const [index, answer] of ANSWERS.entries()) {
    if (index > 0) await chain.getByRole('button', { name: 'Add an answer' }).click();
    const box = chain.getByLabel(`Answer ${String(index + 1)}: why is that?`);
    await expectPage(box).toBeVisible();
    await box.fill(answer);
  }
  await chain.getByRole('button', { name: 'Add evidence to answer 2' }).click();
  await chain.getByLabel('Evidence 1: address').fill('https://grafana.example.com/d/lb');
  await chain.getByLabel('Evidence 1: title').fill('Load balancer targets');
  await visit.picture('81-chain-editor');
  await expectSound(visit, 'chain editor');
  await chain.getByRole('button', { name: 'Save' }).click();
  const steps = app.getByTestId('why-step');
  await expectPage(steps).toHaveCount(3);
  await expectPage(app.getByRole('link', { name: /Load balancer targets/ })).toBeVisible();
  await app.getByRole('button', { name: `Make it a root cause: ${LAST}` }).click();
  await expectPage(rootCauses(app)).toContainText(LAST);
  await app.getByRole('button', { name: `Make it an action: ${LAST}` }).click();
  await expectPage(app.getByRole('cell', { name: LAST, exact: true })).toBeVisible();
  await visit.picture('82-chain-became');
  await app.getByTestId('why-chain').getByRole('link', { name: 'Go to it' }).first().click();
  expect(await hasFocus(app.locator('li[id^=cause-place-]', { hasText: LAST }))).toBe(true);

  // Another answer to the second "why" begins a chain of its own.
  await app.getByRole('button', { name: 'Another answer to why 2, as a chain of its own' }).click();
  await expectPage(app.getByTestId('why-chain')).toHaveCount(2);
  await expectPage(app.getByTestId('why-chain').nth(1)).toContainText('Not answered yet.');

  // Factors in every category.
  await app.getByRole('button', { name: /^Fishbone/ }).click();
  for (const [category, factor] of FACTORS) {
    await app.getByRole('button', { name: `Add factor to ${category}` }).click();
    const fields = app.getByRole('form', { name: 'factor' });
    await fields.getByRole('textbox', { name: 'Factor' }).fill(factor);
    await fields.getByRole('button', { name: 'Save' }).click();
    await expectPage(app.getByRole('list', { name: category })).toContainText(factor);
  }
  await expectPage(app.getByRole('img', { name: 'Fishbone diagram with 6 factors' })).toBeVisible();
  await app.getByRole('button', { name: /^Make it a contributing factor: Errors of single/ }).click();
  await expectPage(contributing(app)).toContainText('Errors of single servers are not measured');
  await visit.picture('83-fishbone');

  // The impact, and how much of the error budget was used.
  await app.getByRole('button', { name: 'Edit Incident', exact: true }).click();
  await expectPage(app.getByRole('form', { name: 'Incident' })).toBeVisible();
  await app.getByRole('form', { name: 'Incident' }).getByRole('button', { name: 'Cancel' }).click();
  await app.getByRole('button', { name: 'Edit Impact in figures' }).click();
  const impact = app.getByRole('form', { name: 'Impact in figures' });
  await impact.getByRole('button', { name: 'Add a figure' }).click();
  const figure = impact.getByTestId('figure-fields').first();
  await figure.getByLabel('How many').fill('5000');
  await figure.getByLabel('Unit').fill('customers');
  await figure.getByLabel('What happened to them').fill('could not pay');
  await impact.getByLabel('Data was lost').selectOption({ label: 'No' });
  await impact.getByLabel('On-call was paged').selectOption({ label: 'Yes' });
  await impact.getByLabel('An objective (SLO) was promised').check();
  await impact.getByLabel('Target in %').fill('99.9');
  await impact.getByLabel('Window in days').fill('28');
  await impact.getByLabel('How much was bad').selectOption({ label: 'By failed requests' });
  await impact.getByLabel('Failed requests').fill('60000');
  await impact.getByLabel('Requests in the whole window').fill('100,000,000');
  await visit.picture('84-impact-editor');
  await expectSound(visit, 'impact editor');
  await impact.getByRole('button', { name: 'Save' }).click();
  await expectPage(app.getByText('about 5,000 customers could not pay')).toBeVisible();
  await expectPage(app.getByTestId('budget')).toContainText(
    'The incident used 60 % of the error budget (60,000 of 100,000 requests), at an objective of 99.9 % over 28 days.',
  );
  await expectPage(app.getByTestId('when-required')).toContainText(
    'It needs at least one critical or high action.',
  );

  // Several links from one paste.
  await app.getByRole('button', { name: 'Add links' }).click();
  const links = app.getByRole('form', { name: 'links' });
  await links
    .getByLabel('Addresses')
    .fill(
      'https://acme.pagerduty.com/incidents/Q1\nThe change: https://github.com/acme/lb/pull/7\n' +
        'https://github.com/acme/lb/pull/8 javascript:alert(1)',
    );
  await expectPage(links.getByTestId('new-link')).toHaveCount(3);
  await visit.picture('85-links-pasted');
  await expectSound(visit, 'links pasted');
  await links.getByRole('button', { name: 'Save' }).click();
  const shown = app.getByRole('list', { name: 'Links' });
  await expectPage(shown.getByTestId('link')).toHaveCount(3);
  await expectPage(shown).toContainText('Change that fixed it');

  // The quality checks lead to what is missing, one click each.
  await app.getByRole('button', { name: /^Quality checks/ }).click();
  await expectPage(check(app, 'sections')).toContainText('Holds back publishing');
  await visit.picture('86-quality');
  await expectSound(visit, 'quality');
  await check(app, 'sections').getByRole('button', { name: '“Summary” is empty. Write it.' }).click();
  const summary = app.getByRole('textbox', { name: 'Summary' });
  await expectPage(summary).toBeFocused();
  await app.getByRole('form', { name: 'Summary' }).getByRole('button', { name: 'Cancel' }).click();
  await check(app, 'owner-and-date').getByRole('button').first().click();
  await expectPage(app.getByTestId('cell-editor')).toBeVisible();
  await visit.page.keyboard.press('Escape');
  await expectSound(visit, 'whole story');
  await visit.picture('87-findings-whole');
  await visit.context.close();
});

test.each([
  ['light', EDITOR, {}],
  ['full-width', EDITOR, { width: 1700 }],
  ['dark', EDITOR, { dark: true }],
  ['320', EDITOR, { width: 320 }],
  ['reader', VIEWER, {}],
] as const)('what was found reads well and is accessible: %s', async (name, who, options) => {
  const visit = await site.person(who, options);
  if (name === 'full-width') await visit.page.addInitScript(makeFullWidth);
  const app = await open(visit);
  await expectPage(app.getByTestId('why-step').first()).toBeVisible();
  await expectPage(app.getByRole('img', { name: /^Fishbone diagram/ })).toBeVisible();
  await expectPage(app.getByTestId('budget')).toBeVisible();
  await expectPage(app.getByRole('heading', { name: /^Quality checks/ })).toBeVisible();
  await visit.page.waitForTimeout(500);
  if (name === 'full-width') await expectPage(app.getByTestId('check-sections')).toBeVisible();
  else await app.getByRole('button', { name: /^Quality checks/ }).click();
  await visit.picture(`88-findings-${name}`);
  const wider = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect({ name, wider }).toEqual({ name, wider: 0 });
  await expectSound(visit, `looks, ${name}`);
  // What a check asks for is a way to its place, for readers, too.
  if (who === VIEWER)
    await expectPage(app.getByRole('button', { name: /^(Edit|Add (?!when)|Make|Remove)/ })).toHaveCount(0);
  await visit.context.close();
});

test('a chain is written, arranged and turned into a cause with keys alone', async () => {
  const seen = { id: randomUUID(), problem: 'The page came late', steps: [], position: 0 };
  const edit = { place: at.place, changeId: randomUUID(), version: 0 };
  await at.call('five-whys.save', { ...edit, value: seen });
  const visit = await site.person(EDITOR);
  const app = await open(visit);
  const keyboard = new Keyboard(visit.page);
  await expectPage(app.getByTestId('why-chain').first()).toBeVisible();
  await app.getByRole('heading', { name: 'Root causes and contributing factors' }).click();
  await keyboard.tabTo(app.getByRole('button', { name: 'Add 5 Whys chain' }));
  await keyboard.press('Enter');
  const chain = app.getByRole('form', { name: '5 Whys chain' });
  await expectPage(chain.getByLabel('Problem')).toBeFocused();
  await keyboard.write('Nobody knew for an hour');
  await keyboard.tabTo(chain.getByLabel('Answer 1: why is that?'));
  await keyboard.write('Anna forgot to restart the server');
  await expectPage(chain.getByTestId('step-hint')).toContainText('Anna');
  await keyboard.write('The alert waits for 30 minutes of errors');
  await keyboard.tabTo(chain.getByRole('button', { name: 'Add an answer' }));
  await keyboard.press('Enter');
  await expectPage(chain.getByLabel('Answer 2: why is that?')).toBeFocused();
  await keyboard.write('Nobody was paged');
  await keyboard.tabTo(chain.getByRole('button', { name: 'Move answer 2 up' }));
  await keyboard.press('Enter');
  await expectPage(chain.getByLabel('Answer 1: why is that?')).toHaveValue('Nobody was paged');
  await expectPage(chain.getByLabel('Answer 1: why is that?')).toBeFocused();
  await keyboard.tabTo(chain.getByRole('button', { name: 'Save' }));
  await keyboard.press('Enter');
  const make = app.getByRole('button', {
    name: 'Make it a root cause: The alert waits for 30 minutes of errors',
  });
  // The focus is back on the button below the chains.
  await keyboard.tabTo(make, 'Shift+Tab');
  await keyboard.press('Enter');
  const added = app.getByTestId('why-chain').last().getByRole('link', { name: 'Go to it' });
  await expectPage(added).toBeFocused();
  await keyboard.tabTo(app.getByRole('button', { name: 'Undo' }));
  await keyboard.press('Enter');
  await expectPage(make).toBeFocused();
  await expectPage(rootCauses(app)).not.toContainText('The alert waits');
  await visit.context.close();
});
