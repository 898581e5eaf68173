import { ACTION_TYPES, PRIORITIES } from '../../../src/contract/rules';
import type { ActionRow } from './action-row';

export type SortKey = 'task' | 'owner' | 'priority' | 'due' | 'type' | 'status' | 'issue';
/** Null: as people arranged the list. */
export type SortOrder = { readonly key: SortKey; readonly direction: 'ASC' | 'DESC' } | null;

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const STATUS_ORDER = ['proposed', 'open', 'committed', 'done', 'dropped'];

/** What a column sorts by; null stands last in both directions, for there is nothing to compare. */
const SORTED_BY: Readonly<Record<SortKey, (row: ActionRow) => string | number | null>> = {
  task: ({ action }) => action.fields.title,
  owner: ({ ownerName }) => ownerName,
  priority: ({ action }) => PRIORITIES.indexOf(action.fields.priority),
  // Overdue comes before anything else that has a date; what is done is not overdue.
  due: ({ action, due }) =>
    action.fields.dueOn === null ? null : `${due === 'overdue' ? '0' : '1'} ${action.fields.dueOn}`,
  type: ({ action }) => ACTION_TYPES.indexOf(action.fields.type),
  status: ({ look }) => STATUS_ORDER.indexOf(look.kind),
  issue: ({ issueKey }) => (issueKey === '' ? null : issueKey),
};

/** The rows in this order; equal ones stay as they are arranged. */
export function inOrder(rows: readonly ActionRow[], order: SortOrder): readonly ActionRow[] {
  const arranged = [...rows].sort((a, b) => a.action.position - b.action.position);
  if (order === null) return arranged;
  const by = SORTED_BY[order.key];
  const turn = order.direction === 'ASC' ? 1 : -1;
  return arranged.sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' || typeof b === 'number') return turn * (Number(a) - Number(b));
    return turn * names.compare(a, b);
  });
}

/** Up, down, and back to the arranged order. */
export function nextOrder(order: SortOrder, key: SortKey): SortOrder {
  if (order?.key !== key) return { key, direction: 'ASC' };
  return order.direction === 'ASC' ? { key, direction: 'DESC' } : null;
}
