import { ADMIN, EDITOR } from '../../local/site/people';
import { JiraSite, SUBTASK } from './jira-site';

let site: JiraSite;
beforeEach(() => {
  site = new JiraSite();
  site.create();
  site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
  site.create({ issuetype: { id: SUBTASK }, parent: { key: 'OPS-1' } });
  site.events.length = 0;
});

const admin = ADMIN.accountId;
const heard = (): unknown => site.events.map(({ eventType, payload }) => [eventType, nameOf(payload)]);
const nameOf = ({ issue, project }: Readonly<Record<string, unknown>>): unknown =>
  ((issue ?? project) as { key: string }).key;

test('of a parent deleted with its sub-tasks only the parent is told', () => {
  site.jira.delete(admin, 'OPS-1', true);
  expect(heard()).toEqual([['avi:jira:deleted:issue', 'OPS-1']]);
  expect(site.jira.issues()).toEqual([]);
});

test('of a project put away or removed no issue is told', () => {
  site.jira.archiveProject(admin, 'OPS');
  site.jira.restoreProject(admin, 'OPS');
  site.jira.deleteProject(admin, 'OPS');
  site.jira.deleteProject(admin, 'OPS', { forGood: true });
  expect(heard()).toEqual([
    ['avi:jira:archived:project', 'OPS'],
    ['avi:jira:unarchived:project', 'OPS'],
    ['avi:jira:softdeleted:project', 'OPS'],
    ['avi:jira:deleted:project', 'OPS'],
  ]);
});

test('transitions with an event of their own are not told; other edits are', () => {
  site.jira.setTransitionEvents('OPS', 'custom');
  site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'Done');
  expect(heard()).toEqual([]);
  expect(site.fields('OPS-1')['status']).toMatchObject({ name: 'Done' });
  expect(site.jira.history('OPS-1')).toHaveLength(3);
  site.jira.edit(EDITOR.accountId, 'OPS-1', { fields: { summary: 'Told' } });
  expect(heard()).toEqual([['avi:jira:updated:issue', 'OPS-1']]);
  site.jira.setTransitionEvents('OPS', 'usual');
  site.jira.moveTo(EDITOR.accountId, 'OPS-1', 'In Progress');
  expect(site.events).toHaveLength(3);
});
