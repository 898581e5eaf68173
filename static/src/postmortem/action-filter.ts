import type { ActionStatus, Priority } from '../../../src/contract/rules';
import type { ActionRow } from './action-row';

/** No account id looks like these. */
export const ANY = '*any';
export const NOBODY = '*nobody';

export type StatusFilter = typeof ANY | 'open' | 'overdue' | 'soon' | 'without-issue' | ActionStatus;

export interface ActionFilter {
  /** Each of these words must stand somewhere in the row. */
  readonly words: string;
  /** An account id, ANY or NOBODY. */
  readonly owner: string;
  readonly priority: Priority | typeof ANY;
  readonly status: StatusFilter;
}

export const NO_FILTER: ActionFilter = { words: '', owner: ANY, priority: ANY, status: ANY };

export function isFiltering(filter: ActionFilter): boolean {
  const { words, ...choices } = filter;
  return words.trim() !== '' || Object.values(choices).some((choice) => choice !== ANY);
}

export function matches(row: ActionRow, filter: ActionFilter): boolean {
  const { fields } = row.action;
  const owner = fields.owner ?? NOBODY;
  return (
    (filter.owner === ANY || filter.owner === owner) &&
    (filter.priority === ANY || filter.priority === fields.priority) &&
    hasStatus(row, filter.status) &&
    hasWords(row, filter.words)
  );
}

function hasStatus(row: ActionRow, status: StatusFilter): boolean {
  switch (status) {
    case ANY:
      return true;
    case 'open':
      return row.isOpen;
    case 'overdue':
    case 'soon':
      return row.due === status;
    case 'without-issue':
      return row.isOpen && row.action.issue.state === 'none';
    case 'proposed':
    case 'committed':
    case 'done':
    case 'dropped':
      return row.look.kind === status;
  }
}

function hasWords({ action, ownerName, issueKey, seen }: ActionRow, words: string): boolean {
  const text = [action.fields.title, ownerName, issueKey, seen?.status, action.fields.dropReason]
    .join('\n')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
