import { ADMIN, EDITOR, VIEWER } from '../../local/site/people';
import {
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
});

const MINUTE = 60_000;
const search = (
  jql: string,
  more: Record<string, unknown> = {},
  ask: Ask = {},
): ReturnType<JiraSite['ask']> =>
  site.ask('POST', '/rest/api/3/search/jql', { jql, fields: ['key'], ...more }, ask);

/** Keys found, in the order of the answer. */
function keys(jql: string, more: Record<string, unknown> = {}, ask: Ask = {}): string[] {
  const { status, body } = search(jql, more, ask);
  if (status !== 200) throw new Error(`${jql}: ${JSON.stringify(body)}`);
  return issuesOf(body).map(({ key }) => key);
}

function issuesOf(body: unknown): { key: string }[] {
  if (typeof body !== 'object' || body === null || !('issues' in body)) throw new Error('No issues');
  return body.issues as { key: string }[];
}

const mark = (action: string, installation = 'i1'): Record<string, unknown> => ({
  properties: [{ key: 'debrief', value: { action, installation, secret: 's' } }],
});

describe('finding issues', () => {
  beforeEach(() => {
    site.create({ labels: ['db', 'postmortem'] }, mark('a1'));
    site.now += 60 * MINUTE;
    site.create({}, mark('a2'));
    site.create({ project: { key: 'WEB' }, labels: ['db'] });
    site.create({ project: { key: 'SEC' } }, mark('a3', 'i2'));
    site.jira.moveTo(EDITOR.accountId, 'WEB-1', 'Done');
  });

  test.each([
    ['project = OPS', ['OPS-2', 'OPS-1']],
    ['project = "operations"', ['OPS-2', 'OPS-1']],
    ['project in (10000, WEB) ORDER BY key ASC', ['OPS-1', 'OPS-2', 'WEB-1']],
    ['PROJECT != OPS order by id', ['WEB-1', 'SEC-1']],
    ['key = ops-1', ['OPS-1']],
    ['issuekey in (OPS-1, "WEB-1")', ['WEB-1', 'OPS-1']],
    ['id in (10100, 10102)', ['WEB-1', 'OPS-1']],
    ['labels = db', ['WEB-1', 'OPS-1']],
    ['labels in (db, other) and project = OPS', ['OPS-1']],
    ['labels != postmortem', ['WEB-1']],
    ['labels is EMPTY', ['SEC-1', 'OPS-2']],
    ['labels is not empty', ['WEB-1', 'OPS-1']],
    ['status = Done', ['WEB-1']],
    ['status != "To Do"', ['WEB-1']],
    ['statusCategory = done', ['WEB-1']],
    ['statusCategory in ("To Do", "In Progress")', ['SEC-1', 'OPS-2', 'OPS-1']],
    ['updated >= -30m', ['SEC-1', 'WEB-1', 'OPS-2']],
    ['updated < "-30m"', ['OPS-1']],
    ['created <= "2026-08-14 10:30"', ['OPS-1']],
    ['created >= 2026-08-15', []],
    ['debriefAction = a1', ['OPS-1']],
    ['DEBRIEFACTION = "a2"', ['OPS-2']],
    ['debriefAction in (a1, a3)', ['SEC-1', 'OPS-1']],
    ['debriefAction is not EMPTY and debriefInstallation = i1', ['OPS-2', 'OPS-1']],
    ['debriefAction is empty', ['WEB-1']],
    ['debriefAction not in (a1)', ['SEC-1', 'OPS-2']],
    ['issue.property[debrief].action = a1', ['OPS-1']],
    ['issue.property["debrief"].installation != i1', ['SEC-1']],
    ['not debriefAction = a1', ['SEC-1', 'OPS-2']],
    ['not (project = OPS or labels = db)', []],
    ['project = OPS and labels = db or project = WEB', ['WEB-1', 'OPS-1']],
    ['project = OPS and (labels = db or project = WEB)', ['OPS-1']],
    ['project = OPS order by created asc, id desc', ['OPS-1', 'OPS-2']],
    ['project in (OPS, WEB) order by updated desc', ['WEB-1', 'OPS-2', 'OPS-1']],
  ])('%s', (jql, expected) => {
    expect(keys(jql)).toEqual(expected);
  });

  test.each([
    ['', 'Unbounded'],
    ['order by created', 'Unbounded'],
    ['project = ', 'Expecting a value'],
    ['project OPS', 'Expecting an operator'],
    ['project = OPS labels = db', 'Expecting'],
    ['(project = OPS', "Expecting ')'"],
    ['project in (OPS', 'Expecting'],
    ['project = "OPS', 'has not been completed'],
    ['labels = a;b', 'reserved JQL character'],
    ['labels = me@home', 'reserved JQL character'],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['key = OPS-99', "An issue with key 'OPS-99' does not exist"],
    ['key in (OPS-1, OPS-99)', "An issue with key 'OPS-99' does not exist"],
    ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
    ['statusCategory = finished', 'does not exist'],
    ['debriefSecret = s', "Field 'debriefSecret' does not exist"],
    ['issue.property[debrief].secret = s', 'does not exist'],
    ['issue.property[other].action = a1', 'does not exist'],
    ['updated >= yesterday', 'is invalid'],
    ['updated >= "-75 minutes"', 'is invalid'],
    ['labels > db', 'not supported'],
    ['labels is db', 'not supported'],
    ['labels ~ db', 'not supported'],
    ['summary = restore', 'not supported'],
    ['summary ~ ""', 'is not valid'],
    ['summary ~ "*ore"', 'not allowed as first character'],
    [String.raw`summary ~ "x\\"`, 'ends in the middle'],
  ])('refuses: %s', (jql, message) => {
    expect(refusal(search(jql))).toEqual([400, containing(message)]);
    expect(site.ask('POST', '/rest/api/3/search/approximate-count', { jql }).status).toBe(400);
  });

  test.each([
    ['assignee = x'],
    ['assignee = currentUser()'],
    ['text ~ restore'],
    ['summary ~ "a-b"'],
    ['summary ~ "a OR b"'],
    [String.raw`summary ~ "\"a b\""`],
    ['summary ~ "a*b"'],
    ['status was Done'],
    ['project = OPS order by priority'],
  ])('says that it does not model: %s', (jql) => {
    expect(search(jql).status).toBe(501);
  });

  test('finds words of a summary, in any order and case, quoted characters as they are', () => {
    site = new JiraSite();
    site.create({ summary: 'Rehearse the Restore: "db-2" on C:\\tmp' });
    site.create({ summary: 'Überlauf 日本語' });
    expect(keys('summary ~ "restore rehearse"')).toEqual(['OPS-1']);
    expect(keys('summary ~ resto')).toEqual([]);
    expect(keys('summary ~ "the resto*"')).toEqual(['OPS-1']);
    expect(keys(String.raw`summary ~ "\\\"db\\-2\\\" c\\:\\\\tmp"`)).toEqual(['OPS-1']);
    expect(keys('summary ~ "überl*"')).toEqual(['OPS-2']);
    expect(keys('summary ~ 日本語')).toEqual(['OPS-2']);
    expect(keys('summary !~ restore')).toEqual(['OPS-2']);
    expect(keys('summary is not empty ORDER BY created DESC')).toEqual(['OPS-2', 'OPS-1']);
  });

  test('counts the same issues', () => {
    const count = site.ask('POST', '/rest/api/3/search/approximate-count', { jql: 'labels = db' });
    expect(count).toMatchObject({ status: 200, body: { count: 2 } });
  });

  test('shows nobody what they may not see', () => {
    expect(keys('debriefAction is not empty', {}, { actor: APP })).toEqual(['OPS-2', 'OPS-1']);
    expect(keys('debriefAction is not empty', {}, { actor: as(VIEWER) })).toEqual([]);
    expect(refusal(search('project = SEC', {}, { actor: APP }))).toEqual([
      400,
      "The value 'SEC' does not exist for the field 'project'.",
    ]);
    expect(search('key = SEC-1', {}, { actor: APP }).status).toBe(400);
    expect(search('project = OPS', {}, { actor: NOBODY }).status).toBe(401);
  });
});

describe('the shape of an answer', () => {
  test('only the id unless fields are named; properties on request', () => {
    site.create({}, mark('a1'));
    const bare = site.ask('POST', '/rest/api/3/search/jql', { jql: 'project = OPS' });
    expect(bare.body).toEqual({
      issues: [{ expand: '', id: '10100', self: ANY_TEXT, key: 'OPS-1' }],
      isLast: true,
    });
    const full = search('project = OPS', { fields: ['status'], properties: ['debrief'] });
    expect(full.body).toMatchObject({
      issues: [{ fields: { status: { name: 'To Do' } }, properties: { debrief: { action: 'a1' } } }],
    });
    expect(full.body).not.toHaveProperty('issues.0.fields.summary');
  });

  test('pages by a token that belongs to its query and expires', () => {
    for (let count = 0; count < 5; count += 1) site.create();
    const seen: string[] = [];
    let nextPageToken: string | undefined;
    let pages = 0;
    do {
      const { body } = search('project = OPS', {
        maxResults: 2,
        ...(nextPageToken ? { nextPageToken } : {}),
      });
      seen.push(...issuesOf(body).map(({ key }) => key));
      nextPageToken = tokenOf(body);
      pages += 1;
    } while (nextPageToken !== undefined);
    expect(pages).toBe(3);
    expect(seen).toEqual(['OPS-5', 'OPS-4', 'OPS-3', 'OPS-2', 'OPS-1']);

    const token = tokenOf(search('project = OPS', { maxResults: 2 }).body);
    expect(search('project = WEB', { nextPageToken: token }).status).toBe(400);
    expect(search('project = OPS', { nextPageToken: 'made-up' }).status).toBe(400);
    site.now += 8 * 24 * 60 * MINUTE;
    expect(search('project = OPS', { nextPageToken: token }).status).toBe(400);
  });

  test('whole issues come a hundred at a time, bare ids by the thousand', () => {
    for (let count = 0; count < 101; count += 1) site.create();
    expect(issuesOf(search('project = OPS', { fields: ['summary'], maxResults: 5000 }).body)).toHaveLength(
      100,
    );
    expect(keys('project = OPS', { maxResults: 5000 })).toHaveLength(101);
    expect(keys('project = OPS')).toHaveLength(50);
  });

  test.each([
    [{ startAt: 0 }],
    [{ maxResults: 0 }],
    [{ maxResults: 5001 }],
    [{ fields: 'key' }],
    [{ properties: ['1', '2', '3', '4', '5', '6'] }],
    [{ reconcileIssues: ['10100'] }],
    [{ reconcileIssues: Array.from({ length: 51 }, (_, at) => at) }],
  ])('refuses %j', (more) => {
    expect(search('project = OPS', more).status).toBe(400);
  });
});

describe.each([0, 30_000, 5 * MINUTE])('with an index lag of %i ms', (lag) => {
  beforeEach(() => {
    site.jira.setIndexLag(lag);
  });

  const settle = (): void => {
    if (lag > 0) {
      site.now += lag - 1;
      expect(keys('debriefAction = a1')).toEqual([]);
      site.now += 1;
    }
  };

  test('a new issue is found when the lag is over, and at once when it is reconciled', () => {
    const { id } = site.create({}, mark('a1'));
    expect(keys('debriefAction = a1', { reconcileIssues: [Number(id)] })).toEqual(['OPS-1']);
    settle();
    expect(keys('debriefAction = a1')).toEqual(['OPS-1']);
    expect(keys('debriefAction = a1', { reconcileIssues: [Number(id)] })).toEqual(['OPS-1']);
  });

  test('a property that is set later is found after the lag, and lost again after it is deleted', () => {
    site.create();
    site.ask('PUT', '/rest/api/3/issue/OPS-1/properties/debrief', { action: 'a1' });
    settle();
    expect(keys('debriefAction = a1')).toEqual(['OPS-1']);
    site.ask('DELETE', '/rest/api/3/issue/OPS-1/properties/debrief');
    expect(keys('debriefAction = a1')).toEqual(lag > 0 ? ['OPS-1'] : []);
    site.now += lag;
    expect(keys('debriefAction = a1')).toEqual([]);
  });

  test('states and fields in the answer are those of the index; other reads are not delayed', () => {
    const { id } = site.create({}, mark('a1'));
    site.now += lag;
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Done');
    const stale = lag > 0;
    expect(keys('statusCategory = done')).toEqual(stale ? [] : ['OPS-1']);
    expect(search('debriefAction = a1', { fields: ['status'] }).body).toMatchObject({
      issues: [{ fields: { status: { name: stale ? 'To Do' : 'Done' } } }],
    });
    expect(keys('statusCategory = done', { reconcileIssues: [Number(id)] })).toEqual(['OPS-1']);
    expect(site.ask('GET', '/rest/api/3/issue/OPS-1').body).toMatchObject({
      fields: { status: { name: 'Done' } },
    });
    site.now += lag;
    expect(keys('statusCategory = done')).toEqual(['OPS-1']);
  });

  test('a deleted issue stays found until the index has caught up, unless it is reconciled', () => {
    const { id } = site.create({}, mark('a1'));
    site.now += lag;
    site.jira.delete(ADMIN.accountId, 'OPS-1');
    expect(keys('debriefAction = a1')).toEqual(lag > 0 ? ['OPS-1'] : []);
    expect(keys('debriefAction = a1', { reconcileIssues: [Number(id)] })).toEqual([]);
    site.now += lag;
    expect(keys('debriefAction = a1')).toEqual([]);
  });
});

test('a property becomes searchable when an installed app declares it', () => {
  site.create({}, { properties: [{ key: 'other', value: { deep: { er: ['x', 7] } } }] });
  expect(search('issue.property[other].deep.er = x').status).toBe(400);
  site.jira.setIndexedProperties([{ propertyKey: 'other', path: 'deep.er', type: 'string' }]);
  expect(keys('issue.property[other].deep.er = x')).toEqual(['OPS-1']);
  expect(keys('issue.property[other].deep.er = 7')).toEqual(['OPS-1']);
  expect(search('debriefAction = a1').status).toBe(400);
});

test('a shorter lag does not hurry earlier writes, and none overtakes a later one', () => {
  site.jira.setIndexLag(5 * MINUTE);
  site.create({}, mark('a1'));
  site.jira.setIndexLag(0);
  expect(keys('debriefAction = a1')).toEqual([]);
  site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { labels: ['late'] } });
  expect(keys('labels = late')).toEqual(['OPS-1']);
  site.now += 5 * MINUTE;
  expect(keys('labels = late')).toEqual(['OPS-1']);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});

function tokenOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('nextPageToken' in body)) return undefined;
  return String(body.nextPageToken);
}
