import { GITLAB_2017, idFrom, readIncident } from '../../local/incident';
import { writeIncident } from '../../local/seed-app';
import { EDITOR, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { doc, paragraph, text } from '../../local/site/writing';
import { expectPage } from '../support/expect-page';
import { freshE2eSite } from '../support/fresh-e2e-site';

jest.setTimeout(180_000);

const site = freshE2eSite();
const as = EDITOR.accountId;
const SECRET = 'Rotate the leaked key';
const EMPTY = 'Keep carts while the cache restarts';
/** Readable for the editor alone, and for no app. */
const hidden = { pageId: '', localId: 'hidden-macro' };
const cart = { pageId: '', localId: 'cart-macro' };
const action = (place: typeof hidden, title: string, status: 'committed' | 'done', version: number) => ({
  place,
  changeId: idFrom('gate-page', title, String(version)),
  id: idFrom('gate-page', title),
  version,
  position: 0,
  value: {
    title,
    owner: as,
    priority: 'critical',
    type: 'prevent',
    dueOn: '2026-01-02',
    status,
    dropReason: '',
  },
});

beforeAll(async () => {
  const { host, seeded } = site;
  const place = { pageId: seeded.pages.postmortem, localId: SEEDED_MACRO };
  await writeIncident(host, { as, ...place }, readIncident(GITLAB_2017));
  const page = (title: string) => ({
    spaceId: seeded.spaces.engineering,
    title,
    authorId: as,
    body: doc(paragraph(text('What happened.'))),
  });
  hidden.pageId = host.site.confluence.addPage({ ...page('For few eyes'), readers: [as] });
  cart.pageId = host.site.confluence.addPage(page('Carts were empty'));
  for (const [place, title, name] of [
    [hidden, SECRET, 'PostgreSQL'],
    [cart, EMPTY, 'Cart'],
  ] as const) {
    await host.call('actions.save', action(place, title, 'committed', 0), { as });
    await host.call('services.attach', { place, changeId: idFrom('gate-page', name), name }, { as });
  }
  await host.drain();
}, 180_000);

const postmortem = () => `/wiki/spaces/ENG/pages/${site.seeded.pages.postmortem}`;

test('from the banner to the gate of a service; what stands on a closed page stays closed', async () => {
  const editor = await site.person(EDITOR);
  const app = await editor.open(postmortem());
  const opened = editor.context.waitForEvent('page');
  await app
    .getByTestId('gate')
    .getByRole('link', { name: /^PostgreSQL/ })
    .first()
    .click();
  const gate = await opened;
  await expectPage(gate).toHaveURL(/\/wiki\/apps\/[^/]+\/[^/]+\/debrief\/gate\/[^/]+$/);
  const address = new URL(gate.url()).pathname;
  const inside = gate.locator('iframe').contentFrame();
  await expectPage(inside.getByRole('heading', { name: 'Release gate of PostgreSQL' })).toBeVisible();
  await expectPage(inside.getByText(SECRET)).toBeVisible();

  const viewer = await site.person(VIEWER);
  const seen = await viewer.open(address);
  await expectPage(seen.getByText('Other postmortems hold it too.')).toBeVisible();
  await expectPage(seen.getByRole('table', { name: 'Open actions that hold it' })).toBeVisible();
  await expectPage(seen.getByText(SECRET)).toHaveCount(0);
  await viewer.picture('70-gate-page');
  expect(await viewer.violations()).toEqual([]);
  await seen.getByRole('link', { name: 'All services' }).click();
  await expectPage(seen.getByRole('table', { name: /Services and whether/ })).toBeVisible();
  await viewer.picture('71-gate-services');
  expect(await viewer.violations()).toEqual([]);
  await viewer.page.goBack();
  await expectPage(seen.getByRole('heading', { name: 'Release gate of PostgreSQL' })).toBeVisible();
  for (const [name, look] of [
    ['dark', { dark: true }],
    ['narrow', { width: 320 }],
  ] as const) {
    const other = await site.person(EDITOR, look);
    const page = await other.open(address);
    await expectPage(page.getByText(SECRET)).toBeVisible();
    await other.picture(`70-gate-page-${name}`);
    expect(await other.violations()).toEqual([]);
    expect(other.problems).toEqual([]);
  }
});

test('the byline says what holds a release, opens, and follows when the action is done', async () => {
  const editor = await site.person(EDITOR);
  const { page } = editor;
  await editor.open(`/wiki/spaces/ENG/pages/${cart.pageId}`);
  const byline = page.getByRole('button', { name: 'Release held · 1 open action' });
  await expectPage(byline).toHaveAttribute('title', /^Cart: open actions hold a release/);
  await byline.click();
  const popup = page.getByRole('dialog').locator('iframe').contentFrame();
  await expectPage(popup.getByText(EMPTY)).toBeVisible();
  await expectPage(popup.getByRole('link', { name: /^Cart/ })).toBeVisible();
  await editor.picture('72-gate-byline');
  expect(await editor.violations()).toEqual([]);
  for (const [name, look] of [
    ['dark', { dark: true }],
    ['narrow', { dark: true, width: 320 }],
  ] as const) {
    const other = await site.person(VIEWER, look);
    await other.open(`/wiki/spaces/ENG/pages/${cart.pageId}`);
    await other.page.getByRole('button', { name: 'Release held · 1 open action' }).press('Enter');
    const inside = other.page.getByRole('dialog').locator('iframe').contentFrame();
    await expectPage(inside.getByText(EMPTY)).toBeVisible();
    await other.picture(`72-gate-byline-${name}`);
    expect(await other.violations()).toEqual([]);
    expect(other.problems).toEqual([]);
  }
  await site.host.call('actions.save', action(cart, EMPTY, 'done', 1), { as });
  await site.host.drain();
  await page.reload();
  await expectPage(page.getByRole('button', { name: 'No open action holds a release' })).toBeVisible();
  await editor.picture('73-gate-byline-done');
  // Neither a page without a postmortem nor one that the app may not see has it.
  for (const pageId of [site.seeded.pages.blank, hidden.pageId]) {
    await page.goto(`${site.server.url}/wiki/spaces/ENG/pages/${pageId}`);
    await expectPage(page.locator('.byline')).toContainText('Version');
    await expectPage(page.locator('.byline-item')).toHaveCount(0);
  }
  expect(editor.problems).toEqual([]);
});
