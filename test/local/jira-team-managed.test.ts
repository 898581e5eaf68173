import * as v from 'valibot';
import { ADMIN, EDITOR, RESPONDER, STRANGER } from '../../local/site/people';
import { APP, as, containing, contractProblems, having, JiraSite, refusal } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
});

const TypesSchema = v.looseObject({
  issueTypes: v.array(v.looseObject({ id: v.string(), name: v.string() })),
});

/** Ids by name, as a person who knows German would pick them. */
const typeIds = (project: string): Record<string, string> => {
  const { body } = site.ask('GET', `/rest/api/3/issue/createmeta/${project}/issuetypes`);
  return Object.fromEntries(v.parse(TypesSchema, body).issueTypes.map(({ id, name }) => [name, id]));
};
const task = (): Record<string, unknown> => ({
  project: { key: 'TEAM' },
  issuetype: { id: typeIds('TEAM')['Aufgabe'] },
});
const attempt = (fields: Record<string, unknown>): unknown =>
  refusal(
    site.ask('POST', '/rest/api/3/issue', { fields: { ...task(), summary: 'Eine Aufgabe', ...fields } }),
  );

describe('a team-managed project', () => {
  test('says so, and is seen by its two people and the app alone', () => {
    const found = (ask = {}): unknown =>
      site.ask('GET', '/rest/api/3/project/search?keys=TEAM&keys=OPS', undefined, ask).body;
    expect(found()).toMatchObject({
      values: [
        { key: 'OPS', style: 'classic', simplified: false, isPrivate: false },
        { key: 'TEAM', style: 'next-gen', simplified: true, isPrivate: true, uuid: containing('10004') },
      ],
    });
    expect(found({ actor: APP })).toMatchObject({ total: 2 });
    for (const person of [STRANGER, ADMIN]) expect(found({ actor: as(person) })).toMatchObject({ total: 1 });
  });

  test('has types, statuses and priorities of its own, with ids that work nowhere else', () => {
    const { body } = site.ask('GET', '/rest/api/3/issue/createmeta/TEAM/issuetypes');
    const scope = { type: 'PROJECT', project: { id: '10004' } };
    expect(body).toMatchObject({
      issueTypes: [
        { name: 'Epos', hierarchyLevel: 1, subtask: false, scope },
        { name: 'Aufgabe', hierarchyLevel: 0, subtask: false, scope },
        { name: 'Fehler', hierarchyLevel: 0, scope },
        { name: 'Unteraufgabe', hierarchyLevel: -1, subtask: true, scope },
      ],
    });
    expect(attempt({ issuetype: { id: '10001' } })).toEqual([
      400,
      { issuetype: 'Specify a valid issue type' },
    ]);
    expect(attempt({ project: { key: 'OPS' } })).toEqual([400, { issuetype: 'Specify a valid issue type' }]);
    expect(attempt({ priority: { id: '3' } })).toEqual([
      400,
      { priority: 'The priority selected is invalid.' },
    ]);
    site.create({ ...task() });
    expect(site.fields('TEAM-1')).toMatchObject({
      status: { name: 'Zu erledigen', statusCategory: { key: 'new' }, scope },
      priority: { name: 'Dringend' },
      issuetype: { name: 'Aufgabe' },
    });
  });

  test('moves issues from any column to any other', () => {
    site.create(task());
    const { body } = site.ask('GET', '/rest/api/3/issue/TEAM-1/transitions');
    expect(body).toMatchObject({
      transitions: [
        { name: 'Zu erledigen', isGlobal: true, looped: false },
        { name: 'In Arbeit', isGlobal: true },
        { name: 'Fertig', isGlobal: true, to: { statusCategory: { key: 'done' } } },
      ],
    });
    site.jira.moveTo(RESPONDER.accountId, 'TEAM-1', 'Fertig');
    expect(site.fields('TEAM-1')).toMatchObject({ resolution: { name: 'Done' } });
    expect(site.events.at(-1)?.payload).toMatchObject({
      associatedStatuses: [{ name: 'Zu erledigen' }, { name: 'Fertig' }],
    });
  });

  test('shares no status with others, though JQL finds all statuses of one name', () => {
    site.jira.addProject({
      key: 'TWO',
      name: 'Two',
      teamManaged: { issueTypes: [{ name: 'Task' }] },
    });
    site.create({ project: { key: 'TWO' }, issuetype: { id: typeIds('TWO')['Task'] } });
    site.create();
    const status = (key: string): unknown => site.fields(key)['status'];
    expect([status('TWO-1'), status('OPS-1')]).toMatchObject([
      { name: 'To Do' },
      { name: 'To Do', id: '10000' },
    ]);
    expect(status('TWO-1')).not.toMatchObject({ id: '10000' });
    const keys = (jql: string): unknown =>
      site.ask('POST', '/rest/api/3/search/jql', { jql, fields: ['key'] }).body;
    expect(keys('status = "to do"')).toMatchObject({ issues: [{ key: 'OPS-1' }, { key: 'TWO-1' }] });
    expect(keys('status = 10000')).toMatchObject({ issues: [{ key: 'OPS-1' }] });
  });

  test('is outlived by its state: a restart finds types and workflow again', () => {
    site.create(task());
    const other = new JiraSite();
    other.jira.restore(JSON.parse(JSON.stringify(site.jira.snapshot())));
    other.jira.moveTo(EDITOR.accountId, 'TEAM-1', 'In Arbeit');
    expect(other.fields('TEAM-1')).toMatchObject({ status: { name: 'In Arbeit' } });
  });
});

describe('levels of issue types', () => {
  const child = (type: string, parent: string): Record<string, unknown> => ({
    issuetype: { id: typeIds('TEAM')[type] },
    parent: { key: parent },
  });

  test('a task may lie in an epic, a sub-task must lie in a task, an epic lies in nothing', () => {
    site.create({ ...task(), issuetype: { id: typeIds('TEAM')['Epos'] } });
    site.create({ ...task(), parent: { key: 'TEAM-1' } });
    site.create({ ...task(), ...child('Unteraufgabe', 'TEAM-2') });
    expect(site.fields('TEAM-2')).toMatchObject({ parent: { key: 'TEAM-1' }, subtasks: [{ key: 'TEAM-3' }] });
    const wrongLevel = [400, { parent: 'Given parent issue does not belong to appropriate hierarchy.' }];
    expect(attempt(child('Unteraufgabe', 'TEAM-1'))).toEqual(wrongLevel);
    expect(attempt(child('Aufgabe', 'TEAM-2'))).toEqual(wrongLevel);
    expect(attempt({ issuetype: { id: typeIds('TEAM')['Unteraufgabe'] } })).toEqual([
      400,
      { parent: 'Parent is required.' },
    ]);
    expect(attempt(child('Epos', 'TEAM-1'))).toEqual([400, { parent: containing('cannot be set') }]);
  });

  test('an epic counts no sub-tasks, and what lay in it outlives it', () => {
    site.create({ ...task(), issuetype: { id: typeIds('TEAM')['Epos'] } });
    site.create({ ...task(), parent: { key: 'TEAM-1' } });
    site.create({ ...task(), ...child('Unteraufgabe', 'TEAM-2') });
    expect(site.fields('TEAM-1')).toMatchObject({ subtasks: [] });
    expect(site.ask('DELETE', '/rest/api/3/issue/TEAM-1').status).toBe(204);
    expect(site.fields('TEAM-2')).not.toHaveProperty('parent');
    expect(site.ask('DELETE', '/rest/api/3/issue/TEAM-2').status).toBe(400);
    expect(site.ask('DELETE', '/rest/api/3/issue/TEAM-2?deleteSubtasks=true').status).toBe(204);
    expect(site.jira.issues()).toEqual([]);
  });

  test('a parent is offered where something can lie above: always for sub-tasks, never for epics', () => {
    const parent = (type: string): unknown =>
      v
        .parse(
          v.looseObject({ fields: v.array(v.looseObject({ fieldId: v.string() })) }),
          site.ask('GET', `/rest/api/3/issue/createmeta/TEAM/issuetypes/${typeIds('TEAM')[type] ?? ''}`).body,
        )
        .fields.find(({ fieldId }) => fieldId === 'parent');
    expect(parent('Unteraufgabe')).toEqual(having({ required: true }));
    expect(parent('Aufgabe')).toEqual(having({ required: false }));
    expect(parent('Epos')).toBeUndefined();
  });

  test('company-managed projects with the shared epic type let work of others lie in it', () => {
    const issueTypes = ['10000', '10001'];
    site.jira.addProject({ key: 'ONE', name: 'One', issueTypes });
    site.jira.addProject({ key: 'TWO', name: 'Two', issueTypes });
    site.create({ project: { key: 'ONE' }, issuetype: { id: '10000' } });
    site.create({ project: { key: 'TWO' }, parent: { key: 'ONE-1' } });
    expect(site.fields('TWO-1')).toMatchObject({ parent: { key: 'ONE-1' } });
    expect(attempt({ parent: { key: 'ONE-1' } })).toEqual([400, { parent: containing('in this project') }]);
  });
});

test('every answer keeps the contract', () => {
  expect(contractProblems()).toEqual([]);
});
