import { EDITOR, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO, SEEDED_TITLE } from '../../local/site/seed';
import { inFrame, visitPerTest, leaveFrame } from './confluence-visit';

jest.setTimeout(60_000);

const visit = visitPerTest();

describe('a page with the macro', () => {
  it('gives the app its context, as the person who looks', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const given = await inFrame(await visit.appFrame(), 'context');
    expect(given).toMatchObject({
      accountId: EDITOR.accountId,
      moduleKey: 'postmortem',
      localId: SEEDED_MACRO,
      theme: { colorMode: 'light' },
      extension: {
        type: 'macro',
        content: { id: visit.site.seeded.pages.postmortem, type: 'page' },
        space: { key: 'ENG' },
        isEditing: false,
        config: { severity: 'SEV1' },
      },
    });
  });

  it('carries calls to the resolver, and only the message of a failure back', async () => {
    await visit.lookAs(VIEWER);
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const frame = await visit.appFrame();
    expect(await inFrame(frame, 'invoke', 'open', { a: 1 })).toEqual({ echo: { a: 1 } });
    expect(await inFrame(frame, 'invoke', 'fail')).toBe('rejected: The resolver threw this.');
    expect(visit.site.calls[0]).toMatchObject({ name: 'open', accountId: VIEWER.accountId });
    expect(visit.site.calls[0]?.context).toMatchObject({
      accountId: VIEWER.accountId,
      localId: SEEDED_MACRO,
    });
  });

  it("makes the viewer's own requests to the products, within the app's scopes", async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const frame = await visit.appFrame();
    expect(await inFrame(frame, 'jira', '/rest/api/3/project/search')).toMatchObject({ status: 200 });
    const own = `/wiki/api/v2/pages/${visit.site.seeded.pages.postmortem}`;
    expect(await inFrame(frame, 'confluence', own)).toMatchObject({
      status: 200,
      body: { title: SEEDED_TITLE },
    });
    // The manifest asks for no scope to read restrictions.
    const restriction = `/wiki/rest/api/content/${visit.site.seeded.pages.postmortem}/restriction`;
    expect(await inFrame(frame, 'confluence', restriction)).toMatchObject({ status: 403 });
  });

  it('follows light and dark once the app asked for it', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const frame = await visit.appFrame();
    const mode = () => frame.evaluate(() => document.documentElement.dataset['colorMode']);
    expect(await mode()).toBeUndefined();
    await inFrame(frame, 'theme');
    expect(await mode()).toBe('light');
    await visit.page.getByRole('button', { name: 'Dark' }).click();
    await frame.waitForFunction(() => document.documentElement.dataset['colorMode'] === 'dark');
    await visit.page.reload();
    expect(await visit.page.locator('html').getAttribute('data-color-mode')).toBe('dark');
  });

  it('shows flags, opens dialogs, passes events and grows with its content', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const frame = await visit.appFrame();
    await inFrame(frame, 'flag');
    expect(await visit.page.locator('.flag').textContent()).toContain('Saved');
    await inFrame(frame, 'listen');
    await inFrame(frame, 'emit', { n: 1 });
    await frame.waitForFunction(() => window.bridgeResults.events.length === 1);
    expect(await inFrame(frame, 'url')).toBe(`${visit.site.url}/browse/OPS-1`);
    expect(await inFrame(frame, 'close')).toContain('view is not closable');
    await inFrame(frame, 'modal');
    const inside = await visit.appFrame('dialog iframe');
    expect(await inFrame(inside, 'context')).toMatchObject({ extension: { modal: { asked: true } } });
    await leaveFrame(inside, 'close', { saved: 'yes' });
    await visit.page.waitForSelector('dialog', { state: 'detached' });
    expect(await frame.evaluate(() => window.bridgeResults.modals)).toEqual([{ saved: 'yes' }]);
    await frame.evaluate(() => document.getElementById('root')?.setAttribute('style', 'height: 700px'));
    await visit.page.waitForFunction(
      () => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) >= 700,
    );
    await frame.evaluate(() => document.getElementById('root')?.removeAttribute('style'));
    await visit.page.waitForFunction(
      () => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 999) < 200,
    );
  });

  it('refuses and records what it does not model', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    expect(await inFrame(await visit.appFrame(), 'raw', 'openRovo')).toBe('rejected: not modelled: openRovo');
    expect(visit.site.host.unmodelled.splice(0)).toEqual(['bridge openRovo']);
  });

  it('reports what the content security policy refused', async () => {
    await visit.page.goto(visit.pageUrl(visit.site.seeded.pages.postmortem));
    const frame = await visit.appFrame();
    await frame.evaluate(() => fetch('https://example.com/').catch(() => undefined));
    await visit.page.waitForTimeout(300);
    expect(visit.site.host.cspViolations).toEqual([
      expect.stringContaining('connect-src refused https://example.com'),
    ]);
  });
});
