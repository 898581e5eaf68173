import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { findChromium } from '../support/chromium';
import { expectPage } from '../support/expect-page';

const PAGES: Readonly<Record<string, string>> = {
  '/': '<title>Smoke</title><h1>Ready</h1><script>document.title = "inline script ran"</script>',
  '/frame': '<iframe src="FRAME"></iframe>',
  '/inner': '<p>inner</p>',
};

/** A site that forbids inline scripts, as Forge does. */
function startSite(frame: () => string): Promise<http.Server> {
  const site = http.createServer((request, response) => {
    const page = PAGES[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html',
      'content-security-policy': "script-src 'self'",
    });
    response.end(page?.replace('FRAME', frame()));
  });
  return new Promise((resolve) => site.listen(0, '127.0.0.1', () => resolve(site)));
}

const addressOf = (site: http.Server): string => `http://127.0.0.1:${(site.address() as AddressInfo).port}`;

describe('the browser of the tests', () => {
  let browser: Browser;
  let page: Page;
  let site: http.Server;
  let elsewhere: http.Server;

  beforeAll(async () => {
    browser = await launchBrowser();
    elsewhere = await startSite(() => '');
    site = await startSite(() => `${addressOf(elsewhere)}/inner`);
  });

  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
  });

  afterEach(async () => {
    await page.context().close();
  });

  afterAll(async () => {
    await browser.close();
    site.close();
    elsewhere.close();
  });

  it('is the one that CHROMIUM_PATH names, else on Linux the one of the npm package', () => {
    const chosen = process.env['CHROMIUM_PATH'];
    const { executablePath } = findChromium();
    if (chosen !== undefined) expect(executablePath).toBe(chosen);
    else if (process.platform === 'linux') expect(browser.version()).toMatch(/^147\./);
    else expect(fs.existsSync(executablePath)).toBe(true);
  });

  it('draws a page and obeys its Content-Security-Policy', async () => {
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(addressOf(site));
    await expectPage(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
    expect(await page.title()).toBe('Smoke');
    expect(refused.join()).toContain('Content Security Policy');
  });

  it('keeps a frame of another origin apart', async () => {
    await page.goto(`${addressOf(site)}/frame`);
    await expectPage(page.frameLocator('iframe').getByText('inner')).toBeVisible();
    const seen = await page.evaluate(() => document.querySelector('iframe')?.contentDocument ?? 'nothing');
    expect(seen).toBe('nothing');
  });

  it('has a font to write with: letters differ in width', async () => {
    await page.goto(addressOf(site));
    const { narrow, wide } = await page.evaluate(() => {
      const pen = document.createElement('canvas').getContext('2d');
      if (pen === null) return { narrow: 0, wide: 0 };
      pen.font = '40px sans-serif';
      return { narrow: pen.measureText('iii').width, wide: pen.measureText('WWW').width };
    });
    expect(narrow).toBeGreaterThan(10);
    expect(wide).toBeGreaterThan(narrow * 2);
  });

  it('fails a page expectation with a text that names it', async () => {
    await page.goto(addressOf(site));
    const missing = page.getByRole('button', { name: 'Missing' });
    await expect(expectPage(missing).toBeVisible({ timeout: 200 })).rejects.toThrow(/toBeVisible/);
  });
});
