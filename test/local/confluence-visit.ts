import type { RunOptions } from 'axe-core';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { violationsOf } from '../support/accessibility';
import { launchBrowser } from '../support/browser';
import { browserSite, type BrowserSite } from './confluence-browser-site';

declare global {
  interface Window {
    /** What `fixture-frame/app.ts` offers. */
    bridge: Record<string, (...given: unknown[]) => unknown>;
    bridgeResults: { events: unknown[]; modals: unknown[]; heard: unknown[] };
  }
}

/** A fresh site and a fresh browser profile for each test of a file. */
export class Visit {
  page!: Page;
  context!: BrowserContext;
  site!: BrowserSite;

  lookAs(person: { accountId: string } | 'nobody'): Promise<void> {
    const value = person === 'nobody' ? person : person.accountId;
    return this.context.addCookies([{ name: 'debrief-person', value, url: this.site.url }]);
  }

  pageUrl(id: string, rest = ''): string {
    return `${this.site.url}/wiki/spaces/ENG/pages/${id}${rest}`;
  }

  /** The app's frame, once it has its context. */
  async appFrame(selector = 'iframe'): Promise<Frame> {
    const handle = await this.page.waitForSelector(selector);
    const frame = await handle.contentFrame();
    if (!frame) throw new Error('The iframe has no document.');
    // A frame that is being replaced has no script yet; on a busy machine that takes a while.
    await frame.waitForFunction(
      () => 'bridge' in window && document.getElementById('root')?.textContent !== '...',
    );
    return frame;
  }

  async expectAccessible(rules?: string[]): Promise<void> {
    const options: RunOptions = rules ? { runOnly: { type: 'rule', values: rules } } : {};
    expect(await violationsOf(this.page, options, { exclude: ['iframe'] })).toEqual([]);
  }
}

/** Sets a visit up for each test of the calling file. Whatever the site doesn't model fails the test. */
export function visitPerTest(): Visit {
  const visit = new Visit();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    visit.site = await browserSite();
    visit.context = await browser.newContext();
    visit.context.setDefaultTimeout(10_000);
    visit.page = await visit.context.newPage();
  });
  afterEach(async () => {
    await visit.context.close();
    await visit.site.close();
    expect(visit.site.host.unmodelled).toEqual([]);
  });
  return visit;
}

/** Calls a function of the frame's fixture; a rejection comes back as text. */
export const inFrame = (frame: Frame, name: string, ...args: unknown[]): Promise<unknown> =>
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
export const leaveFrame = (frame: Frame, name: string, ...args: unknown[]): Promise<void> =>
  frame.evaluate(
    ([called, given]) => {
      const { bridge } = window;
      setTimeout(() => bridge[called]?.(...given), 20);
    },
    [name, args] as const,
  );
