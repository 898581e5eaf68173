import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { inFrame, visitPerTest } from './confluence-visit';

jest.setTimeout(60_000);

const TASK = '10001';
const visit = visitPerTest();

describe('who may see what', () => {
  it.each([
    ['a stranger', STRANGER],
    ['nobody', 'nobody' as const],
  ])('%s gets the no-access page', async (_who, person) => {
    await visit.lookAs(person);
    const response = await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    expect(response?.status()).toBe(404);
    expect(await visit.page.locator('h1').textContent()).toBe("You don't have access to this content");
    expect(await visit.page.content()).not.toContain('GitLab');
  });

  it('a viewer reads but does not edit', async () => {
    await visit.lookAs(VIEWER);
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    expect(await visit.page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    expect(
      (await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem, '/edit')))?.status(),
    ).toBe(404);
  });

  it('settings are for administrators', async () => {
    expect((await visit.page.goto(`${visit.site.url}/wiki/admin/debrief`))?.status()).toBe(403);
    await visit.lookAs(ADMIN);
    await visit.page.goto(`${visit.site.url}/wiki/admin/debrief`);
    expect(await inFrame(await visit.appFrame(), 'context')).toMatchObject({
      moduleKey: 'debrief-settings',
      extension: { type: 'confluence:globalSettings' },
    });
  });

  it('the page of the app is for everybody who uses Confluence, and only where the app has one', async () => {
    const response = await visit.page.goto(`${visit.site.url}/wiki/apps/debrief`);
    expect(response?.status()).toBe(200);
    expect(await inFrame(await visit.appFrame(), 'context')).toMatchObject({
      moduleKey: 'debrief-home',
      extension: { type: 'confluence:globalPage' },
    });
    expect((await visit.page.goto(`${visit.site.url}/wiki/apps/other`))?.status()).toBe(404);
    await visit.context.addCookies([{ name: 'debrief-person', value: 'nobody', url: visit.site.url }]);
    expect((await visit.page.goto(`${visit.site.url}/wiki/apps/debrief`))?.status()).toBe(404);
  });

  it('answers its own scripts only', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${visit.site.url}/__host/api/advance`, { method: 'POST', headers, body: '{"ms":1}' });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: visit.site.url.replace('127.0.0.1', 'localhost') })).status).toBe(403);
    expect((await post({ origin: visit.site.url })).status).toBe(200);
  });
});

it('exports through adfExport and shows what it does not know', async () => {
  await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem, '/export'));
  expect(await visit.page.locator('.page-body').textContent()).toContain('"exportType":"other"');
  expect(await visit.page.locator('.not-modelled').textContent()).toContain('mystery');
});

const createIssue = () =>
  visit.site.jira.create(EDITOR.accountId, {
    fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'Monitor the age of backups' },
  });

describe('Jira', () => {
  it('edits an issue, moves it through its workflow and shows its history', async () => {
    const { key } = createIssue();
    await visit.page.goto(`${visit.site.url}/browse/${key}`);
    await visit.page.getByLabel('Summary').fill('Monitor backups');
    await visit.page.getByLabel('Due date').fill('2026-02-01');
    await visit.page.getByLabel('Assignee').selectOption(ADMIN.accountId);
    await visit.page.getByRole('button', { name: 'Save' }).click();
    await visit.page.getByRole('heading', { name: 'Monitor backups' }).waitFor();
    expect(visit.site.jira.issue(key)?.fields).toMatchObject({
      duedate: '2026-02-01',
      assignee: { accountId: ADMIN.accountId },
    });
    await visit.page.getByRole('group', { name: 'Workflow' }).getByRole('button').first().click();
    await visit.page.getByText('status:').waitFor();
    await visit.expectAccessible();
    expect(visit.site.events.some((event) => event.eventType === 'avi:jira:updated:issue')).toBe(true);
  });

  it('is closed to those without Jira', async () => {
    const { key } = createIssue();
    await visit.lookAs(VIEWER);
    expect((await visit.page.goto(`${visit.site.url}/browse/${key}`))?.status()).toBe(404);
    expect((await visit.page.goto(`${visit.site.url}/jira/projects/OPS`))?.status()).toBe(404);
  });
});

describe('for everybody', () => {
  const paths = () => {
    const { postmortem, locked, restricted } = visit.site.seeded.pages;
    const pages = [postmortem, locked, restricted].map((id) => `/wiki/spaces/ENG/pages/${id}`);
    const others = [
      '/wiki/spaces/ENG',
      '/jira/projects/OPS',
      '/jira/projects/WEB',
      '/__host',
      '/wiki/admin/debrief',
      '/wiki/apps/debrief',
    ];
    return ['/', ...others, ...pages, `/wiki/spaces/ENG/pages/${postmortem}/edit`];
  };

  it('every page is accessible', async () => {
    createIssue();
    for (const path of paths()) {
      await visit.page.goto(visit.site.url + path);
      await visit.expectAccessible();
    }
  });

  it('the dark colours are readable too', async () => {
    await visit.context.addCookies([{ name: 'debrief-theme', value: 'dark', url: visit.site.url }]);
    createIssue();
    for (const path of paths()) {
      await visit.page.goto(visit.site.url + path);
      await visit.expectAccessible(['color-contrast']);
    }
  });
});
