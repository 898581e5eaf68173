import { EDITOR, VIEWER } from '../../local/site/people';
import {
  ANY_NUMBER,
  ANY_TEXT,
  APP,
  as,
  type Ask,
  containing,
  contractProblems,
  JiraSite,
  NOBODY,
  refusal,
} from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.create();
});

describe('entity properties', () => {
  const PATH = '/rest/api/3/issue/OPS-1/properties';
  const put = (key: string, value: unknown, ask: Ask = {}): number =>
    site.ask('PUT', `${PATH}/${key}`, value, ask).status;

  test('are created, replaced, listed, read and deleted', () => {
    expect([put('debrief', { action: 'a1' }), put('debrief', { action: 'a2' })]).toEqual([201, 200]);
    put('a%2Fb', [1, 'two', null]);
    expect(site.ask('GET', PATH).body).toMatchObject({ keys: [{ key: 'debrief' }, { key: 'a/b' }] });
    expect(site.ask('GET', `${PATH}/debrief`).body).toEqual({ key: 'debrief', value: { action: 'a2' } });
    expect(site.ask('GET', `${PATH}/a%2Fb`).body).toEqual({ key: 'a/b', value: [1, 'two', null] });
    expect(site.ask('DELETE', `${PATH}/debrief`).status).toBe(204);
    expect(site.ask('GET', `${PATH}/debrief`).status).toBe(404);
    expect(site.ask('DELETE', `${PATH}/debrief`).status).toBe(404);
    expect(site.jira.properties('OPS-1')).toEqual({ 'a/b': [1, 'two', null] });
  });

  test('a value is taken up to 32,768 characters of JSON, a key up to 255', () => {
    expect([put('k', 'x'.repeat(32_766)), put('k', 'x'.repeat(32_767))]).toEqual([201, 400]);
    expect([put('k'.repeat(255), 1), put('k'.repeat(256), 1), put('k', undefined)]).toEqual([201, 400, 400]);
  });

  test('leave `updated` alone, without an event and without history', () => {
    const { updated } = site.fields('OPS-1');
    site.now += 60_000;
    put('debrief', 1);
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { properties: [{ key: 'debrief', value: 2 }] });
    site.ask('DELETE', `${PATH}/debrief`);
    expect(site.fields('OPS-1')['updated']).toBe(updated);
    expect(site.events).toHaveLength(1);
    expect(site.jira.history('OPS-1')).toEqual([]);
  });

  test('need the permission to edit; hidden and missing issues are 404', () => {
    site.jira.grant('OPS', 'EDIT_ISSUES', 'admins');
    expect([put('k', 1), put('k', 1, { actor: as(VIEWER) }), put('k', 1, { actor: NOBODY })]).toEqual([
      403, 404, 401,
    ]);
    expect(site.ask('GET', '/rest/api/3/issue/OPS-9/properties').status).toBe(404);
    site.jira.setAppAccess('OPS', false);
    expect(put('k', 1, { actor: APP })).toBe(404);
  });

  test('what the host reads for filters is a copy; of a deleted issue there is nothing', () => {
    put('debrief', { action: 'a1' });
    const copy = site.jira.properties('OPS-1');
    put('debrief', { action: 'a2' });
    expect(copy).toEqual({ debrief: { action: 'a1' } });
    expect(site.jira.properties('OPS-9')).toEqual({});
  });
});

describe('remote links', () => {
  const PATH = '/rest/api/3/issue/OPS-1/remotelink';
  const GLOBAL_ID = 'forge:app:page 1&x=y';
  const QUERY = `?globalId=${encodeURIComponent(GLOBAL_ID)}`;
  const object = { url: 'https://site.example/wiki/pages/1', title: 'Postmortem' };
  const post = (body: unknown, ask: Ask = {}): ReturnType<JiraSite['ask']> =>
    site.ask('POST', PATH, body, ask);

  test('are created once per global id; what an update leaves out is cleared', () => {
    const first = post({
      globalId: GLOBAL_ID,
      relationship: 'mentioned in',
      application: { name: 'C' },
      object,
    });
    const again = post({ globalId: GLOBAL_ID, object: { ...object, title: 'Renamed' } });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(site.ask('GET', `${PATH}${QUERY}`).body).toEqual({
      id: ANY_NUMBER,
      self: containing('/rest/api/3/issue/OPS-1/remotelink/'),
      globalId: GLOBAL_ID,
      application: {},
      object: { ...object, title: 'Renamed', icon: {}, status: { icon: {} } },
    });
    expect(site.jira.remoteLinks('OPS-1')).toHaveLength(1);
  });

  test('without a global id each post is a new one; the list is an array, one is an object', () => {
    post({ object });
    post({ object });
    post({ globalId: GLOBAL_ID, object });
    expect(site.ask('GET', PATH).body).toHaveLength(3);
    expect(site.ask('GET', `${PATH}?globalId=other`).status).toBe(404);
  });

  test('are 2,000 at most; one that is there already is still replaced', () => {
    for (let link = 0; link < 2000; link += 1) {
      site.now += 1000;
      post({ globalId: String(link), object });
    }
    expect(refusal(post({ globalId: 'one more', object }))).toEqual([413, containing('2000')]);
    expect(post({ globalId: '1999', object: { ...object, title: 'Renamed' } }).status).toBe(200);
    expect(site.jira.remoteLinks('OPS-1')).toHaveLength(2000);
  });

  test('are deleted by global id', () => {
    post({ globalId: GLOBAL_ID, object });
    expect(site.ask('DELETE', `${PATH}${QUERY}`).status).toBe(204);
    expect(site.ask('DELETE', `${PATH}${QUERY}`).status).toBe(404);
    expect(site.ask('DELETE', PATH).status).toBe(400);
    expect(site.jira.remoteLinks('OPS-1')).toEqual([]);
  });

  test.each([
    [{ object: { title: 'T' } }, { url: "'url' is required." }],
    [{ object: { url: '/wiki/pages/1', title: 'T' } }, { url: "'url' must be a valid, absolute URL." }],
    [{ object: { url: object.url } }, { title: "'title' is required." }],
    [{ object: { ...object, title: 'x'.repeat(256) } }, { title: "'title' can't exceed 255 characters." }],
    [{ object, globalId: 'x'.repeat(256) }, { globalId: "'globalId' can't exceed 255 characters." }],
  ])('refuses %j', (body, errors) => {
    expect(refusal(post(body))).toEqual([400, errors]);
    expect(site.jira.remoteLinks('OPS-1')).toEqual([]);
  });

  test('need an object, the permission and an issue in sight', () => {
    expect(post({ globalId: GLOBAL_ID }).status).toBe(400);
    expect(post({ object }, { actor: as(VIEWER) }).status).toBe(404);
    site.jira.grant('OPS', 'LINK_ISSUES', 'admins');
    expect(post({ object }).status).toBe(403);
  });

  test('are writes like others: history, `updated` and an event', () => {
    const { updated } = site.fields('OPS-1');
    post({ globalId: GLOBAL_ID, object });
    expect(site.fields('OPS-1')['updated']).not.toBe(updated);
    expect(site.events.at(-1)?.payload).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      atlassianId: EDITOR.accountId,
      changelog: { items: [{ field: 'RemoteWorkItemLink', to: ANY_TEXT }] },
    });
    expect(site.jira.history('OPS-1')).toHaveLength(1);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
