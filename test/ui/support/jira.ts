import type { FakeHost } from './fake-host';

type Answer = ReturnType<FakeHost['jira']>;

/** Issue types of the one project there is. */
const TYPES = [
  { id: '3', name: 'Task', subtask: false },
  { id: '5', name: 'Bug', subtask: false },
  { id: '4', name: 'Sub-task', subtask: true },
];
export const PROJECTS = [
  { id: '10', key: 'OPS', name: 'Operations' },
  { id: '20', key: 'PAY', name: 'Payments' },
];

/** A Jira in which the viewer may create issues in two projects; `issues` answers bulkfetch. */
export function jiraWith(issues: () => readonly unknown[]) {
  return (path: string): Answer => {
    const { pathname, searchParams } = new URL(path, 'https://jira.example');
    if (pathname === '/rest/api/3/project/search') {
      const wanted = searchParams.get('id');
      const values = PROJECTS.filter(({ id }) => wanted === null || id === wanted);
      return { status: 200, body: { values, isLast: true } };
    }
    if (/^\/rest\/api\/3\/issue\/createmeta\/\d+\/issuetypes$/.test(pathname))
      return { status: 200, body: { issueTypes: TYPES } };
    if (pathname === '/rest/api/3/issue/bulkfetch') return { status: 200, body: { issues: issues() } };
    return { status: 404 };
  };
}
