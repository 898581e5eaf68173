import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { SEEDED_TITLE } from '../../local/site/seed';
import { freshCopy, npmStart, type StartedSite } from '../support/npm-start';

// Two builds, a validation and an engine, on a machine that other tests keep busy.
jest.setTimeout(600_000);

let folder: string;
let site: StartedSite | undefined;

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'debrief-fresh-')));
  freshCopy(folder);
});
afterAll(async () => {
  await site?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function get(address: string): Promise<string> {
  const response = await fetch(new URL(address, site!.url));
  expect({ address, status: response.status }).toEqual({ address, status: 200 });
  return await response.text();
}

/** Goes from the home page to the page with the macro, and into the app's frame. */
async function visit(): Promise<void> {
  const home = load(await get('/'));
  const link = home('a').filter((_, element) => home(element).text() === SEEDED_TITLE);
  const page = load(await get(link.attr('href')!));
  const spec: unknown = JSON.parse(page('[data-frame]').attr('data-frame')!);
  expect(spec).toMatchObject({ moduleKey: 'postmortem', resource: 'main' });
  const frame = '/__app/main/index.html';
  const scripts = load(await get(frame))('script[type="module"]');
  expect(
    (await get(path.posix.join(path.posix.dirname(frame), scripts.attr('src')!))).length,
  ).toBeGreaterThan(1000);
  const { pageId, localId } = spec as { pageId: string; localId: string };
  const opened = await fetch(new URL('/__host/api/invoke', site!.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site!.url },
    body: JSON.stringify({
      frame: spec,
      functionKey: 'postmortem.open',
      payload: { place: { pageId, localId } },
    }),
  });
  expect(JSON.stringify(await opened.json())).toContain('GitLab.com');
}

test('npm start works in a fresh clone, ends when it is told to, and goes on where it ended', async () => {
  expect(['.debrief', 'static/dist'].filter((name) => fs.existsSync(path.join(folder, name)))).toEqual([]);
  for (const round of ['first', 'again']) {
    const started = Date.now();
    site = await npmStart(folder);
    console.log(`${round}: ready after ${String(Math.round((Date.now() - started) / 1000))} s`);
    await visit();
    const { stop, url } = site;
    site = undefined;
    await stop();
    await expect(fetch(url)).rejects.toThrow();
    expect(fs.readdirSync(path.join(folder, '.debrief'))).toEqual(
      expect.arrayContaining(['state', 'functions', 'manifest.valid']),
    );
    expect(fs.existsSync(path.join(folder, '.debrief', 'state.running'))).toBe(false);
  }
});
