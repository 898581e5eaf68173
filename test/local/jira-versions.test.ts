import * as v from 'valibot';
import { ADMIN, EDITOR, STRANGER, VIEWER } from '../../local/site/people';
import { APP, as, containing, contractProblems, having, JiraSite, refusal } from './jira-site';

const person = EDITOR.accountId;
const admin = ADMIN.accountId;

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.jira.configure('OPS', { screen: ['description', 'fixVersions'] });
});

const add = (name: string, more = {}) => site.jira.addVersion(admin, 'OPS', { name, ...more });
const names = (query: string) =>
  v
    .parse(
      v.object({ values: v.array(v.object({ name: v.string() })) }),
      site.ask('GET', `/rest/api/3/project/OPS/version?${query}`).body,
    )
    .values.map(({ name }) => name);
const heard = () => site.events.filter(({ eventType }) => eventType.endsWith(':version'));
const kinds = () => heard().map(({ eventType }) => eventType.split(':')[2]);

test('versions of a project are listed by status and by words, a page at a time', () => {
  add('1.0', { released: true });
  add('1.1', { description: 'Summer' });
  add('0.9', { archived: true });
  add('2.0');
  expect(names('')).toEqual(['1.0', '1.1', '0.9', '2.0']);
  expect(names('status=unreleased')).toEqual(['1.1', '2.0']);
  expect(names('status=released,archived')).toEqual(['1.0', '0.9']);
  expect(names('query=sUMMer')).toEqual(['1.1']);
  expect(names('orderBy=-name&maxResults=2')).toEqual(['2.0', '1.1']);
  expect(site.ask('GET', '/rest/api/3/project/OPS/version?status=lost').status).toBe(501);
  expect(site.ask('GET', '/rest/api/3/project/OPS/version?maxResults=2').body).toMatchObject({
    total: 4,
    isLast: false,
  });
});

test('only an administrator renames, archives and releases, and each has its event', () => {
  const { id } = add('1.0');
  const put = (body: unknown, actor = as(ADMIN)) =>
    site.ask('PUT', `/rest/api/3/version/${id}`, body, { actor });
  expect(put({ released: true }, as(EDITOR)).status).toBe(400);
  expect(put({ released: true }, APP).status).toBe(200);
  expect(put({ released: true }).status).toBe(200);
  expect(put({ name: '1.0.1', released: false }).body).toMatchObject({ name: '1.0.1', released: false });
  expect(put({ archived: true }).status).toBe(200);
  expect(put({ archived: false }).status).toBe(200);
  expect(kinds()).toEqual(['created', 'released', 'updated', 'unreleased', 'archived', 'unarchived']);
  expect(heard()[2]?.payload).toEqual({
    eventType: 'avi:jira:updated:version',
    selfGenerated: true,
    atlassianId: admin,
    version: having({ id, name: '1.0.1', released: false, projectId: 10000 }),
  });
});

test('a name belongs to one version of a project, in whatever case', () => {
  const { id } = add('1.0-RC');
  const other = add('2.0');
  const put = (body: unknown) =>
    refusal(site.ask('PUT', `/rest/api/3/version/${other.id}`, body, { actor: as(ADMIN) }));
  expect(put({ name: ' 1.0-rc ' })).toMatchObject([400, { name: containing('exists') }]);
  expect(put({ name: ' ' })).toMatchObject([400, { name: containing('specify') }]);
  site.jira.editVersion(admin, id, { name: '1.0-rc' });
  expect(() => site.jira.editVersion(person, id, { name: '1.1' })).toThrow('administrator');
  expect(site.ask('PUT', `/rest/api/3/version/${id}`, { driver: 'x' }, { actor: as(ADMIN) }).status).toBe(
    501,
  );
});

test('who may not see the project sees none of its versions', () => {
  const { id } = add('1.0');
  for (const path of [`version/${id}`, `version/${id}/relatedwork`, 'project/OPS/version'])
    for (const actor of [as(VIEWER)])
      expect(site.ask('GET', `/rest/api/3/${path}`, undefined, { actor }).status).toBe(404);
  const created = site.ask(
    'POST',
    '/rest/api/3/version',
    { projectId: 10000, name: '3.0' },
    { actor: as(STRANGER) },
  );
  expect(created.status).toBe(404);
});

test('issues keep their version when it is renamed, and get another one when it is merged away', () => {
  const [one, other] = [add('1.0'), add('2.0')];
  const { key } = site.create({ fixVersions: [{ id: one.id }] });
  site.jira.editVersion(admin, one.id, { name: '1.0.1', released: true });
  expect(site.fields(key)['fixVersions']).toMatchObject([{ id: one.id, name: '1.0.1', released: true }]);
  const count = site.ask('GET', `/rest/api/3/version/${one.id}/unresolvedIssueCount`);
  expect(count.body).toMatchObject({ issuesCount: 1, issuesUnresolvedCount: 1 });
  site.jira.mergeVersion(admin, one.id, other.id);
  expect(site.fields(key)['fixVersions']).toMatchObject([{ id: other.id }]);
  expect(heard().slice(-2)).toMatchObject([
    {
      eventType: 'avi:jira:deleted:version',
      payload: { version: { id: one.id }, mergedVersion: { id: other.id } },
    },
    {
      eventType: 'avi:jira:merged:version',
      payload: { version: { id: other.id }, mergedVersion: { id: one.id } },
    },
  ]);
  const removed = site.ask('POST', `/rest/api/3/version/${other.id}/removeAndSwap`, {}, { actor: as(ADMIN) });
  expect([removed.status, site.fields(key)['fixVersions']]).toEqual([204, []]);
  expect(site.ask('GET', `/rest/api/3/version/${other.id}`).status).toBe(404);
  expect(site.ask('DELETE', `/rest/api/3/version/${other.id}`).status).toBe(501);
});

test('whoever may edit and resolve issues puts links on a version', () => {
  const { id } = add('1.0');
  const path = `/rest/api/3/version/${id}/relatedwork`;
  const work = { category: 'Other', title: 'Release gate', url: 'https://debrief.atlassian.net/wiki/apps/x' };
  expect(site.ask('POST', path, work).body).toMatchObject(work);
  expect(site.ask('POST', path, { ...work, url: 'apps/x' }).status).toBe(400);
  expect(site.ask('POST', path, { ...work, issueId: 1 }).status).toBe(501);
  const [first] = site.jira.relatedWork(id);
  const changed = { ...work, title: 'Gate', relatedWorkId: first?.relatedWorkId };
  expect(site.ask('PUT', path, changed).status).toBe(200);
  expect(site.ask('GET', path).body).toEqual([changed]);
  expect(site.ask('PUT', path, { ...changed, relatedWorkId: 'x' }).status).toBe(404);
  site.jira.grant('OPS', 'RESOLVE_ISSUES', 'admins');
  expect(site.ask('POST', path, work).status).toBe(403);
  site.jira.editVersion(admin, id, { archived: true });
  expect(site.ask('POST', path, work, { actor: as(ADMIN) }).status).toBe(400);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
