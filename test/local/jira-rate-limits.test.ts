import { EDITOR } from '../../local/site/people';
import { type Answered, APP, type Ask, containing, JiraSite } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const AT_20_PAST = Date.UTC(2026, 7, 14, 10, 20);
const get = (ask: Ask = { actor: APP }): Answered => site.ask('GET', '/rest/api/3/myself', undefined, ask);
const label = (text: string, ask: Ask = {}): Answered =>
  site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields: { labels: [text] } }, ask);

describe('the hourly quota', () => {
  beforeEach(() => {
    site.now = AT_20_PAST;
  });

  test('is announced with every answer to a function', () => {
    expect(get().headers).toEqual({
      'X-RateLimit-Limit': '65000',
      'X-RateLimit-Remaining': '64997',
      'X-RateLimit-Reset': '2026-08-14T11:00Z',
      'RateLimit-Policy': '"global-app-quota";q=65000;w=3600',
      RateLimit: '"global-app-quota";r=64997;t=2400',
    });
  });

  test('costs a point a request and one an object, two an account, and one a write', () => {
    const spent = (act: () => void): number => {
      const before = site.jira.remainingPoints();
      act();
      return before - site.jira.remainingPoints();
    };
    expect(spent(() => site.create())).toBe(1);
    site.create();
    const ids = ['OPS-1', 'OPS-2'];
    expect(spent(() => site.ask('GET', '/rest/api/3/issue/OPS-1'))).toBe(2);
    expect(spent(() => site.ask('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ids }))).toBe(3);
    expect(spent(() => site.ask('POST', '/rest/api/3/search/jql', { jql: 'project = OPS' }))).toBe(3);
    expect(spent(() => site.ask('GET', '/rest/api/3/project/search'))).toBe(6);
    expect(spent(() => site.ask('GET', `/rest/api/3/user/bulk?accountId=${EDITOR.accountId}`))).toBe(3);
    expect(spent(() => site.ask('GET', '/rest/api/3/issue/OPS-9'))).toBe(1);
  });

  test('spent, it stops every call of the functions until the next UTC hour', () => {
    site.create();
    site.jira.limit({ kind: 'quota', remaining: 2 });
    expect(site.ask('GET', '/rest/api/3/issue/OPS-1').status).toBe(200);
    const refused = site.ask('GET', '/rest/api/3/issue/OPS-1');
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        'Retry-After': '2400',
        'X-RateLimit-Limit': '65000',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': '2026-08-14T11:00Z',
        'X-RateLimit-NearLimit': 'true',
        'RateLimit-Reason': 'jira-quota-global-based',
        'RateLimit-Policy': '"global-app-quota";q=65000;w=3600',
        RateLimit: '"global-app-quota";r=0;t=2400',
      },
    });
    expect(label('x').status).toBe(429);
    expect(get({ actor: APP }).status).toBe(429);
    site.now = Date.UTC(2026, 7, 14, 10, 59, 59);
    expect(get()).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
    site.now = Date.UTC(2026, 7, 14, 11);
    expect(get()).toMatchObject({ status: 200, headers: { 'X-RateLimit-Remaining': '64997' } });
  });

  test('of the tenant alone it says so', () => {
    site.jira.limit({ kind: 'quota', remaining: 0, scope: 'tenant', of: 100_100 });
    expect(get().headers).toMatchObject({
      'RateLimit-Reason': 'jira-quota-tenant-based',
      'RateLimit-Policy': '"tenant-app-quota";q=100100;w=3600',
      'X-RateLimit-Limit': '100100',
    });
  });

  test.each([
    [13_003, undefined],
    [13_002, 'true'],
  ])('with %i points left, near the limit: %s', (remaining, near) => {
    site.jira.limit({ kind: 'quota', remaining });
    expect(get().headers['X-RateLimit-NearLimit']).toBe(near);
  });

  test("neither the viewer's browser nor people in Jira pay for it", () => {
    site.jira.limit({ kind: 'quota', remaining: 0 });
    expect(get({ bridge: true })).toMatchObject({ status: 200, headers: {} });
    expect(get({ viaApp: false })).toMatchObject({ status: 200, headers: {} });
    expect(get()).toMatchObject({ status: 429 });
  });

  test('only announced, it refuses nothing, whatever its headers say', () => {
    site.jira.limit({ kind: 'announced-quota', remaining: 1 });
    get();
    expect(get()).toMatchObject({
      status: 200,
      headers: {
        'Beta-Retry-After': '2400',
        'Beta-RateLimit-Reason': 'jira-quota-tenant-based',
        'Beta-X-RateLimit-Remaining': '0',
        'Beta-RateLimit': '"tenant-app-quota";r=0;t=2400',
        'X-RateLimit-Remaining': '64994',
      },
    });
    expect(get().headers).not.toHaveProperty('Retry-After');
  });
});

describe('writes to one issue', () => {
  beforeEach(() => {
    site.create();
    site.create();
  });
  const refusedFor = (seconds: string, limit: string): object => ({
    status: 429,
    headers: {
      'Retry-After': seconds,
      'X-RateLimit-Limit': limit,
      'RateLimit-Reason': 'jira-per-issue-on-write',
    },
  });

  test('20 within 2 s, of any kind; another issue is not held up, nor is reading', () => {
    for (let n = 0; n < 18; n += 1) expect(label(`l${String(n)}`).status).toBe(204);
    expect(site.ask('PUT', '/rest/api/3/issue/OPS-1/properties/p', 1).status).toBe(201);
    const transition = { transition: { id: '11' } };
    expect(site.ask('POST', '/rest/api/3/issue/OPS-1/transitions', transition).status).toBe(204);
    expect(label('late')).toMatchObject(refusedFor('2', '20'));
    expect(site.fields('OPS-1')['labels']).toEqual(['l17']);
    expect(site.ask('PUT', '/rest/api/3/issue/OPS-2/properties/p', 1).status).toBe(201);
    expect(site.ask('GET', '/rest/api/3/issue/OPS-1').status).toBe(200);
    site.now += 1_999;
    expect(label('late')).toMatchObject(refusedFor('1', '20'));
    site.now += 1;
    expect(label('late').status).toBe(204);
  });

  test('100 within 30 s', () => {
    for (let n = 0; n < 100; n += 1) {
      expect(label(`l${String(n)}`).status).toBe(204);
      site.now += 200;
    }
    expect(label('late')).toMatchObject(refusedFor('10', '100'));
    site.now += 10_000;
    expect(label('late').status).toBe(204);
  });

  test('those of people in Jira do not count', () => {
    for (let n = 0; n < 50; n += 1) label(`l${String(n)}`, { viaApp: false });
    expect(label('x').status).toBe(204);
  });

  test('a restored site has counted nothing', () => {
    for (let n = 0; n < 20; n += 1) label(`l${String(n)}`);
    site.jira.restore(site.jira.snapshot());
    expect(label('x').status).toBe(204);
  });
});

describe('bursts', () => {
  test('are let through until a test arms the limit, which then holds for each endpoint and method', () => {
    const search = (): Answered => site.ask('POST', '/rest/api/3/search/jql', { jql: 'project = OPS' });
    for (let n = 0; n < 200; n += 1) expect(get().status).toBe(200);
    site.jira.limit({ kind: 'burst', perSecond: 2 });
    expect([get(), get(), get()].map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(get().headers).toMatchObject({ 'RateLimit-Reason': 'jira-burst-based', 'Retry-After': '1' });
    expect(search().status).toBe(200);
    site.now += 500;
    expect([get(), get()].map(({ status }) => status)).toEqual([200, 429]);
  });

  test('with the documented numbers: 100 a second to GET and POST, 50 to PUT, 150 to read issues', () => {
    site.create();
    site.jira.limit({ kind: 'burst' });
    const most = (ask: () => Answered): number => {
      let sent = 0;
      while (ask().headers['RateLimit-Reason'] !== 'jira-burst-based') sent += 1;
      return sent;
    };
    expect(most(() => get())).toBe(100);
    expect(most(() => site.ask('GET', '/rest/api/3/issue/OPS-1'))).toBe(150);
    expect(most(() => label('x'))).toBe(50);
  });

  test('on one endpoint alone', () => {
    site.jira.limit({ kind: 'burst', perSecond: 1, endpoint: 'GET /rest/api/3/statuscategory' });
    get();
    expect(get().status).toBe(200);
    site.ask('GET', '/rest/api/3/statuscategory');
    expect(site.ask('GET', '/rest/api/3/statuscategory').status).toBe(429);
  });
});

describe('refusals that are not documented', () => {
  test('the gateway says neither why nor until when, on a page', () => {
    site.jira.limit({ kind: 'gateway', times: 2 });
    for (let n = 0; n < 2; n += 1) {
      expect(get({ bridge: true })).toMatchObject({
        status: 429,
        headers: { 'content-type': 'text/html' },
        body: containing('<html>'),
      });
    }
    expect(get().status).toBe(200);
  });

  test('a 503 that says when to come back, on one endpoint', () => {
    site.jira.limit({
      kind: 'unavailable',
      times: 1,
      retryAfter: 1_200,
      endpoint: 'POST /rest/api/3/search/jql',
    });
    expect(get().status).toBe(200);
    expect(site.ask('POST', '/rest/api/3/search/jql', { jql: 'project = OPS' })).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '1200' },
    });
  });

  test('a cost that nobody knows', () => {
    site.jira.limit({ kind: 'cost', times: 1, retryAfter: 5 });
    expect(get()).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '5', 'RateLimit-Reason': 'jira-cost-based' },
    });
    expect(get().status).toBe(200);
  });

  test('are gone when the limits are lifted', () => {
    site.jira.limit({ kind: 'gateway', times: 9 });
    site.jira.limit({ kind: 'quota', remaining: 0 });
    site.jira.unlimit();
    expect(get().status).toBe(200);
  });
});
