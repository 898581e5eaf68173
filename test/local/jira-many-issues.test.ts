import { ADMIN, EDITOR } from '../../local/site/people';
import { type Answered, APP, contractProblems, JiraSite, TASK } from './jira-site';

const MINUTE = 60_000;
const MANY = 10_000;
const search = (site: JiraSite, body: Record<string, unknown>): Answered =>
  site.ask('POST', '/rest/api/3/search/jql', body, { actor: APP });
const issuesOf = (answer: Answered): { id: string; key: string }[] =>
  (answer.body as { issues: { id: string; key: string }[] }).issues;

/** One issue a minute, the newest first. */
function seed(site: JiraSite, count: number): readonly { id: string; key: string }[] {
  return site.jira.seedIssues(count, {
    project: 'OPS',
    issueTypeId: TASK,
    person: EDITOR.accountId,
    fields: { labels: ['seeded'] },
    properties: (place) => ({ debrief: { action: `a${String(place)}`, installation: 'i1' } }),
    updated: (place) => site.now - place * MINUTE,
  });
}

describe('ten thousand issues', () => {
  const site = new JiraSite();
  const seeded = seed(site, MANY);

  /** The best of three, in ms: what the machine does besides must not count. */
  function took(act: () => void): number {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      act();
      return performance.now() - start;
    });
    return Math.min(...times);
  }

  test('have ids, keys and properties of their own, and no event', () => {
    expect(seeded).toHaveLength(MANY);
    expect(seeded.at(-1)).toEqual({ id: '20099', key: 'OPS-10000' });
    expect(site.events).toEqual([]);
    expect(site.jira.properties('OPS-10000')).toEqual({ debrief: { action: 'a9999', installation: 'i1' } });
    expect(site.jira.history('OPS-2')).toEqual([]);
    expect(site.fields('OPS-10000')).toMatchObject({ labels: ['seeded'], status: { name: 'To Do' } });
  });

  test('those of the last 75 minutes are found within a second', () => {
    const jql = 'issue.property[debrief].installation = "i1" AND updated >= -75m ORDER BY updated DESC';
    const ids = seeded.slice(0, 76).map(({ id }) => id);
    expect(issuesOf(search(site, { jql, maxResults: 5000 })).map(({ id }) => id)).toEqual(ids);
    expect(took(() => search(site, { jql, maxResults: 5000 }))).toBeLessThan(1000);
  });

  test('one is found by its property, all are counted, a hundred fetched, each within a second', () => {
    const one = { jql: 'debriefAction = a5000' };
    expect(issuesOf(search(site, one))).toMatchObject([{ id: '15100' }]);
    expect(took(() => search(site, one))).toBeLessThan(1000);
    const count = (): Answered =>
      site.ask('POST', '/rest/api/3/search/approximate-count', { jql: 'debriefInstallation = i1' });
    expect(count().body).toEqual({ count: MANY });
    expect(took(count)).toBeLessThan(1000);
    const issueIdsOrKeys = seeded.filter((_, place) => place % 100 === 0).map(({ key }) => key);
    const fetch = (): Answered =>
      site.ask('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys, fields: ['status'] });
    expect(issuesOf(fetch())).toHaveLength(100);
    expect(took(fetch)).toBeLessThan(1000);
  });

  test('are all read page by page, none twice', () => {
    const seen = new Set<string>();
    let next: { readonly nextPageToken?: string } = {};
    do {
      const answer = search(site, { jql: 'debriefInstallation = i1', maxResults: 2500, ...next });
      for (const { id } of issuesOf(answer)) seen.add(id);
      const { nextPageToken } = answer.body as { nextPageToken?: string };
      next = nextPageToken === undefined ? {} : { nextPageToken };
    } while (next.nextPageToken !== undefined);
    expect(seen.size).toBe(MANY);
  });
});

test('seeded issues are issues: they are edited, found fresh, and a new one gets the next key', () => {
  const site = new JiraSite();
  seed(site, 3);
  expect(site.create().key).toBe('OPS-4');
  site.jira.moveTo(EDITOR.accountId, 'OPS-3', 'Done');
  expect(site.events.length).toBeGreaterThan(0);
  expect(issuesOf(search(site, { jql: 'statusCategory = done' }))).toMatchObject([{ id: '10102' }]);
  expect(issuesOf(search(site, { jql: 'updated >= -1m ORDER BY updated DESC' }))).toMatchObject([
    { id: '10102' },
    { id: '10103' },
    { id: '10100' },
    { id: '10101' },
  ]);
});

test('seeding obeys the checks of creating', () => {
  const site = new JiraSite();
  const template = { project: 'OPS', issueTypeId: TASK, person: EDITOR.accountId };
  expect(() => site.jira.seedIssues(2, { ...template, fields: { nonsense: 1 } })).toThrow('nonsense');
  expect(site.jira.seedIssues(0, template)).toEqual([]);
  expect(site.jira.issues()).toEqual([]);
});

describe('with a lagging index', () => {
  test('what was changed is found by its new time at once when it is reconciled, in its new place', () => {
    const site = new JiraSite();
    seed(site, 3);
    site.now += 60 * MINUTE;
    site.jira.setIndexLag(5 * MINUTE);
    site.jira.edit(EDITOR.accountId, 'OPS-3', { fields: { labels: ['late'] } });
    const ids = (more: Record<string, unknown> = {}): string[] =>
      issuesOf(search(site, { jql: 'labels in (seeded, late) ORDER BY updated DESC', ...more })).map(
        ({ id }) => id,
      );
    const recent = (more: Record<string, unknown> = {}): string[] =>
      issuesOf(search(site, { jql: 'updated >= -5m', ...more })).map(({ id }) => id);
    expect(ids()).toEqual(['10100', '10101', '10102']);
    expect(recent()).toEqual([]);
    expect(ids({ reconcileIssues: [10102] })).toEqual(['10102', '10100', '10101']);
    expect(recent({ reconcileIssues: [10102, 10100] })).toEqual(['10102']);
    site.now += 5 * MINUTE;
    expect(ids()).toEqual(['10102', '10100', '10101']);
    expect(recent()).toEqual(['10102']);
  });
});

test('the report of limits names the issues with too many remote links, by id or by key', () => {
  const site = new JiraSite();
  const [full, near] = seed(site, 3);
  const link = (key: string | undefined, count: number): void => {
    for (let n = 0; n < count; n += 1) {
      const object = { url: `https://example.com/${String(n)}`, title: 'Page' };
      site.ask('POST', `/rest/api/3/issue/${key ?? ''}/remotelink`, { object }, { viaApp: false });
    }
  };
  link(full?.key, 2000);
  link(near?.key, 1600);
  link('OPS-3', 5);
  const report = (query = ''): unknown => site.ask('GET', `/rest/api/3/issue/limit/report${query}`).body;
  expect(report()).toMatchObject({
    issuesApproachingLimit: { remoteIssueLinks: { '10101': 1600 } },
    issuesBreachingLimit: { remoteIssueLinks: { '10100': 2000 } },
    limits: { remoteIssueLinks: 2000, comment: 5000 },
  });
  expect(report('?isReturningKeys=true')).toMatchObject({
    issuesBreachingLimit: { remoteIssueLinks: { 'OPS-1': 2000 } },
  });
  site.jira.secureIssue('OPS-1', [ADMIN.accountId]);
  expect(report()).toMatchObject({ issuesBreachingLimit: {} });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
