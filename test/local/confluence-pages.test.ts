import { ADMIN, EDITOR, FORMER_USER, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import { SEEDED_MACRO } from '../../local/site/seed';
import { APP, as, contractProblems, testSite, type Asked, type TestSite } from './confluence-site';

let site: TestSite;
const everything: Asked[] = [];

beforeEach(() => {
  site = testSite();
});
afterEach(() => {
  everything.push(...site.asked);
});

const editor = as(EDITOR);
const pageUrl = (id: string, rest = '') => `/wiki/api/v2/pages/${id}${rest}`;
const document = (text: string) => ({
  representation: 'atlas_doc_format',
  value: JSON.stringify({
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }),
});
const put = (id: string, number: number, title = 'A new title') => ({
  id,
  status: 'current',
  title,
  body: document('new'),
  version: { number, message: 'why' },
});

describe('who may see a page', () => {
  it.each([
    ['editor', EDITOR, 200],
    ['viewer', VIEWER, 200],
    ['admin', ADMIN, 200],
    ['stranger', STRANGER, 404],
    ['somebody whose account was closed', FORMER_USER, 404],
  ])('%s', async (_who, person, status) => {
    expect((await site.ask(as(person), 'GET', pageUrl(site.seeded.pages.postmortem))).status).toBe(status);
  });

  it('keeps a restricted page from all whom it does not name, the app included', async () => {
    const url = pageUrl(site.seeded.pages.restricted);
    const statuses = await Promise.all([editor, as(VIEWER), APP].map((actor) => site.ask(actor, 'GET', url)));
    expect(statuses.map((answer) => answer.status)).toEqual([200, 404, 404]);
  });

  it('lists by id what one may see, a page at a time', async () => {
    const { postmortem, restricted, blank } = site.seeded.pages;
    const listed = async (who: { accountId: string }, rest = '') => {
      const ids = [postmortem, restricted, blank, '404'].map((id) => `id=${id}`).join('&');
      const url = `/wiki/api/v2/pages?${ids}${rest}`;
      const { status, body } = await site.ask(as(who), 'GET', url);
      const { results, _links } = body as { results: { id: string }[]; _links: { next?: string } };
      return { status, ids: results.map(({ id }) => id).sort(), more: _links.next !== undefined };
    };
    const all = [postmortem, restricted, blank].sort();
    expect(await listed(EDITOR)).toEqual({ status: 200, ids: all, more: false });
    expect((await listed(VIEWER)).ids).toEqual([postmortem, blank].sort());
    expect((await listed(STRANGER)).ids).toEqual([]);
    expect(await listed(EDITOR, '&limit=2')).toMatchObject({ ids: { length: 2 }, more: true });
  });

  it('says through operations who may update', async () => {
    const operations = async (who: { accountId: string }, id: string) => {
      const { body } = await site.ask(as(who), 'GET', pageUrl(id, '/operations'));
      return (body as { operations: { operation: string }[] }).operations.map(({ operation }) => operation);
    };
    expect(await operations(EDITOR, site.seeded.pages.postmortem)).toContain('update');
    expect(await operations(VIEWER, site.seeded.pages.postmortem)).not.toContain('update');
    expect(await operations(EDITOR, site.seeded.pages.locked)).not.toContain('update');
    expect(await operations(ADMIN, site.seeded.pages.locked)).toContain('update');
  });

  it('answers a permission check about oneself, and about others only to an administrator', async () => {
    const url = `/wiki/rest/api/content/${site.seeded.pages.locked}/permission/check`;
    const question = (operation: string) => ({
      subject: { type: 'user', identifier: EDITOR.accountId },
      operation,
    });
    expect((await site.ask(editor, 'POST', url, question('read'))).body).toMatchObject({
      hasPermission: true,
    });
    expect((await site.ask(editor, 'POST', url, question('update'))).body).toMatchObject({
      hasPermission: false,
    });
    expect((await site.ask(as(VIEWER), 'POST', url, question('read'))).status).toBe(403);
    expect((await site.ask(as(ADMIN), 'POST', url, question('update'))).body).toMatchObject({
      hasPermission: false,
    });
  });

  it('follows restrictions as they change', async () => {
    const id = site.seeded.pages.postmortem;
    const restrict = (operation: string, people: { accountId: string }[]) =>
      site.ask(editor, 'PUT', `/wiki/rest/api/content/${id}/restriction`, [
        {
          operation,
          restrictions: { user: people.map(({ accountId }) => ({ type: 'known', accountId })), group: [] },
        },
      ]);
    expect((await restrict('read', [VIEWER])).status).toBe(400);
    expect((await restrict('read', [EDITOR])).status).toBe(200);
    expect((await site.ask(as(VIEWER), 'GET', pageUrl(id))).status).toBe(404);
    expect((await site.ask(as(VIEWER), 'GET', `/wiki/rest/api/content/${id}/restriction`)).status).toBe(404);
    await restrict('read', []);
    expect((await site.ask(as(VIEWER), 'GET', pageUrl(id))).status).toBe(200);
    const { body } = await site.ask(editor, 'GET', `/wiki/rest/api/content/${id}/restriction`);
    expect(body).toMatchObject({ size: 2 });
  });
});

describe('writing a page', () => {
  it('takes the next version and refuses every other', async () => {
    const id = site.seeded.pages.blank;
    expect((await site.ask(editor, 'PUT', pageUrl(id), put(id, 1))).status).toBe(409);
    expect((await site.ask(editor, 'PUT', pageUrl(id), put(id, 3))).status).toBe(409);
    const written = await site.ask(editor, 'PUT', pageUrl(id), put(id, 2));
    expect(written.body).toMatchObject({ title: 'A new title', version: { number: 2, message: 'why' } });
    expect((await site.ask(as(RESPONDER), 'PUT', pageUrl(id), put(id, 2))).status).toBe(409);
    const versions = await site.ask(editor, 'GET', pageUrl(id, '/versions?body-format=atlas_doc_format'));
    expect((versions.body as { results: { number: number }[] }).results.map(({ number }) => number)).toEqual([
      2, 1,
    ]);
    const old = await site.ask(editor, 'GET', pageUrl(id, '?version=1'));
    expect(old.body).toMatchObject({ status: 'historical', title: 'Checkout latency on 3 March' });
  });

  it('is a matter of permission', async () => {
    const { postmortem, locked } = site.seeded.pages;
    expect((await site.ask(as(VIEWER), 'PUT', pageUrl(postmortem), put(postmortem, 2))).status).toBe(404);
    expect((await site.ask(editor, 'PUT', pageUrl(locked), put(locked, 2))).status).toBe(404);
  });

  it.each([
    ['no version', { version: undefined }],
    ['another id', { id: '1' }],
    ['a body that is no document', { body: { representation: 'atlas_doc_format', value: '{}' } }],
    ['a title that is taken', { title: 'How we review incidents' }],
    ['no title', { title: ' ' }],
  ])('refuses %s', async (_what, change) => {
    const id = site.seeded.pages.blank;
    const answer = await site.ask(editor, 'PUT', pageUrl(id), { ...put(id, 2), ...change });
    expect(answer.status).toBe(400);
    expect(site.events).toEqual([]);
  });

  it('renames through its own operation', async () => {
    const id = site.seeded.pages.blank;
    const renamed = await site.ask(editor, 'PUT', pageUrl(id, '/title'), {
      status: 'current',
      title: 'Renamed',
    });
    expect(renamed.body).toMatchObject({ title: 'Renamed', version: { number: 2 } });
  });

  it('tells the world, without the body', async () => {
    const id = site.seeded.pages.blank;
    await site.ask(editor, 'PUT', pageUrl(id), put(id, 2), true);
    await site.ask(editor, 'PUT', pageUrl(id), { ...put(id, 3), parentId: site.seeded.pages.postmortem });
    await site.ask(editor, 'DELETE', pageUrl(id));
    expect(site.events.map((event) => event.eventType)).toEqual([
      'avi:confluence:updated:page',
      'avi:confluence:updated:page',
      'avi:confluence:moved:page',
      'avi:confluence:trashed:page',
    ]);
    expect(site.events.map((event) => event.payload['selfGenerated'])).toEqual([true, false, false, false]);
    expect(site.events[0]?.payload).toMatchObject({
      atlassianId: EDITOR.accountId,
      content: { id, type: 'page', status: 'current', space: { key: 'ENG' }, version: { number: 2 } },
    });
    expect(JSON.stringify(site.events)).not.toContain('"doc"');
    expect((await site.ask(editor, 'GET', pageUrl(id))).status).toBe(404);
    expect((await site.ask(editor, 'GET', pageUrl(id, '?status=trashed'))).status).toBe(200);
  });

  it('goes into the trash, out of it, and for good, and tells of each', async () => {
    const id = site.seeded.pages.blank;
    const status = async (who: { accountId: string }, method: 'DELETE' | 'GET', rest = '') =>
      (await site.ask(as(who), method, pageUrl(id, rest))).status;
    expect(await status(ADMIN, 'DELETE', '?purge=true')).toBe(400);
    expect(await status(VIEWER, 'DELETE')).toBe(404);
    expect(await status(EDITOR, 'DELETE')).toBe(204);
    expect(site.confluence.restorePage(as(VIEWER), id)).toBe(404);
    expect(site.confluence.restorePage(editor, id)).toBe(200);
    expect(site.confluence.restorePage(editor, id)).toBe(404);
    expect(await status(EDITOR, 'GET')).toBe(200);
    expect(await status(EDITOR, 'DELETE')).toBe(204);
    expect(await status(EDITOR, 'DELETE', '?purge=true')).toBe(404);
    expect(await status(ADMIN, 'DELETE', '?purge=true')).toBe(204);
    expect(await status(ADMIN, 'GET', '?status=trashed')).toBe(404);
    expect(site.events.map(({ eventType }) => eventType.split(':')[2])).toEqual([
      'trashed',
      'restored',
      'trashed',
      'deleted',
    ]);
  });
});

describe('a draft', () => {
  it('belongs to its author until it is published', async () => {
    const created = await site.ask(editor, 'POST', '/wiki/api/v2/pages', {
      spaceId: site.seeded.spaces.engineering,
      status: 'draft',
      title: '',
    });
    const { id } = created.body as { id: string };
    expect((await site.ask(editor, 'GET', pageUrl(id))).status).toBe(404);
    expect((await site.ask(editor, 'GET', pageUrl(id, '?get-draft=true'))).body).toMatchObject({
      status: 'draft',
    });
    expect((await site.ask(as(ADMIN), 'GET', pageUrl(id, '?get-draft=true'))).status).toBe(404);
    expect(site.events).toEqual([]);
    expect((await site.ask(editor, 'PUT', pageUrl(id), put(id, 2, 'Published'))).status).toBe(409);
    expect((await site.ask(editor, 'PUT', pageUrl(id), put(id, 1, 'Published'))).status).toBe(200);
    expect((await site.ask(as(VIEWER), 'GET', pageUrl(id))).body).toMatchObject({ title: 'Published' });
    expect(site.events.map((event) => event.eventType)).toEqual(['avi:confluence:created:page']);
  });
});

describe('a macro on a page', () => {
  it('is stored as Forge stores it', async () => {
    const { body } = await site.ask(
      editor,
      'GET',
      pageUrl(
        site.seeded.pages.postmortem,
        '?body-format=atlas_doc_format&include-labels=true&include-operations=true&include-properties=true',
      ),
    );
    const value = (body as { body: { atlas_doc_format: { value: string } } }).body.atlas_doc_format.value;
    const macro = (JSON.parse(value) as { content: { type: string; attrs?: unknown }[] }).content.find(
      (node) => node.type === 'extension',
    );
    expect(macro?.attrs).toMatchObject({
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: '1234/e0000000-0000-4000-8000-000000000002/static/postmortem',
      localId: SEEDED_MACRO,
      parameters: { localId: SEEDED_MACRO, guestParams: { severity: 'SEV1' } },
    });
  });

  it('is found by its local id', async () => {
    const url = (macro: string) =>
      `/wiki/rest/api/content/${site.seeded.pages.postmortem}/history/0/macro/id/${macro}`;
    expect((await site.ask(editor, 'GET', url(SEEDED_MACRO))).status).toBe(200);
    expect((await site.ask(editor, 'GET', url('another'))).status).toBe(404);
  });
});

it('survives being saved and restored', async () => {
  const id = site.seeded.pages.blank;
  await site.ask(editor, 'PUT', pageUrl(id), put(id, 2));
  const saved: unknown = JSON.parse(JSON.stringify(site.confluence.snapshot()));
  const other = testSite();
  other.confluence.restore(saved);
  expect((await other.ask(editor, 'GET', pageUrl(id))).body).toMatchObject({ version: { number: 2 } });
});

it('asks and answers as Atlassian documents it', () => {
  const problems = contractProblems(everything);
  if (problems === undefined) console.warn('Skipped: the OpenAPI documents are not beside the project.');
  expect(everything.length).toBeGreaterThan(30);
  expect(problems ?? []).toEqual([]);
});
