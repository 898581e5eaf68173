import { ADMIN, EDITOR } from '../../local/site/people';
import { APP, as, type Answered, type Ask, contractProblems, JiraSite, refusal, SUBTASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.create({ summary: 'Kept' });
  site.create({ summary: 'Put away' });
});

const admin = ADMIN.accountId;
const get = (url: string, ask: Ask = {}): Answered => site.ask('GET', `/rest/api/3/${url}`, undefined, ask);
const found = (jql: string, ask: Ask = {}): unknown[] => {
  const body = site.ask('POST', '/rest/api/3/search/jql', { jql, fields: ['key'] }, ask).body;
  return (body as { issues: { key: string }[] }).issues.map(({ key }) => key);
};
const listed = (query: string, ask: Ask = {}): unknown =>
  (get(`project/search?${query}`, ask).body as { values: { key: string }[] }).values.map(({ key }) => key);
const edit = (key: string, ask: Ask = {}): Answered =>
  site.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Other' } }, ask);

/** Every way to change an issue; status of each. */
function writes(key: string): number[] {
  const link = { globalId: 'g', object: { url: 'https://example.com/', title: 'Page' } };
  return [
    edit(key),
    site.ask('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id: '11' } }),
    site.ask('PUT', `/rest/api/3/issue/${key}/properties/debrief`, { action: 'a' }),
    site.ask('POST', `/rest/api/3/issue/${key}/remotelink`, link),
    site.ask('DELETE', `/rest/api/3/issue/${key}`, undefined, { actor: as(ADMIN) }),
  ].map(({ status }) => status);
}

describe('an archived issue', () => {
  beforeEach(() => {
    site.events.length = 0;
    site.jira.archiveIssue(admin, 'OPS-2');
  });

  test('is still read by id and by key, and says since when it is archived, and by whom', () => {
    const archived = {
      fields: {
        summary: 'Put away',
        archiveddate: '2026-08-14T10:00:00.000+0000',
        archivedby: { accountId: admin },
      },
    };
    expect(get('issue/OPS-2?fields=*all').body).toMatchObject(archived);
    const bulk = site.ask('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['OPS-2', 'OPS-1'],
      fields: ['archiveddate', 'summary', 'archivedby'],
    });
    expect(bulk.body).toMatchObject({ issues: [{ key: 'OPS-1' }, { key: 'OPS-2', ...archived }] });
    expect(site.fields('OPS-1')).not.toHaveProperty('archiveddate');
  });

  test('is absent from search and from its count, reconciled or not', () => {
    expect(found('project = OPS')).toEqual(['OPS-1']);
    const count = site.ask('POST', '/rest/api/3/search/approximate-count', { jql: 'project = OPS' });
    expect(count.body).toEqual({ count: 1 });
    const again = site.ask('POST', '/rest/api/3/search/jql', {
      jql: 'project = OPS',
      reconcileIssues: [10101],
    });
    expect(again.body).toMatchObject({ issues: [{ id: '10100' }] });
  });

  test('cannot be changed in any way, and offers no transition and no field to edit', () => {
    expect(writes('OPS-2')).toEqual([400, 400, 400, 400, 400]);
    expect(refusal(edit('OPS-2'))).toEqual([400, "The issue 'OPS-2' is archived and cannot be changed."]);
    expect(get('issue/OPS-2/transitions').body).toMatchObject({ transitions: [] });
    expect(get('issue/OPS-2/editmeta').body).toEqual({ fields: {} });
    expect(() => site.jira.edit(EDITOR.accountId, 'OPS-2', { fields: { summary: 'x' } })).toThrow('archived');
    expect(site.jira.history('OPS-2')).toEqual([]);
  });

  test('sends no event, neither when it goes nor when it comes back; then it can be changed again', () => {
    site.jira.unarchiveIssue(admin, 'OPS-2');
    expect(site.events).toEqual([]);
    expect(found('project = OPS')).toEqual(['OPS-2', 'OPS-1']);
    expect(edit('OPS-2').status).toBe(204);
    expect(site.fields('OPS-2')).not.toHaveProperty('archiveddate');
  });
});

test('search forgets an archived issue only when the index has caught up', () => {
  site.jira.setIndexLag(60_000);
  site.jira.archiveIssue(admin, 'OPS-2');
  expect(found('project = OPS')).toEqual(['OPS-2', 'OPS-1']);
  site.now += 60_000;
  expect(found('project = OPS')).toEqual(['OPS-1']);
});

test('sub-tasks are archived with their parent, never alone; and by admins only', () => {
  const { key } = site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
  expect(() => site.jira.archiveIssue(admin, key)).toThrow('subtask');
  expect(() => site.jira.archiveIssue(EDITOR.accountId, 'OPS-1')).toThrow('Only admins');
  site.jira.archiveIssue(admin, 'OPS-1');
  expect(found('project = OPS')).toEqual(['OPS-2']);
  site.jira.unarchiveIssue(admin, 'OPS-1');
  expect(found('project = OPS')).toEqual([key, 'OPS-2', 'OPS-1']);
});

describe('an archived project', () => {
  beforeEach(() => {
    site.events.length = 0;
    site.jira.archiveProject(admin, 'OPS');
  });

  test('is listed only when asked for, and says since when it is archived', () => {
    expect(listed('keys=OPS')).toEqual([]);
    expect(listed('keys=OPS&status=archived')).toEqual(['OPS']);
    expect(listed('keys=OPS&status=archived&action=create')).toEqual([]);
    expect(get('project/OPS').body).toMatchObject({ archived: true, archivedBy: { accountId: admin } });
    expect(get('project/WEB').body).not.toHaveProperty('archived');
  });

  test('shows its issues to those who know them, but not to search', () => {
    expect(get('issue/OPS-1').status).toBe(200);
    expect(found('created >= -1d')).toEqual([]);
    expect(found('project = OPS')).toEqual([]);
  });

  test('takes no change and no new issue', () => {
    expect(writes('OPS-1')).toEqual([400, 400, 400, 400, 400]);
    expect(() => site.create()).toThrow('Not created');
    expect(get('issue/createmeta/OPS/issuetypes').status).toBe(400);
    const permissions = 'BROWSE_PROJECTS,EDIT_ISSUES,CREATE_ISSUES';
    expect(get(`mypermissions?projectKey=OPS&permissions=${permissions}`, { actor: APP }).body).toMatchObject(
      {
        permissions: {
          BROWSE_PROJECTS: { havePermission: true },
          EDIT_ISSUES: { havePermission: false },
          CREATE_ISSUES: { havePermission: false },
        },
      },
    );
  });

  test('is the only one to send an event, none of its issues does; and it comes back as it was', () => {
    site.jira.restoreProject(admin, 'OPS');
    expect(site.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:archived:project',
      'avi:jira:unarchived:project',
    ]);
    expect(site.events[0]?.payload).toMatchObject({
      project: { id: '10000', key: 'OPS' },
      selfGenerated: false,
    });
    expect(found('project = OPS')).toEqual(['OPS-2', 'OPS-1']);
    expect(edit('OPS-1').status).toBe(204);
  });
});

describe('a project in the trash', () => {
  beforeEach(() => {
    site.events.length = 0;
    site.jira.deleteProject(admin, 'OPS');
  });

  test('is gone with all its issues, to everybody', () => {
    for (const ask of [{}, { actor: APP }, { actor: as(ADMIN), viaApp: false }]) {
      expect(get('issue/OPS-1', ask).status).toBe(404);
      expect(get('issue/10100', ask).status).toBe(404);
      expect(get('project/OPS', ask).status).toBe(404);
      expect(found('created >= -1d', ask)).toEqual([]);
      const jql = { jql: 'project = OPS' };
      expect(site.ask('POST', '/rest/api/3/search/jql', jql, ask).status).toBe(400);
    }
    const fetched = site.ask('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ['OPS-1'] });
    expect(fetched.body).toMatchObject({ issues: [], issueErrors: [{ id: 'OPS-1' }] });
    expect(site.jira.issue('OPS-1', EDITOR.accountId)).toBeUndefined();
  });

  test('is listed to admins who ask for the trash', () => {
    expect(listed('status=deleted')).toEqual([]);
    expect(listed('status=deleted', { actor: as(ADMIN) })).toEqual(['OPS']);
    expect(get('project/search?status=deleted', { actor: as(ADMIN) }).body).toMatchObject({
      values: [{ deleted: true, retentionTillDate: '2026-10-13T10:00:00.000+0000' }],
    });
    expect(listed('status=live&status=deleted', { actor: as(ADMIN) })).toContain('WEB');
  });

  test('comes back with everything; its issues had no event', () => {
    site.jira.restoreProject(admin, 'OPS');
    expect(site.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:softdeleted:project',
      'avi:jira:restored:project',
    ]);
    expect(found('project = OPS')).toEqual(['OPS-2', 'OPS-1']);
    expect(edit('OPS-1').status).toBe(204);
  });

  test('removed for good, it never comes back', () => {
    site.jira.deleteProject(admin, 'OPS', { forGood: true });
    expect(site.events.map(({ eventType }) => eventType).at(-1)).toBe('avi:jira:deleted:project');
    expect(() => site.jira.restoreProject(admin, 'OPS')).toThrow('No project');
    expect(site.jira.issues()).toEqual([]);
    expect(found('created >= -1d')).toEqual([]);
  });
});

test('only admins put projects away', () => {
  expect(() => site.jira.archiveProject(EDITOR.accountId, 'OPS')).toThrow('permission');
  expect(() => site.jira.deleteProject(EDITOR.accountId, 'OPS')).toThrow('permission');
  expect(() => site.jira.restoreProject(admin, 'OPS')).toThrow('not put away');
});

test('what was put away is still so after a restart', () => {
  site.jira.archiveIssue(admin, 'OPS-2');
  site.jira.archiveProject(admin, 'WEB');
  site.jira.restore(JSON.parse(JSON.stringify(site.jira.snapshot())));
  expect(found('project = OPS')).toEqual(['OPS-1']);
  expect(listed('status=archived')).toEqual(['WEB']);
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
