import type { SeenIssue } from '../../static/src/postmortem/issues';
import { SeenDifferences } from '../../static/src/postmortem/seen-differences';
import { anAction } from './support/postmortems';

const linked = anAction(1, {}, { state: 'linked', issueId: '1', issueKey: 'OPS-1' });
const seen: SeenIssue = {
  key: 'OPS-1',
  summary: 'Task 1',
  status: 'To Do',
  category: 'new',
  done: false,
  archived: false,
  assignee: null,
  assigneeId: null,
  dueOn: null,
  priority: 'High',
};

function looks(differences = new SeenDifferences()) {
  return (at: number, part: Partial<SeenIssue> | null = {}, action = linked) => {
    const issues = new Map(part === null ? [] : [['1', { ...seen, ...part }]]);
    return { differences, report: differences.look([action], issues, at * 1000) };
  };
}

test.each([
  ['summary', { summary: 'Other words' }],
  ['due date', { dueOn: '2026-12-01' }],
  ['assignee', { assigneeId: 'them', assignee: 'Them' }],
  ['priority', { priority: 'Low' }],
])('an edit of the %s is reported once it is seen, and once', (_name, edit) => {
  const look = looks();
  expect(look(0).report.size).toBe(0);
  const { differences, report } = look(10, edit);
  expect([...report.keys()]).toEqual([linked.id]);
  differences.compared(report);
  expect(look(20, edit).report.size).toBe(0);
  expect(look(3600, edit).report.size).toBe(0);
});

test('what differs from the page at the first look may have been agreed, so it is not reported', () => {
  const look = looks();
  expect(look(0, { summary: 'Other words', dueOn: '2026-12-01' }).report.size).toBe(0);
  expect(look(10, { summary: 'Other words', dueOn: '2026-12-01' }).report.size).toBe(0);
});

test('an edit whose report got no answer is reported again, each time after twice as long', () => {
  const look = looks();
  look(0);
  const times = Array.from({ length: 60 }, (_, turn) => turn * 10).filter(
    (at) => look(at, at === 0 ? {} : { summary: 'Edited' }).report.size > 0,
  );
  expect(times).toEqual([10, 30, 70, 150, 310]);
});

test('an edit that follows while the functions compare is reported at once', () => {
  const look = looks();
  look(0);
  const { differences, report } = look(10, { summary: 'First' });
  const second = look(20, { summary: 'Second' }).report;
  expect(second.size).toBe(1);
  differences.compared(report);
  expect(look(45, { summary: 'Second' }).report.size).toBe(1);
  differences.compared(second);
  expect(look(100, { summary: 'Second' }).report.size).toBe(0);
});

test('done, another key, and being gone contradict what we stored; never having been seen does not', () => {
  expect(looks()(0, { done: true }).report.size).toBe(1);
  expect(looks()(0, { key: 'NEW-1' }).report.size).toBe(1);
  expect(looks()(0, null).report.size).toBe(0);
  const look = looks();
  look(0);
  expect(look(10, null).report.size).toBe(1);
  const unreachable = anAction(1, {}, { state: 'unreachable', issueId: '1', issueKey: 'OPS-1' });
  expect(looks()(0, {}, unreachable).report.size).toBe(1);
});

test('more than a hundred are reported one hundred after the other', () => {
  const many = Array.from({ length: 150 }, (_, at) =>
    anAction(at + 1, {}, { state: 'linked', issueId: String(at + 1), issueKey: `OPS-${at + 1}` }),
  );
  const issues = new Map(many.map(({ issue }) => [issue.issueId ?? '', { ...seen, key: 'MOVED-1' }]));
  const differences = new SeenDifferences();
  const first = differences.look(many, issues, 0);
  const second = differences.look(many, issues, 10_000);
  expect([first.size, second.size]).toEqual([100, 50]);
  expect(new Set([...first.keys(), ...second.keys()]).size).toBe(150);
});

test('an archived issue is reported until the record says so', () => {
  const look = looks();
  expect([...look(0, { archived: true }).report.keys()]).toEqual([linked.id]);
  const known = anAction(1, {}, { state: 'unreachable', why: 'archived', issueId: '1', issueKey: 'OPS-1' });
  expect(look(60, { archived: true }, known).report.size).toBe(0);
  expect([...look(70, { archived: false }, known).report.keys()]).toEqual([known.id]);
});
