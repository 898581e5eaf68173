import type { CreateOutcome } from '../../src/contract/issues';
import type { IssueLink } from '../../src/contract/rules';
import type { IssueOrder } from '../../static/src/postmortem/issue-orders';
import { orderCounts, orderRows, toOrderAgain } from '../../static/src/postmortem/order-rows';
import { anAction } from './support/postmortems';

const one = anAction(1);

function order(
  part: Partial<IssueOrder> = {},
  told: readonly Omit<CreateOutcome, 'actionId'>[] = [],
): IssueOrder {
  return {
    id: 'order',
    actionIds: [one.id],
    target: { projectId: '10', issueTypeId: '3' },
    extra: {},
    begunAt: 0,
    phase: 'waiting',
    isStopping: false,
    told: new Map(told.map((outcome) => [one.id, { ...outcome, actionId: one.id }])),
    failure: '',
    isAnswered: false,
    inPanel: false,
    ...part,
  };
}

const rowOf = (of: IssueOrder, issue: Partial<IssueLink>) => {
  const [row] = orderRows(of, [anAction(1, {}, issue)]);
  return [row?.state, row?.note];
};

test.each([
  ['created', 'A due date was left out.', 'created'],
  ['already-linked', '', 'already-linked'],
  ['refused', 'It needs a component.', 'refused'],
  ['not-eligible', 'This action is done.', 'not-eligible'],
] as const)('what was told for good stands: %s', (outcome, note, state) => {
  expect(rowOf(order({}, [{ outcome, note }]), { state: 'queued' })).toEqual([state, note]);
});

test.each([
  [{ state: 'linked' }, ['created', '']],
  [{ state: 'unreachable' }, ['created', '']],
  [{ state: 'queued' }, ['queued', '']],
  [{ state: 'creating' }, ['creating', '']],
  [{ state: 'checking', note: 'We look.' }, ['checking', 'We look.']],
  [{ state: 'asking', note: 'Say.' }, ['checking', 'Say.']],
  [{ state: 'none', note: 'The project is gone.' }, ['refused', 'The project is gone.']],
  [{ state: 'none' }, ['stopped', '']],
] as const)('what was queued is told by its record: %j', (issue, expected) => {
  expect(rowOf(order({}, [{ outcome: 'queued', note: '' }]), issue)).toEqual(expected);
});

test('what nobody answered is unknown, or whatever the record says', () => {
  expect(rowOf(order(), { state: 'none' })).toEqual(['unknown', '']);
  expect(rowOf(order(), { state: 'linked' })).toEqual(['created', '']);
  expect(rowOf(order({ isAnswered: true }), { state: 'none' })).toEqual(['unordered', '']);
  expect(rowOf(order({ phase: 'running' }), { state: 'none' })).toEqual(['waiting', '']);
  expect(rowOf(order({ phase: 'stopped' }), { state: 'none' })).toEqual(['stopped', '']);
});

test('what somebody else creates stays theirs', () => {
  const busy = order({ phase: 'finished' }, [{ outcome: 'busy', note: 'In another tab.' }]);
  expect(rowOf(busy, { state: 'creating' })).toEqual(['busy', 'In another tab.']);
  expect(rowOf(busy, { state: 'linked' })).toEqual(['already-linked', '']);
});

test('counts what is settled, in Jira, queued and unknown, and offers what can be ordered again', () => {
  const actions = [
    anAction(1, {}, { state: 'linked' }),
    anAction(2, {}, { state: 'queued' }),
    anAction(3, {}, { note: 'It needs a component.' }),
    anAction(4),
  ];
  const mixed = order({
    actionIds: [...actions.map(({ id }) => id), 'removed'],
    told: new Map(
      [actions[1], actions[2]].map((action) => [
        action?.id ?? '',
        { actionId: action?.id ?? '', outcome: 'queued' as const, note: '' },
      ]),
    ),
  });
  const rows = orderRows(mixed, actions);
  expect(rows.map(({ state }) => state)).toEqual(['created', 'queued', 'refused', 'unknown', 'unknown']);
  expect(orderCounts(rows)).toEqual({ all: 5, settled: 2, inJira: 1, queued: 1, unordered: 0, unknown: 2 });
  expect(toOrderAgain(rows).map(({ id }) => id)).toEqual([actions[2]?.id, actions[3]?.id]);
});
