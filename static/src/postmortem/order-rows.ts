import type { CreateOutcome } from '../../../src/contract/issues';
import type { ActionView } from '../../../src/contract/postmortem';
import type { IssueOrder } from './issue-orders';

/**
 * Where one action of an order stands. `waiting`: not asked for yet. `unordered`: asked for in vain. `stopped`: it
 * will not be asked for. `unknown`: it was asked for and no answer came.
 */
export type RowState =
  CreateOutcome['outcome'] | 'waiting' | 'creating' | 'unordered' | 'stopped' | 'unknown';

export interface OrderRow {
  readonly actionId: string;
  /** Undefined when it was removed meanwhile. */
  readonly action: ActionView | undefined;
  readonly state: RowState;
  /** What a person should know; empty when all is well. */
  readonly note: string;
}

const FINAL: readonly RowState[] = ['created', 'already-linked', 'refused', 'not-eligible'];
const TO_COME: readonly RowState[] = ['waiting', 'queued', 'creating', 'unordered', 'unknown'];
const FREE: readonly RowState[] = ['refused', 'stopped', 'unordered', 'unknown'];
const IN_JIRA: readonly RowState[] = ['created', 'already-linked'];

export function isInJira(state: RowState): boolean {
  return IN_JIRA.includes(state);
}

/** Whether asking again would tell nothing new of it. */
export function isFinal(told: CreateOutcome | undefined): boolean {
  return told !== undefined && FINAL.includes(told.outcome);
}

/** Each action of an order: what we were told of it, or, where that was not the end, what its record says by now. */
export function orderRows(order: IssueOrder, actions: readonly ActionView[]): readonly OrderRow[] {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return order.actionIds.map((actionId) => {
    const action = byId.get(actionId);
    const told = order.told.get(actionId);
    return { actionId, action, ...standing(order, told, action) };
  });
}

type Standing = Pick<OrderRow, 'state' | 'note'>;

function standing(
  order: IssueOrder,
  told: CreateOutcome | undefined,
  action: ActionView | undefined,
): Standing {
  if (told !== undefined && isFinal(told)) return { state: told.outcome, note: told.note };
  switch (action?.issue.state) {
    case 'linked':
    case 'unreachable':
      return { state: told?.outcome === 'busy' ? 'already-linked' : 'created', note: '' };
    case 'checking':
    case 'asking':
      return { state: 'checking', note: action.issue.note };
    case 'creating':
    case 'queued':
      return told?.outcome === 'busy'
        ? { state: 'busy', note: told.note }
        : { state: action.issue.state, note: '' };
    default:
      return withoutIssue(order, told, action);
  }
}

/** Its record knows of no issue and of no order. */
function withoutIssue(
  order: IssueOrder,
  told: CreateOutcome | undefined,
  action: ActionView | undefined,
): Standing {
  if (order.phase === 'stopped') return { state: 'stopped', note: '' };
  if (order.phase === 'running') return { state: told?.outcome ?? 'waiting', note: told?.note ?? '' };
  // Told that it was queued and now neither queued nor linked: refused while nobody looked, or taken back.
  if (action && action.issue.note !== '') return { state: 'refused', note: action.issue.note };
  if (told !== undefined) return { state: 'stopped', note: told.note };
  return { state: order.isAnswered ? 'unordered' : 'unknown', note: '' };
}

export interface OrderCounts {
  readonly all: number;
  /** Nothing more happens to these by themselves. */
  readonly settled: number;
  readonly inJira: number;
  /** The functions create these whether anybody asks or not. */
  readonly queued: number;
  /** Certain not to be ordered yet. */
  readonly unordered: number;
  readonly unknown: number;
}

export function orderCounts(rows: readonly OrderRow[]): OrderCounts {
  const count = (states: readonly RowState[]) => rows.filter(({ state }) => states.includes(state)).length;
  return {
    all: rows.length,
    settled: rows.length - count(TO_COME),
    inJira: rows.filter(({ state }) => isInJira(state)).length,
    queued: count(['queued', 'creating']),
    unordered: count(['unordered']),
    unknown: count(['waiting', 'unknown']),
  };
}

/** Those for which a new order makes sense. */
export function toOrderAgain(rows: readonly OrderRow[]): readonly ActionView[] {
  return rows.flatMap(({ state, action }) =>
    action?.issue.state === 'none' && FREE.includes(state) ? [action] : [],
  );
}

/**
 * The actions of an order whose every issue was created with nothing to be read about it, once the record shows them;
 * else null.
 */
export function allCreated(rows: readonly OrderRow[]): readonly ActionView[] | null {
  const created = rows.flatMap(({ action, state, note }) =>
    action && action.issue.issueKey !== null && isInJira(state) && note === '' ? [action] : [],
  );
  return created.length === rows.length ? created : null;
}
