import { screen } from '@testing-library/react';
import { failed, freshHost, ok, openApp, type FakeHost } from './support/fake-host';
import { anAction, anIssue, aPostmortem, opened } from './support/postmortems';
import { pass, settle } from './support/time';

const host = freshHost();
const linked = anAction(1, { status: 'committed' }, { state: 'linked', issueId: '1001', issueKey: 'OPS-1' });
const closed = { ...linked, version: 2, issue: { ...linked.issue, issueDone: true } };

beforeEach(() => {
  jest.useFakeTimers();
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ actions: [linked] }))) };
  showDocument('visible');
});

function showDocument(state: 'visible' | 'hidden') {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  globalThis.dispatchEvent(new Event('visibilitychange'));
}

const looks = (of: FakeHost) => of.asked.filter((asked) => asked.includes('bulkfetch')).length;
const reads = (of: FakeHost) => of.inputsOf('postmortem.open').length;

test('an issue that is done in Jira shows as done, and the functions are told to look', async () => {
  let status = anIssue('1001', 'OPS-1', 'new', 'To Do');
  host().jira = () => ({ status: 200, body: { issues: [status], issueErrors: [] } });
  host().calls['actions.refresh'] = () => ok([closed]);
  openApp(host());
  await settle();
  expect(screen.getByTestId('action-status')).toHaveTextContent('Committed');
  expect(host().inputsOf('actions.refresh')).toEqual([]);

  status = anIssue('1001', 'OPS-1', 'done', 'Erledigt');
  await pass(10);
  expect(screen.getByTestId('action-status')).toHaveTextContent('Done');
  expect(screen.getByTestId('action-issue')).toHaveTextContent('Erledigt');
  expect(host().inputsOf('actions.refresh')).toEqual([
    { place: { pageId: '77', localId: 'macro-1' }, actionIds: [linked.id] },
  ]);
});

test('a difference that the functions cannot confirm is not reported every ten seconds', async () => {
  host().jira = () => ({ status: 200, body: { issues: [anIssue('1001', 'OPS-1', 'done', 'Done')] } });
  host().calls['actions.refresh'] = () => ok([linked]);
  openApp(host());
  await pass(5 * 60);
  const times = host().inputsOf('actions.refresh').length;
  expect(times).toBeGreaterThanOrEqual(3);
  expect(times).toBeLessThanOrEqual(6);
});

test.each([
  ['summary', { summary: 'Other words' }],
  ['due date', { duedate: '2026-12-01' }],
  ['assignee', { assignee: { accountId: 'them', displayName: 'Them' } }],
  ['priority', { priority: { name: 'Low' } }],
])('an edit of the %s in Jira is on the page within 15 seconds', async (_name, edit) => {
  const before = anIssue('1001', 'OPS-1', 'new', 'To Do');
  let issues = [before];
  host().jira = () => ({ status: 200, body: { issues } });
  const taken = { ...linked, version: 2, fields: { ...linked.fields, title: 'As in Jira' } };
  host().calls['actions.refresh'] = () => ok([taken]);
  openApp(host());
  await settle();
  await pass(20);
  expect(host().inputsOf('actions.refresh')).toEqual([]);

  issues = [{ ...before, fields: { ...before.fields, ...edit } }];
  host().calls['postmortem.open'] = () => ok(opened(aPostmortem({ actions: [taken] })));
  await pass(15);
  expect(screen.getByRole('cell', { name: 'As in Jira' })).toBeVisible();
  expect(host().inputsOf('actions.refresh')).toMatchObject([{ actionIds: [linked.id] }]);
  await pass(120);
  expect(host().inputsOf('actions.refresh')).toHaveLength(1);
});

test('an edit that a job of the functions takes over is on the page within 15 seconds, too', async () => {
  const before = anIssue('1001', 'OPS-1', 'new', 'To Do');
  let issues = [before];
  host().jira = () => ({ status: 200, body: { issues } });
  host().calls['actions.refresh'] = () => ok([linked]);
  openApp(host());
  await settle();
  const edit = { priority: { name: 'Highest' } };
  issues = [{ ...before, fields: { ...before.fields, ...edit } }];
  await pass(11);
  const taken = { ...linked, version: 2, fields: { ...linked.fields, title: 'As in Jira' } };
  host().calls['postmortem.open'] = () => ok(opened(aPostmortem({ actions: [taken] })));
  await pass(4);
  expect(screen.getByRole('cell', { name: 'As in Jira' })).toBeVisible();
});

test('an edit is reported until the functions answer', async () => {
  const before = anIssue('1001', 'OPS-1', 'new', 'To Do');
  let issues = [before];
  host().jira = () => ({ status: 200, body: { issues } });
  host().calls['actions.refresh'] = () => failed('UNEXPECTED', 'No answer.');
  openApp(host());
  await settle();
  issues = [{ ...before, fields: { ...before.fields, summary: 'Other words' } }];
  await pass(35);
  expect(host().inputsOf('actions.refresh')).toHaveLength(2);
  host().calls['actions.refresh'] = () => ok([linked]);
  await pass(50);
  expect(host().inputsOf('actions.refresh')).toHaveLength(3);
  await pass(300);
  expect(host().inputsOf('actions.refresh')).toHaveLength(3);
});

test('an issue that vanishes while the page is open is reported', async () => {
  let issues = [anIssue('1001', 'OPS-1', 'new', 'To Do')];
  host().jira = () => ({ status: 200, body: { issues } });
  host().calls['actions.refresh'] = () => ok([linked]);
  openApp(host());
  await settle();
  expect(host().inputsOf('actions.refresh')).toEqual([]);
  issues = [];
  await pass(10);
  expect(host().inputsOf('actions.refresh')).toHaveLength(1);
});

test.each([401, 403, 404])('a viewer whom Jira answers %i follows our own record instead', async (status) => {
  host().jira = () => ({ status });
  openApp(host());
  await settle();
  expect(looks(host())).toBe(1);
  expect(screen.getByText(/You have no access to Jira/)).toBeVisible();

  host().calls['postmortem.open'] = () => ok(opened(aPostmortem({ actions: [closed] })));
  await pass(60);
  expect(looks(host())).toBe(3);
  expect(reads(host())).toBe(3);
  expect(screen.getByTestId('action-status')).toHaveTextContent('Done');
});

test.each([401, 403, 404])('a passing %i does not end the following', async (status) => {
  const issue = anIssue('1001', 'OPS-1', 'new', 'To Do');
  let answer: { status: number; body?: unknown } = { status: 200, body: { issues: [issue] } };
  host().jira = () => answer;
  openApp(host());
  await settle();
  answer = { status };
  await pass(10);
  expect(looks(host())).toBe(2);
  answer = { status: 200, body: { issues: [{ ...issue, fields: { ...issue.fields, summary: 'Other' } }] } };
  host().calls['actions.refresh'] = () => ok([linked]);
  await pass(31);
  expect(screen.queryByText(/You have no access to Jira/)).not.toBeInTheDocument();
  const before = looks(host());
  expect(before).toBeGreaterThanOrEqual(3);
  await pass(20);
  expect(looks(host())).toBe(before + 2);
});

test('a Jira that does not answer is asked again, and the page says so', async () => {
  host().jira = () => ({ status: 503 });
  openApp(host());
  await settle();
  expect(screen.getByText(/Jira does not answer right now/)).toBeVisible();
  host().jira = () => ({ status: 200, body: { issues: [anIssue('1001', 'OPS-1', 'new', 'To Do')] } });
  await pass(10);
  expect(screen.queryByText(/Jira does not answer right now/)).not.toBeInTheDocument();
  expect(looks(host())).toBe(2);
});

test('a hidden page asks nothing', async () => {
  host().jira = () => ({ status: 200, body: { issues: [anIssue('1001', 'OPS-1', 'new', 'To Do')] } });
  openApp(host());
  await settle();
  showDocument('hidden');
  const before = [looks(host()), reads(host())];
  await pass(300);
  expect([looks(host()), reads(host())]).toEqual(before);
  showDocument('visible');
  await settle();
  expect(looks(host())).toBe((before[0] ?? 0) + 1);
  expect(reads(host())).toBe((before[1] ?? 0) + 1);
});
