import { readFileSync } from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import { GITLAB_2017, readIncident } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { openSettings } from '../support/e2e-settings';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(120_000);

const SERVICE = 'PostgreSQL';
const PIPELINE = 'Deploy pipeline';
const site = freshE2eSite();
beforeAll(async () => {
  const place = { pageId: site.seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(site.host, { as: EDITOR.accountId, ...place }, readIncident(GITLAB_2017));
}, 180_000);

async function openLog(app: FrameLocator) {
  await app.getByRole('button', { name: 'What the gate has said' }).press('Enter');
  return app.getByRole('list', { name: 'Answers, the latest first' }).locator(':scope > li');
}

test('an admin makes a token, sees what a pipeline was told and who asked with a wrong one', async () => {
  const admin = await site.person(ADMIN);
  await admin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = await openSettings(admin, 'Pipelines');
  await app.getByLabel('Name of the token').fill(PIPELINE);
  await app.getByRole('checkbox', { name: SERVICE }).press('Space');
  await app.getByRole('button', { name: 'Create token' }).press('Enter');
  const token = await app.getByLabel('Token', { exact: true }).inputValue();
  const gateUrl = await app.getByLabel('Address of the gate').inputValue();

  const ask = async (version: string, bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    return (await fetch(`${gateUrl}/gate/postgresql/${version}?mode=http`, { headers })).status;
  };
  const unknown = `dbf_01890000-0000-7000-8000-000000000999_${'x'.repeat(43)}`;
  expect(await ask('4.2.0', token)).toBe(409);
  expect(await ask('4.3.0', token)).toBe(409);
  expect(await ask('4.3.0', `${token.slice(0, -43)}${'x'.repeat(43)}`)).toBe(401);
  expect(await ask('4.3.0', unknown)).toBe(401);

  await admin.page.reload();
  const tokens = app.getByRole('region', { name: 'Tokens for pipelines' });
  await expectPage(tokens.getByText(/^1 wrong in 30 days/)).toBeVisible();
  await expectPage(tokens.getByText(/somebody asked 1 time with a token that nobody knows/)).toBeVisible();
  const answers = await openLog(app);
  await expectPage(answers).toHaveCount(2);
  await expectPage(answers.first()).toContainText(/Prevented.*PostgreSQL, release 4\.3\.0/i);
  await expectPage(answers.first()).toContainText(`asked with the token ${PIPELINE}`);
  await admin.picture('80-gate-log');
  expect(await admin.violations()).toEqual([]);

  await app.getByLabel('Verdict').selectOption({ label: 'allowed' });
  await expectPage(app.getByText('No answer fits these filters.')).toBeVisible();
  await app.getByLabel('Verdict').selectOption({ label: 'All verdicts' });
  await app.getByLabel('Part of the release’s name').fill('4.2');
  await expectPage(answers).toHaveCount(1);
  await app.getByRole('button', { name: 'Export' }).press('Enter');
  const download = admin.page.waitForEvent('download');
  await app.getByRole('button', { name: 'Download as CSV' }).press('Enter');
  const [head, ...lines] = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toContain('Service,Asked for,Release,Verdict,Code,Caller');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`PostgreSQL,postgresql,4.2.0,prevented,`);
  expect(lines[0]).toContain(`asked with the token ${PIPELINE}`);
  expect(lines.join('')).not.toContain(token);

  await app.getByLabel('Tool').selectOption({ label: 'GitLab CI' });
  await app.getByLabel('For the service').selectOption({ label: SERVICE });
  await expectPage(app.getByTestId('gate-recipe')).toContainText(`${gateUrl}/gate/postgresql`);
  await app.getByRole('button', { name: 'Copy step' }).press('Enter');
  await expectPage(app.getByTestId('announcements')).toContainText('The step is copied');
  expect(await admin.page.evaluate('navigator.clipboard.readText()')).toBe(
    await app.getByTestId('gate-recipe').textContent(),
  );
  await admin.picture('81-gate-log-export-and-recipe');
  expect(admin.problems).toEqual([]);
});

test('whoever may know of the service reads the answers on its page, without the names of tokens', async () => {
  const viewer = await site.person(VIEWER, { dark: true, width: 320 });
  const page = await viewer.open(`/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`);
  const opened = viewer.context.waitForEvent('page');
  await page
    .getByTestId('gate')
    .getByRole('link', { name: new RegExp(`^${SERVICE}`) })
    .first()
    .click();
  const gate = await viewer.open(new URL((await opened).url()).pathname);
  const answers = await openLog(gate);
  await expectPage(answers).toHaveCount(2);
  await expectPage(answers.first()).toContainText('asked with a token');
  await expectPage(gate.getByText(PIPELINE)).toHaveCount(0);
  await viewer.picture('82-gate-log-of-service');
  expect(await viewer.violations()).toEqual([]);
  expect(viewer.problems).toEqual([]);
});
