import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO, SEEDED_TITLE } from '../../local/site/seed';
import { launchBrowser } from '../support/browser';
import { browserSite, type BrowserSite } from './confluence-browser-site';

jest.setTimeout(60_000);

const TASK = '10001';

declare global {
  interface Window {
    /** What `fixture-frame/app.ts` offers. */
    bridge: Record<string, (...given: unknown[]) => unknown>;
    bridgeResults: { events: unknown[]; modals: unknown[] };
  }
}

let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: BrowserSite;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  site = await browserSite();
  context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await site.close();
  expect(site.host.unmodelled).toEqual([]);
});

const lookAs = (person: { accountId: string } | 'nobody') => {
  const value = person === 'nobody' ? person : person.accountId;
  return context.addCookies([{ name: 'debrief-person', value, url: site.url }]);
};
const pageUrl = (id: string, rest = '') => `${site.url}/wiki/spaces/ENG/pages/${id}${rest}`;

async function appFrame(of: Page = page): Promise<Frame> {
  const handle = await of.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('The iframe has no document.');
  await frame.waitForFunction(() => document.getElementById('root')?.textContent !== '...');
  return frame;
}

/** Calls a function of the frame's fixture; a rejection comes back as text. */
const inFrame = (frame: Frame, name: string, ...args: unknown[]): Promise<unknown> =>
  frame.evaluate(
    async ([called, given]) => {
      const { bridge } = window;
      try {
        return await bridge[called]?.(...given);
      } catch (error) {
        return `rejected: ${error instanceof Error ? error.message : String(error)}`;
      }
    },
    [name, args] as const,
  );

/** Calls a function that ends the frame, so nothing can be heard back from it. */
const leaveFrame = (frame: Frame, name: string, ...args: unknown[]): Promise<void> =>
  frame.evaluate(
    ([called, given]) => {
      const { bridge } = window;
      setTimeout(() => bridge[called]?.(...given), 20);
    },
    [name, args] as const,
  );

async function expectAccessible(rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude('iframe');
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

describe('a page with the macro', () => {
  it('gives the app its context, as the person who looks', async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const given = await inFrame(await appFrame(), 'context');
    expect(given).toMatchObject({
      accountId: EDITOR.accountId,
      moduleKey: 'postmortem',
      localId: SEEDED_MACRO,
      theme: { colorMode: 'light' },
      extension: {
        type: 'macro',
        content: { id: site.seeded.pages.postmortem, type: 'page' },
        space: { key: 'ENG' },
        isEditing: false,
        config: { severity: 'SEV1' },
      },
    });
  });

  it('carries calls to the resolver, and only the message of a failure back', async () => {
    await lookAs(VIEWER);
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const frame = await appFrame();
    expect(await inFrame(frame, 'invoke', 'open', { a: 1 })).toEqual({ echo: { a: 1 } });
    expect(await inFrame(frame, 'invoke', 'fail')).toBe('rejected: The resolver threw this.');
    expect(site.calls[0]).toMatchObject({ name: 'open', accountId: VIEWER.accountId });
    expect(site.calls[0]?.context).toMatchObject({ accountId: VIEWER.accountId, localId: SEEDED_MACRO });
  });

  it("makes the viewer's own requests to the products, within the app's scopes", async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const frame = await appFrame();
    expect(await inFrame(frame, 'jira', '/rest/api/3/myself')).toMatchObject({ status: 200 });
    const own = `/wiki/api/v2/pages/${site.seeded.pages.postmortem}`;
    expect(await inFrame(frame, 'confluence', own)).toMatchObject({
      status: 200,
      body: { title: SEEDED_TITLE },
    });
    // The manifest asks for no scope to list spaces.
    expect(await inFrame(frame, 'confluence', '/wiki/api/v2/spaces')).toMatchObject({ status: 403 });
  });

  it('follows light and dark once the app asked for it', async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const frame = await appFrame();
    const mode = () => frame.evaluate(() => document.documentElement.dataset['colorMode']);
    expect(await mode()).toBeUndefined();
    await inFrame(frame, 'theme');
    expect(await mode()).toBe('light');
    await page.getByRole('button', { name: 'Dark' }).click();
    await frame.waitForFunction(() => document.documentElement.dataset['colorMode'] === 'dark');
    await page.reload();
    expect(await page.locator('html').getAttribute('data-color-mode')).toBe('dark');
  });

  it('shows flags, opens dialogs, passes events and grows with its content', async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const frame = await appFrame();
    await inFrame(frame, 'flag');
    expect(await page.locator('.flag').textContent()).toContain('Saved');
    await inFrame(frame, 'listen');
    await inFrame(frame, 'emit', { n: 1 });
    await frame.waitForFunction(() => window.bridgeResults.events.length === 1);
    expect(await inFrame(frame, 'url')).toBe(`${site.url}/browse/OPS-1`);
    expect(await inFrame(frame, 'close')).toContain('view is not closable');
    await inFrame(frame, 'modal');
    const inside = await (await page.waitForSelector('dialog iframe')).contentFrame();
    if (!inside) throw new Error('The dialog has no frame.');
    await inside.waitForFunction(() => document.getElementById('root')?.textContent !== '...');
    expect(await inFrame(inside, 'context')).toMatchObject({ extension: { modal: { asked: true } } });
    await leaveFrame(inside, 'close', { saved: 'yes' });
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await frame.evaluate(() => window.bridgeResults.modals)).toEqual([{ saved: 'yes' }]);
    await frame.evaluate(() => document.getElementById('root')?.setAttribute('style', 'height: 700px'));
    await page.waitForFunction(
      () => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) >= 700,
    );
    await frame.evaluate(() => document.getElementById('root')?.removeAttribute('style'));
    await page.waitForFunction(
      () => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 999) < 200,
    );
  });

  it('refuses and records what it does not model', async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    expect(await inFrame(await appFrame(), 'raw', 'openRovo')).toBe('rejected: not modelled: openRovo');
    expect(site.host.unmodelled.splice(0)).toEqual(['bridge openRovo']);
  });

  it('reports what the content security policy refused', async () => {
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    const frame = await appFrame();
    await frame.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    await page.waitForTimeout(300);
    expect(site.host.cspViolations).toEqual([
      expect.stringContaining('connect-src refused https://example.com'),
    ]);
  });
});

describe('who may see what', () => {
  it.each([
    ['a stranger', STRANGER],
    ['nobody', 'nobody' as const],
  ])('%s gets the no-access page', async (_who, person) => {
    await lookAs(person);
    const response = await page.goto(pageUrl(site.seeded.pages.postmortem));
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe("You don't have access to this content");
    expect(await page.content()).not.toContain('GitLab');
  });

  it('a viewer reads but does not edit', async () => {
    await lookAs(VIEWER);
    await page.goto(pageUrl(site.seeded.pages.postmortem));
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    expect((await page.goto(pageUrl(site.seeded.pages.postmortem, '/edit')))?.status()).toBe(404);
  });

  it('settings are for administrators', async () => {
    expect((await page.goto(`${site.url}/wiki/admin/debrief`))?.status()).toBe(403);
    await lookAs(ADMIN);
    await page.goto(`${site.url}/wiki/admin/debrief`);
    expect(await inFrame(await appFrame(), 'context')).toMatchObject({
      moduleKey: 'debrief-settings',
      extension: { type: 'confluence:globalSettings' },
    });
  });

  it('answers its own scripts only', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${site.url}/__host/api/advance`, { method: 'POST', headers, body: '{"ms":1}' });
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: site.url.replace('127.0.0.1', 'localhost') })).status).toBe(403);
    expect((await post({ origin: site.url })).status).toBe(200);
  });
});

describe('the editor', () => {
  const line = () => page.getByRole('textbox', { name: 'Paragraph' }).last();

  it('inserts a macro by typing its name, and stores what its dialog submits', async () => {
    const id = site.seeded.pages.blank;
    await page.goto(pageUrl(id, '/edit'));
    await line().pressSequentially('/post');
    await page.getByRole('option', { name: /Postmortem/ }).waitFor();
    await expectAccessible();
    await page.keyboard.press('Enter');
    const dialog = await (await page.waitForSelector('dialog iframe')).contentFrame();
    if (!dialog) throw new Error('The dialog has no frame.');
    await dialog.waitForFunction(() => document.getElementById('root')?.textContent !== '...');
    expect(await inFrame(dialog, 'context')).toMatchObject({
      extension: { isEditing: true, macro: { isConfiguring: true, isInserting: true } },
    });
    expect(await inFrame(dialog, 'submit', { title: 'x' })).toBe('rejected: Invalid "config" provided');
    await leaveFrame(dialog, 'submit', { config: { title: 'Slow checkout', services: ['checkout'] } });
    await page.waitForSelector('dialog', { state: 'detached' });
    const preview = await appFrame();
    expect(await inFrame(preview, 'context')).toMatchObject({
      extension: { isEditing: true, config: { title: 'Slow checkout' } },
    });
    await page.getByRole('button', { name: 'Update' }).click();
    await page.waitForURL(pageUrl(id));
    const published = await inFrame(await appFrame(), 'context');
    expect(published).toMatchObject({ extension: { isEditing: false, config: { services: ['checkout'] } } });
    expect(site.events.map((event) => event.eventType)).toEqual(['avi:confluence:updated:page']);
  });

  it('inserts nothing when the dialog is closed', async () => {
    await page.goto(pageUrl(site.seeded.pages.blank, '/edit'));
    await line().pressSequentially('/postmortem');
    await page.keyboard.press('Enter');
    const dialog = await (await page.waitForSelector('dialog iframe')).contentFrame();
    if (!dialog) throw new Error('The dialog has no frame.');
    await dialog.waitForFunction(() => document.getElementById('root')?.textContent !== '...');
    await leaveFrame(dialog, 'close');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await page.locator('.macro-block').count()).toBe(0);
  });

  it('keeps the text when somebody else published first', async () => {
    const id = site.seeded.pages.blank;
    await page.goto(pageUrl(id, '/edit'));
    const other = await context.newPage();
    await other.goto(pageUrl(id, '/edit'));
    await other.getByLabel('Title').fill('Their title');
    await other.getByRole('button', { name: 'Update' }).click();
    await other.waitForURL(pageUrl(id));
    await line().pressSequentially('My own words');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('Nothing of yours is lost').waitFor();
    expect(await page.locator('#blocks').textContent()).toContain('My own words');
    await page.getByRole('button', { name: 'Publish over their version' }).click();
    await page.waitForURL(pageUrl(id));
    expect(await page.locator('.page-body').textContent()).toContain('My own words');
  });

  it('keeps everything it cannot edit, and splits paragraphs', async () => {
    const id = site.seeded.pages.postmortem;
    await page.goto(pageUrl(id, '/edit'));
    await line().pressSequentially('First line');
    await page.keyboard.press('Enter');
    await line().pressSequentially('Second line');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.waitForURL(pageUrl(id));
    expect(await page.locator('.page-body strong').textContent()).toContain('almost six hours were lost');
    expect(await page.locator('.page-body p').allTextContents()).toEqual(
      expect.arrayContaining(['First line', 'Second line']),
    );
    expect(await inFrame(await appFrame(), 'context')).toMatchObject({ localId: SEEDED_MACRO });
  });

  it('starts a new page as a draft', async () => {
    await page.goto(`${site.url}/wiki/spaces/ENG`);
    await page.getByRole('button', { name: 'New page' }).click();
    await page.waitForURL(/edit$/);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Title is required').waitFor();
    await page.getByLabel('Title').fill('A page of today');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'A page of today' }).waitFor();
    expect(site.events.map((event) => event.eventType)).toEqual(['avi:confluence:created:page']);
  });
});

it('exports through adfExport and shows what it does not know', async () => {
  await page.goto(pageUrl(site.seeded.pages.postmortem, '/export'));
  expect(await page.locator('.page-body').textContent()).toContain('"exportType":"other"');
  expect(await page.locator('.not-modelled').textContent()).toContain('mystery');
});

const createIssue = () =>
  site.jira.create(EDITOR.accountId, {
    fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'Monitor the age of backups' },
  });

describe('Jira', () => {
  it('edits an issue, moves it through its workflow and shows its history', async () => {
    const { key } = createIssue();
    await page.goto(`${site.url}/browse/${key}`);
    await page.getByLabel('Summary').fill('Monitor backups');
    await page.getByLabel('Due date').fill('2026-02-01');
    await page.getByLabel('Assignee').selectOption(ADMIN.accountId);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Monitor backups' }).waitFor();
    expect(site.jira.issue(key)?.fields).toMatchObject({
      duedate: '2026-02-01',
      assignee: { accountId: ADMIN.accountId },
    });
    await page.getByRole('group', { name: 'Workflow' }).getByRole('button').first().click();
    await page.getByText('status:').waitFor();
    await expectAccessible();
    expect(site.events.some((event) => event.eventType === 'avi:jira:updated:issue')).toBe(true);
  });

  it('is closed to those without Jira', async () => {
    const { key } = createIssue();
    await lookAs(VIEWER);
    expect((await page.goto(`${site.url}/browse/${key}`))?.status()).toBe(404);
    expect((await page.goto(`${site.url}/jira/projects/OPS`))?.status()).toBe(404);
  });
});

describe('for everybody', () => {
  const paths = () => {
    const { postmortem, locked, restricted } = site.seeded.pages;
    const pages = [postmortem, locked, restricted].map((id) => `/wiki/spaces/ENG/pages/${id}`);
    const others = [
      '/wiki/spaces/ENG',
      '/jira/projects/OPS',
      '/jira/projects/WEB',
      '/__host',
      '/wiki/admin/debrief',
    ];
    return ['/', ...others, ...pages, `/wiki/spaces/ENG/pages/${postmortem}/edit`];
  };

  it('every page is accessible', async () => {
    createIssue();
    for (const path of paths()) {
      await page.goto(site.url + path);
      await expectAccessible();
    }
  });

  it('the dark colours are readable too', async () => {
    await context.addCookies([{ name: 'debrief-theme', value: 'dark', url: site.url }]);
    createIssue();
    for (const path of paths()) {
      await page.goto(site.url + path);
      await expectAccessible(['color-contrast']);
    }
  });
});
