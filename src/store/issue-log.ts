import type { IssueLinks } from '../app/ports';
import { previousHash } from './change-hash';
import { INTO_LOG, lastChanges, ONCE, TABLES } from './commit';
import { marks, write } from './sql';

/** The last change of the issue side of each action; the subject tells it from what people edit on the same row. */
const LAST_CHANGES = `SELECT 'issue', t.id, t.issue_version, t.issue_change_id, t.postmortem_id, t.issue_changed_by, t.issue_changed_at,
    t.issue_change_what, t.issue_change_old, t.issue_change_new,
    ${previousHash('issue', 't.issue_version')}
  FROM actions t WHERE t.issue_version > 0`;

/** Copies of changes of the issue side that a cut-off function left out; returns roughly how many. */
export function repairIssueChanges(): Promise<number> {
  return write(
    `${INTO_LOG} ${LAST_CHANGES} AND NOT EXISTS (SELECT 1 FROM changes c
      WHERE c.subject = 'issue' AND c.subject_id = t.id AND c.version = t.issue_version)${ONCE}`,
    [],
  );
}

export const issueLog = {
  async log(ids) {
    if (ids.length === 0) return;
    const these = `t.id IN (${marks(ids)})`;
    await write(
      `${INTO_LOG} ${LAST_CHANGES} AND ${these} UNION ALL ${lastChanges(TABLES.actions)} WHERE ${these}${ONCE}`,
      [...ids, ...ids],
    );
  },
} satisfies Partial<IssueLinks>;
