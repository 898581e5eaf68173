import { ADMIN, EDITOR, RESPONDER, VIEWER } from '../../local/site/people';
import { APP_ACCOUNT } from '../../local/site/protocol';
import { ANY_TEXT, APP, as, containing, contractProblems, having, JiraSite, refusal } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const PATH = '/rest/api/3/issue/OPS-1/transitions';
const take = (id: string, ask = {}): ReturnType<JiraSite['ask']> =>
  site.ask('POST', PATH, { transition: { id } }, ask);
const status = (): unknown => site.fields('OPS-1')['status'];
const lastEvent = (): unknown => site.events.at(-1)?.payload;

describe('the workflow', () => {
  test('leads over In Progress and In Review to Done and back, one step at a time', () => {
    site.create();
    expect(site.ask('GET', PATH).body).toMatchObject({
      transitions: [{ id: '11', to: { name: 'In Progress', statusCategory: { key: 'indeterminate' } } }],
    });
    for (const id of ['11', '21', '31']) expect(take(id)).toMatchObject({ status: 204, body: undefined });
    expect(status()).toMatchObject({ name: 'Done', statusCategory: { key: 'done', id: 3 } });
    expect(site.fields('OPS-1')).toMatchObject({
      resolution: { name: 'Done' },
      resolutiondate: '2026-08-14T10:00:00.000+0000',
    });
    take('41');
    expect(status()).toMatchObject({ name: 'To Do', statusCategory: { key: 'new' } });
    expect(site.fields('OPS-1')).toMatchObject({ resolution: null, resolutiondate: null });
  });

  test('a transition that does not start here is refused, and so are fields: there is no screen', () => {
    site.create();
    expect(refusal(take('31'))).toEqual([400, containing('not valid for issue OPS-1')]);
    const withField = { transition: { id: '11' }, fields: { summary: 'x' } };
    expect(refusal(site.ask('POST', PATH, withField))).toEqual([400, { summary: ANY_TEXT }]);
    expect(site.ask('POST', PATH, {}).status).toBe(400);
    expect(status()).toMatchObject({ name: 'To Do' });
  });

  test('an empty list without the permission; 404 without sight', () => {
    site.create();
    site.jira.grant('OPS', 'TRANSITION_ISSUES', 'admins');
    expect(site.ask('GET', PATH).body).toEqual({ expand: 'transitions', transitions: [] });
    expect(take('11').status).toBe(400);
    expect(take('11', { actor: as(VIEWER) }).status).toBe(404);
    expect(take('11', { actor: as(ADMIN) }).status).toBe(204);
  });

  test('can be asked for one transition, and for its fields', () => {
    site.create();
    take('11');
    expect(site.ask('GET', `${PATH}?transitionId=51&expand=transitions.fields`).body).toMatchObject({
      transitions: [{ id: '51', fields: {} }],
    });
    expect(site.ask('GET', `${PATH}?transitionId=99`).body).toMatchObject({ transitions: [] });
  });

  test('the Jira side walks the shortest way, one event each', () => {
    site.create();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Done');
    expect(status()).toMatchObject({ name: 'Done' });
    const types = site.events.map(({ eventType }) => eventType);
    expect(types).toEqual(['avi:jira:created:issue', ...Array<string>(3).fill('avi:jira:updated:issue')]);
    expect(() => {
      site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Nowhere');
    }).toThrow('No way leads');
    expect(() => {
      site.jira.transition(VIEWER.accountId, 'OPS-1', '41');
    }).toThrow('does not exist');
    expect(site.jira.transitions(EDITOR.accountId, 'OPS-1')).toMatchObject([{ id: '41', name: 'Reopen' }]);
  });
});

describe('events', () => {
  test('creating: who, that the app did it, and the few fields of a snapshot', () => {
    site.create({ assignee: { accountId: RESPONDER.accountId }, priority: { id: '1' } });
    expect(site.events).toHaveLength(1);
    expect(lastEvent()).toEqual({
      eventType: 'avi:jira:created:issue',
      timestamp: '2026-08-14T10:00:00.000Z',
      selfGenerated: true,
      atlassianId: EDITOR.accountId,
      associatedUsers: [{ accountId: EDITOR.accountId }],
      issue: {
        id: '10100',
        key: 'OPS-1',
        fields: {
          summary: 'A task',
          issuetype: having({ name: 'Task' }),
          creator: { accountId: EDITOR.accountId },
          created: '2026-08-14T10:00:00.000+0000',
          project: having({ key: 'OPS' }),
          reporter: { accountId: EDITOR.accountId },
          assignee: { accountId: RESPONDER.accountId },
          updated: '2026-08-14T10:00:00.000+0000',
          status: having({ statusCategory: having({ key: 'new' }) }),
        },
      },
    });
  });

  test('a transition: changelog with own toString, both statuses, the new snapshot', () => {
    site.create();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'In Review');
    site.jira.transition(EDITOR.accountId, 'OPS-1', '31');
    expect(lastEvent()).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      selfGenerated: false,
      atlassianId: EDITOR.accountId,
      jiraEventTypeName: 'issue_resolved',
      associatedStatuses: [
        { id: '10001', name: 'In Review' },
        { id: '10002', name: 'Done' },
      ],
      issue: { fields: { status: { name: 'Done', statusCategory: { key: 'done' } } } },
      changelog: {
        items: [
          { field: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
          {
            field: 'status',
            fieldId: 'status',
            from: '10001',
            fromString: 'In Review',
            to: '10002',
            toString: 'Done',
          },
        ],
      },
    });
    site.jira.transition(EDITOR.accountId, 'OPS-1', '41');
    expect(lastEvent()).toMatchObject({ jiraEventTypeName: 'issue_reopened' });
  });

  test('an assignment is told twice: updated and assigned', () => {
    site.create();
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields: { assignee: { accountId: RESPONDER.accountId } } });
    const items = [
      {
        field: 'assignee',
        fieldId: 'assignee',
        fieldtype: 'jira',
        from: null,
        fromString: null,
        to: RESPONDER.accountId,
        toString: RESPONDER.displayName,
      },
    ];
    expect(site.events.slice(1).map(({ payload }) => payload)).toMatchObject([
      { eventType: 'avi:jira:updated:issue', changelog: { items }, jiraEventTypeName: 'issue_assigned' },
      {
        eventType: 'avi:jira:assigned:issue',
        changelog: { items },
        associatedUsers: [{ accountId: RESPONDER.accountId }],
      },
    ]);
  });

  test('deleting carries the last snapshot', () => {
    site.create();
    site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'In Progress');
    site.jira.delete(ADMIN.accountId, 'OPS-1');
    expect(lastEvent()).toMatchObject({
      eventType: 'avi:jira:deleted:issue',
      selfGenerated: false,
      atlassianId: ADMIN.accountId,
      issue: { key: 'OPS-1', fields: { status: { name: 'In Progress' } } },
    });
  });

  test('a payload stays as it was when the issue changes later', () => {
    site.create();
    const first = structuredClone(site.events[0]);
    site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { summary: 'Changed', labels: ['x'] } });
    expect(site.events[0]).toEqual(first);
  });

  test('the app as itself is self generated under its own account', () => {
    site.create({}, {}, { actor: APP });
    expect(lastEvent()).toMatchObject({ selfGenerated: true, atlassianId: APP_ACCOUNT });
  });

  test('a refused write emits nothing', () => {
    site.create();
    take('31');
    site.ask('PUT', '/rest/api/3/issue/OPS-1', { fields: { duedate: 'soon' } });
    expect(site.events).toHaveLength(1);
  });
});

describe('history', () => {
  test('holds one entry per write, with its author and time', () => {
    site.create({ labels: ['a'], duedate: '2026-09-01' });
    site.now += 60_000;
    site.jira.edit(RESPONDER.accountId, 'OPS-1', { fields: { labels: ['a', 'b'], duedate: null } });
    expect(site.jira.history('OPS-1')).toMatchObject([
      {
        author: { displayName: RESPONDER.displayName },
        created: '2026-08-14T10:01:00.000+0000',
        items: [
          {
            field: 'duedate',
            from: '2026-09-01',
            fromString: '2026-09-01 00:00:00.0',
            to: null,
            toString: null,
          },
          { field: 'labels', from: null, fromString: 'a', to: null, toString: 'a b' },
        ],
      },
    ]);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
