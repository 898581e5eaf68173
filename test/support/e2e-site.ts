import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { HostClock } from '../../local/clock';
import { createDefaultSite, type DefaultSite } from '../../local/default-site';
import { createHost, type Host } from '../../local/host';
import { type HostServer, serve } from '../../local/http';
import type { Person } from '../../local/site/protocol';
import { seedSite, type Seeded } from '../../local/site/seed';
import { violationsOf } from './accessibility';
import { launchBrowser } from './browser';

/** The whole thing as a person has it in front of them: the site over HTTP and a browser. */
/** Whose clocks the browsers of the tests show. */
export const BROWSER_ZONE = 'Europe/Berlin';

export interface E2eSite {
  readonly host: Host<DefaultSite>;
  readonly server: HostServer;
  readonly browser: Browser;
  readonly seeded: Seeded;
  /** A browser of one's own, looking as somebody. Its console errors and CSP violations are kept. */
  person(person: Person, options?: { dark?: boolean; width?: number }): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly problems: string[];
  open(address: string): Promise<FrameLocator>;
  /** A picture for people to look at, under test-output. */
  picture(name: string): Promise<void>;
  /** WCAG violations of page and iframe, one line each. */
  violations(): Promise<string[]>;
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PICTURES = path.resolve(__dirname, '..', '..', 'test-output', 'e2e');

export async function startE2eSite(): Promise<E2eSite> {
  const host = await createHost({
    createSite: createDefaultSite,
    clock: new HostClock({}),
    ui: true,
    ddlPerMinute: 10_000,
  });
  const server = await serve(host, 0);
  await host.lifecycle('installed');
  const seeded = seedSite({ confluence: host.site.confluence, manifest: host.manifest });
  const browser = await launchBrowser();
  mkdirSync(PICTURES, { recursive: true });

  async function person(who: Person, options: { dark?: boolean; width?: number } = {}): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      timezoneId: BROWSER_ZONE,
      locale: 'en-GB',
    });
    context.setDefaultTimeout(40_000);
    await context.addCookies([
      { name: 'debrief-person', value: who.accountId, url: server.url },
      ...(options.dark === true ? [{ name: 'debrief-theme', value: 'dark', url: server.url }] : []),
    ]);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    return {
      page,
      context,
      problems,
      async open(address) {
        await page.goto(`${server.url}${address}`);
        return page.locator('iframe').first().contentFrame();
      },
      async picture(name) {
        await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
      },
      violations: () => violationsOf(page, { runOnly: { type: 'tag', values: WCAG } }),
    };
  }

  return {
    host,
    server,
    browser,
    seeded,
    person,
    async close() {
      await browser.close();
      await server.close();
      await host.close();
    },
  };
}
