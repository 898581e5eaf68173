import { daysBetween } from '../../../src/contract/plain-date';
import type { ActionView } from '../../../src/contract/postmortem';
import { tableTexts } from '../texts/action-table';
import { actionLook, type ActionLook } from './action-look';
import type { SeenIssue } from './issues';

/** Due within so many days counts as soon. */
const SOON_DAYS = 7;

/** One action with everything that the table shows, sorts and filters by. */
export interface ActionRow {
  readonly action: ActionView;
  /** The viewer's own look at the issue, if there was one. */
  readonly seen: SeenIssue | undefined;
  /** Null for nobody. */
  readonly ownerName: string | null;
  readonly look: ActionLook;
  /** Neither done nor dropped, as far as this viewer can see. */
  readonly isOpen: boolean;
  /** How near the due date of an open action is; null without one. */
  readonly due: 'overdue' | 'soon' | 'later' | null;
  readonly issueKey: string;
}

export function rowOf(
  action: ActionView,
  seen: SeenIssue | undefined,
  nameOf: (accountId: string) => string,
  today: string,
): ActionRow {
  const { owner, dueOn } = action.fields;
  const look = actionLook(action, seen);
  const isOpen = look.kind !== 'done' && look.kind !== 'dropped';
  return {
    action,
    seen,
    ownerName: owner === null ? null : nameOf(owner),
    look,
    isOpen,
    due: isOpen && dueOn !== null ? nearness(daysBetween(today, dueOn)) : null,
    issueKey: seen?.key ?? action.issue.issueKey ?? '',
  };
}

/** Whether two rows draw the same, so that of hundreds only those are drawn again that changed. */
export function isSameRow(a: ActionRow, b: ActionRow): boolean {
  return (
    a.action === b.action &&
    a.ownerName === b.ownerName &&
    a.due === b.due &&
    a.look.kind === b.look.kind &&
    // A look at Jira brings new objects every time.
    JSON.stringify(a.seen) === JSON.stringify(b.seen)
  );
}

function nearness(days: number): 'overdue' | 'soon' | 'later' {
  if (days < 0) return 'overdue';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

/** In words, so that nobody needs to see a colour; empty while there is time. */
export function dueInWords(row: Pick<ActionRow, 'due'>, dueOn: string | null, today: string): string {
  if (dueOn === null || row.due === null || row.due === 'later') return '';
  const days = daysBetween(today, dueOn);
  return days < 0 ? tableTexts.overdueBy(-days) : tableTexts.dueIn(days);
}
