import type { IssueLinks } from '../app/ports';
import { toSqlInstant } from './columns';
import { readIds } from './issue-reads';
import { marks, write } from './sql';

/** Claims in doubt: whoever held one cannot tell whether its issue was created. */
export const issueClaims = {
  async park(ids, attemptId, note, nextLookupAt) {
    if (ids.length === 0) return;
    await write(
      `UPDATE actions SET issue_state = 'checking', issue_note = ?, claim_lookups = 0, next_lookup_at = ?
       WHERE id IN (${marks(ids)}) AND claim_id = ? AND issue_state = 'creating'`,
      [note, toSqlInstant(nextLookupAt), ...ids, attemptId],
    );
  },

  async lookAgain(id, claimId, lookups, nextLookupAt) {
    await write(
      `UPDATE actions SET claim_lookups = ?, next_lookup_at = ? WHERE id = ? AND claim_id = ? AND issue_state = 'checking'`,
      [lookups, toSqlInstant(nextLookupAt), id, claimId],
    );
  },

  expire: (before, nextLookupAt, note) =>
    write(
      `UPDATE actions SET issue_state = 'checking', issue_note = ?, claim_lookups = 0, next_lookup_at = ?
       WHERE issue_state = 'creating' AND claimed_at < ?`,
      [note, toSqlInstant(nextLookupAt), toSqlInstant(before)],
    ),

  dueLookUps: (now, limit) =>
    readIds(
      `SELECT t.id AS id FROM actions t WHERE t.issue_state = 'checking' AND t.next_lookup_at <= ?
       ORDER BY t.next_lookup_at LIMIT ${String(limit)}`,
      [toSqlInstant(now)],
    ),

  async anyClaim() {
    const ids = await readIds(
      `SELECT t.id AS id FROM actions t WHERE t.issue_state = 'creating' LIMIT 1`,
      [],
    );
    return ids.length > 0;
  },
} satisfies Partial<IssueLinks>;
