import * as v from 'valibot';
import type { Accounts } from '../app/ports';
import { flagColumn, instantColumn, toSqlInstant } from './columns';
import { marks, select, write } from './sql';

export const accounts: Accounts = {
  async toReport(before, most) {
    const rows = await select(
      `SELECT pe.id AS id, pe.account_id AS account_id, pe.fetched_at AS fetched_at FROM people pe
       WHERE pe.account_id IS NOT NULL AND (pe.reported_at IS NULL OR pe.reported_at < ?)
       ORDER BY pe.reported_at, pe.id LIMIT ${String(most)}`,
      [toSqlInstant(before)],
      v.object({ id: v.string(), account_id: v.string(), fetched_at: instantColumn }),
    );
    return rows.map(({ id, account_id: accountId, fetched_at: fetchedAt }) => ({ id, accountId, fetchedAt }));
  },

  async isOverdue(before) {
    const at = toSqlInstant(before);
    const [row] = await select(
      `SELECT EXISTS (SELECT 1 FROM people pe WHERE pe.account_id IS NOT NULL
        AND (pe.reported_at < ? OR (pe.reported_at IS NULL AND pe.fetched_at < ?))) AS overdue`,
      [at, at],
      v.object({ overdue: flagColumn }),
    );
    return row?.overdue ?? false;
  },

  async reported(reported, at, updates) {
    if (reported.length === 0) return;
    const idsOf = (status: 'closed' | 'updated') =>
      reported
        .filter(({ accountId }) =>
          updates.some((update) => update.status === status && update.accountId === accountId),
        )
        .map(({ id }) => id);
    const [closed, updated] = [idsOf('closed'), idsOf('updated')];
    const instant = toSqlInstant(at);
    const set: string[] = [];
    const params: string[] = [];
    if (closed.length > 0) {
      set.push(`account_id = CASE WHEN id IN (${marks(closed)}) THEN NULL ELSE account_id END`);
      params.push(...closed);
    }
    if (updated.length > 0) {
      set.push(`fetched_at = CASE WHEN id IN (${marks(updated)}) THEN ? ELSE fetched_at END`);
      params.push(...updated, instant);
    }
    await write(
      `UPDATE people SET ${[...set, 'reported_at = ?'].join(', ')} WHERE id IN (${marks(reported)})`,
      [...params, instant, ...reported.map(({ id }) => id)],
    );
  },
};
