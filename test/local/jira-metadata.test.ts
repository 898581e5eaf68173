import { existsSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ADMIN, EDITOR, FORMER_USER, PEOPLE, RESPONDER, STRANGER, VIEWER } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import {
  APP,
  as,
  type Ask,
  contractProblems,
  ELSEWHERE,
  having,
  including,
  JiraSite,
  NOBODY,
  SUBTASK,
  TASK,
} from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const get = (url: string, ask: Ask = {}): ReturnType<JiraSite['ask']> =>
  site.ask('GET', `/rest/api/3/${url}`, undefined, ask);

describe('create metadata', () => {
  const ListSchema = v.looseObject({
    total: v.number(),
    fields: v.array(
      v.looseObject({ fieldId: v.string(), required: v.boolean(), hasDefaultValue: v.boolean() }),
    ),
  });
  const fields = (project: string, type: string, ask: Ask = {}): string[] =>
    v
      .parse(ListSchema, get(`issue/createmeta/${project}/issuetypes/${type}`, ask).body)
      .fields.map(({ fieldId }) => fieldId);

  test('lists the types of a project', () => {
    expect(get('issue/createmeta/OPS/issuetypes').body).toMatchObject({
      total: 4,
      startAt: 0,
      maxResults: 50,
      issueTypes: [
        { id: '10001', name: 'Task', subtask: false, hierarchyLevel: 0 },
        { name: 'Bug' },
        { name: 'Story' },
        { name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
      ],
    });
  });

  test('says what may be sent for a type: required fields, allowed values, schemas', () => {
    const { body } = get(`issue/createmeta/OPS/issuetypes/${TASK}`);
    expect(body).toMatchObject({
      fields: including([
        having({ fieldId: 'summary', required: true, hasDefaultValue: false }),
        having({
          fieldId: 'priority',
          required: false,
          hasDefaultValue: true,
          schema: { type: 'priority', system: 'priority' },
          allowedValues: ['1', '2', '3', '4', '5'].map((id) => having({ id })),
        }),
        having({ fieldId: 'duedate', schema: { type: 'date', system: 'duedate' } }),
      ]),
    });
  });

  test('differs by type, project and permission', () => {
    const usual = [
      'project',
      'issuetype',
      'summary',
      'description',
      'priority',
      'assignee',
      'duedate',
      'labels',
    ];
    expect(fields('OPS', TASK)).toEqual(usual);
    expect(fields('OPS', SUBTASK)).toContain('parent');
    expect(fields('LEG', TASK)).toEqual([
      'project',
      'issuetype',
      'summary',
      'description',
      'assignee',
      'labels',
    ]);
    expect(fields('OPS', TASK, { actor: as(ADMIN) })).toContain('reporter');
    site.jira.grant('OPS', 'SCHEDULE_ISSUES', 'admins');
    expect(fields('OPS', TASK)).not.toContain('duedate');
  });

  test('an issue with every listed field at its first allowed value is created', () => {
    const sample: Record<string, unknown> = {
      description: null,
      priority: { id: '1' },
      assignee: null,
      duedate: '2026-09-01',
      labels: [],
    };
    const sent = fields('LEG', TASK).filter((id) => id in sample);
    expect(
      site.create({ project: { key: 'LEG' }, ...Object.fromEntries(sent.map((id) => [id, sample[id]])) }).key,
    ).toBe('LEG-1');
  });

  test('pages, and offers a project only the priorities it has', () => {
    site.jira.addProject({ key: 'TWO', name: 'Two', priorities: ['2', '5'] });
    expect(get(`issue/createmeta/OPS/issuetypes/${TASK}?startAt=2&maxResults=1`).body).toMatchObject({
      startAt: 2,
      maxResults: 1,
      total: 8,
      fields: [{ fieldId: 'summary' }],
    });
    expect(get(`issue/createmeta/TWO/issuetypes/${TASK}`).body).toMatchObject({
      fields: including([
        having({
          fieldId: 'priority',
          defaultValue: having({ id: '2' }),
          allowedValues: [having({ id: '2' }), having({ id: '5' })],
        }),
      ]),
    });
    expect(site.create({ project: { key: 'TWO' } }).key).toBe('TWO-1');
    expect(site.fields('TWO-1')).toMatchObject({ priority: { id: '2' } });
  });

  test('a hidden, missing or closed project and a type it lacks are refused', () => {
    const status = (url: string, ask: Ask = {}): number => get(url, ask).status;
    expect(status('issue/createmeta/NOPE/issuetypes')).toBe(400);
    expect(status('issue/createmeta/SEC/issuetypes', { actor: APP })).toBe(400);
    expect(status('issue/createmeta/SEC/issuetypes')).toBe(200);
    expect(status('issue/createmeta/OPS/issuetypes/4711')).toBe(400);
    expect(status('issue/createmeta/OPS/issuetypes', { actor: as(VIEWER) })).toBe(400);
    expect(status('issue/createmeta/OPS/issuetypes', { actor: NOBODY })).toBe(401);
    site.jira.grant('OPS', 'CREATE_ISSUES', 'admins');
    expect(status('issue/createmeta/OPS/issuetypes')).toBe(400);
  });
});

describe('projects', () => {
  const ListSchema = v.looseObject({ values: v.array(v.looseObject({ key: v.string() })) });
  const keys = (query: string, ask: Ask = {}): string[] =>
    v.parse(ListSchema, get(`project/search${query}`, ask).body).values.map(({ key }) => key);

  test('are those one may see, or create in', () => {
    expect(keys('')).toEqual(['LEG', 'OPS', 'SEC', 'TEAM', 'WEB']);
    expect(keys('', { actor: APP })).toEqual(['LEG', 'OPS', 'TEAM', 'WEB']);
    expect(keys('', { actor: as(VIEWER) })).toEqual([]);
    site.jira.grant('OPS', 'CREATE_ISSUES', 'admins');
    expect(keys('?action=create')).toEqual(['LEG', 'SEC', 'TEAM', 'WEB']);
    expect(keys('?action=edit')).toEqual(['TEAM']);
    expect(keys('?action=edit', { actor: as(ADMIN) })).toEqual(['LEG', 'OPS', 'SEC', 'WEB']);
    expect(get('project/search?action=fly').status).toBe(400);
  });

  test('are filtered, ordered and paged', () => {
    expect(keys('?query=web')).toEqual(['WEB']);
    expect(keys('?query=operat')).toEqual(['OPS']);
    expect(keys('?keys=OPS&keys=LEG')).toEqual(['LEG', 'OPS']);
    expect(keys('?id=10001')).toEqual(['WEB']);
    expect(keys('?orderBy=-key')).toEqual(['WEB', 'TEAM', 'SEC', 'OPS', 'LEG']);
    expect(keys('?status=archived')).toEqual([]);
    expect(keys('?typeKey=business')).toEqual([]);
    expect(get('project/search?maxResults=2&startAt=3').body).toMatchObject({
      isLast: true,
      total: 5,
      values: [{ key: 'TEAM' }, { key: 'WEB' }],
    });
    expect(get('project/search?maxResults=2').body).toMatchObject({ isLast: false });
  });

  test('the app gets and loses access', () => {
    site.jira.setAppAccess('SEC', true);
    site.jira.setAppAccess('OPS', false);
    expect(keys('', { actor: APP })).toEqual(['LEG', 'SEC', 'TEAM', 'WEB']);
    expect(site.jira.addProject({ key: 'NEW', name: 'New' })).toEqual({
      id: '10005',
      key: 'NEW',
      name: 'New',
      appAccess: true,
    });
    expect(keys('?query=new', { actor: APP })).toEqual(['NEW']);
  });
});

describe('my permissions', () => {
  const have = (query: string, ask: Ask = {}): unknown[] => {
    const schema = v.looseObject({
      permissions: v.record(v.string(), v.looseObject({ havePermission: v.boolean() })),
    });
    const { permissions } = v.parse(schema, get(`mypermissions?${query}`, ask).body);
    return Object.entries(permissions).map(([key, { havePermission }]) => [key, havePermission]);
  };

  test('tell what one may do in a project, an issue, or anywhere', () => {
    const query = 'permissions=CREATE_ISSUES,DELETE_ISSUES&projectKey=OPS';
    expect(have(query)).toEqual([
      ['CREATE_ISSUES', true],
      ['DELETE_ISSUES', false],
    ]);
    expect(have(query, { actor: as(ADMIN) })).toContainEqual(['DELETE_ISSUES', true]);
    site.create();
    expect(have('permissions=EDIT_ISSUES&issueKey=OPS-1')).toEqual([['EDIT_ISSUES', true]]);
    expect(have('permissions=BROWSE_PROJECTS,ADMINISTER', { actor: as(VIEWER) })).toEqual([
      ['BROWSE_PROJECTS', false],
      ['ADMINISTER', false],
    ]);
    expect(have('permissions=BROWSE_PROJECTS', { actor: APP })).toEqual([['BROWSE_PROJECTS', true]]);
  });

  test('a project out of sight is 404, also for the app', () => {
    expect(get('mypermissions?permissions=BROWSE_PROJECTS&projectKey=SEC', { actor: APP }).status).toBe(404);
    expect(have('permissions=BROWSE_PROJECTS&projectId=10000', { actor: APP })).toEqual([
      ['BROWSE_PROJECTS', true],
    ]);
    site.jira.setAppAccess('OPS', false);
    expect(get('mypermissions?permissions=BROWSE_PROJECTS&projectId=10000', { actor: APP }).status).toBe(404);
    expect(get('mypermissions?permissions=EDIT_ISSUES&issueKey=OPS-9').status).toBe(404);
  });

  test('must be asked for by name', () => {
    expect(get('mypermissions').status).toBe(400);
    expect(get('mypermissions?permissions=FLY').status).toBe(400);
  });
});

describe('people', () => {
  const ids = (body: unknown): string[] =>
    v.parse(v.array(v.looseObject({ accountId: v.string() })), body).map(({ accountId }) => accountId);

  test('who can be assigned is decided by the project', () => {
    const members = [ADMIN, EDITOR, RESPONDER, STRANGER].map(({ accountId }) => accountId);
    expect(ids(get('user/assignable/search?project=OPS').body)).toEqual(members);
    expect(ids(get('user/assignable/search?project=LEG').body)).toEqual([ADMIN.accountId]);
    expect(ids(get('user/assignable/search?project=OPS&query=rav').body)).toEqual([RESPONDER.accountId]);
    expect(ids(get('user/assignable/search?project=OPS&query=lindq').body)).toEqual([RESPONDER.accountId]);
    expect(ids(get(`user/assignable/search?project=OPS&accountId=${EDITOR.accountId}`).body)).toEqual([
      EDITOR.accountId,
    ]);
    expect(ids(get('user/assignable/search?project=OPS&startAt=1&maxResults=1').body)).toEqual([
      EDITOR.accountId,
    ]);
    site.create({ project: { key: 'LEG' } });
    expect(ids(get('user/assignable/search?issueKey=LEG-1').body)).toEqual([ADMIN.accountId]);
    expect(get('user/assignable/search?project=SEC', { actor: APP }).status).toBe(404);
    expect(get('user/assignable/search').status).toBe(400);
  });

  test('everyone who is listed as assignable can be assigned, and nobody else', () => {
    const listed = ids(get('user/assignable/search?project=OPS').body);
    for (const { accountId } of PEOPLE) {
      const { status } = site.ask('POST', '/rest/api/3/issue', {
        fields: { project: { key: 'OPS' }, issuetype: { id: TASK }, summary: 'A', assignee: { accountId } },
      });
      expect([accountId, status]).toEqual([accountId, listed.includes(accountId) ? 201 : 400]);
    }
  });

  test('in bulk: ten at a time by default, unknown accounts left out, closed ones as former users', () => {
    const query = [EDITOR, FORMER_USER, { accountId: 'who' }]
      .map(({ accountId }) => `accountId=${accountId}`)
      .join('&');
    expect(get(`user/bulk?${query}`).body).toMatchObject({
      maxResults: 10,
      total: 2,
      isLast: true,
      values: [
        { accountId: EDITOR.accountId, active: true, displayName: EDITOR.displayName },
        { accountId: FORMER_USER.accountId, active: false, displayName: 'Former user' },
      ],
    });
    expect(JSON.stringify(get(`user/bulk?${query}`).body)).not.toContain('@example.com');
    expect(get('user/bulk').status).toBe(400);
  });

  test('one, and oneself', () => {
    expect(get(`user?accountId=${RESPONDER.accountId}`).body).toMatchObject({
      displayName: RESPONDER.displayName,
    });
    expect(get('user?accountId=who').status).toBe(404);
    expect(get(`user?accountId=${EDITOR.accountId}`, { actor: as(VIEWER) }).status).toBe(403);
    expect(get('myself').body).toMatchObject({ accountId: EDITOR.accountId, emailAddress: EDITOR.email });
    expect(get('myself', { actor: APP }).body).toMatchObject({ accountId: APP_ACCOUNT, accountType: 'app' });
    expect(get('myself', { actor: NOBODY }).status).toBe(401);
  });
});

test('status categories have the keys and ids of every Jira site', () => {
  expect(get('statuscategory').body).toMatchObject([
    { id: 1, key: 'undefined' },
    { id: 2, key: 'new' },
    { id: 4, key: 'indeterminate' },
    { id: 3, key: 'done' },
  ]);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});

const FOLDER = path.resolve(__dirname, '../../../shared/contracts');
const withDocuments = existsSync(path.join(FOLDER, 'contract.mjs')) ? test : test.skip;

withDocuments("scopes and parameters of every route are those of Atlassian's documents", () => {
  const documented = site.jira.routes.filter((route) => !ELSEWHERE.includes(route.path));
  const routes = documented.map(({ method, path: pattern, scopes, query = [] }) => ({
    method,
    url: pattern.replace(/\{[^}]+\}/g, 'x'),
    query,
    scopes,
  }));
  const program = `${readFileSync(path.join(FOLDER, 'contract.mjs'), 'utf8')}
    const contract = makeContract([{ file: process.argv[1] + '/jira-platform-v3.trimmed.json' }]);
    const routes = JSON.parse(fs.readFileSync(0, 'utf8'));
    process.stdout.write(JSON.stringify(routes.map(({ method, url, query }) => {
      const { classic, granular } = contract.scopes(method, url);
      const known = contract.find(method, url).params.filter((one) => one.in === 'query').map((one) => one.name);
      return { url, scopes: [classic, granular], unknown: query.filter((name) => !known.includes(name)) };
    })));`;
  const answer: unknown = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program, FOLDER], {
      cwd: path.resolve(__dirname, '../..'),
      input: JSON.stringify(routes),
      encoding: 'utf8',
    }),
  );
  // An empty set asks for nothing, as no set does.
  const sorted = (sets: readonly (readonly string[])[]): string[][] =>
    sets.filter((set) => set.length > 0).map((set) => [...set].sort());
  const expected = v
    .parse(
      v.array(
        v.looseObject({
          url: v.string(),
          scopes: v.array(v.array(v.string())),
          unknown: v.array(v.string()),
        }),
      ),
      answer,
    )
    .map(({ url, scopes, unknown }) => ({ url, scopes: sorted(scopes), unknown }));
  expect(routes.map(({ url, scopes }) => ({ url, scopes: sorted(scopes), unknown: [] }))).toEqual(expected);
});
