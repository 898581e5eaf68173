import * as v from 'valibot';
import type { IssueLinks } from '../app/ports';
import { assign } from './assignments';
import { instantColumn, numberColumn, toSqlInstant } from './columns';
import { readActions, readIds } from './issue-reads';
import { marks, select, write } from './sql';

/**
 * A claim belongs to an order while it waits (its id is the order's) and to one attempt while a function works on it.
 * The order and the time of the last attempt stay on the row for good: an order that comes twice takes nothing it had
 * before, and it is idle when none of its actions was attempted lately.
 */
export const NO_CLAIM = {
  claim_id: null,
  claim_by: null,
  claim_project_id: null,
  claim_type_id: null,
  claim_as: null,
  claim_extra: null,
  claim_lookups: 0,
  next_lookup_at: null,
} as const;

/** What may get an issue. */
export const STILL_OPEN = `removed_at IS NULL AND status NOT IN ('done', 'dropped')`;

export const issueOrders = {
  async order(ids, order) {
    if (ids.length === 0) return;
    await write(
      `UPDATE actions SET issue_state = 'queued', issue_note = '', order_id = ?, claim_id = ?, claim_by = ?, claimed_at = ?,
        claim_project_id = ?, claim_type_id = ?, claim_as = 'user', claim_extra = ?, claim_lookups = 0, next_lookup_at = NULL
       WHERE id IN (${marks(ids)}) AND issue_state = 'none' AND ${STILL_OPEN}
        AND COALESCE(order_id, '') <> ?`,
      [
        order.id,
        order.id,
        order.byId,
        toSqlInstant(order.at),
        order.projectId,
        order.issueTypeId,
        JSON.stringify(order.extra),
        ...ids,
        order.id,
      ],
    );
  },

  async claim(ids, orderId, attempt) {
    if (ids.length === 0) return [];
    const mine = () =>
      readIds(`SELECT t.id AS id FROM actions t WHERE t.id IN (${marks(ids)}) AND t.claim_id = ?`, [
        ...ids,
        attempt.id,
      ]);
    try {
      const claimed = await write(
        `UPDATE actions SET issue_state = 'creating', claim_id = ?, claimed_at = ?, claim_as = ?, claim_lookups = 0
         WHERE id IN (${marks(ids)}) AND issue_state = 'queued' AND order_id = ? AND ${STILL_OPEN}`,
        [attempt.id, toSqlInstant(attempt.at), attempt.as, ...ids, orderId],
      );
      if (claimed === ids.length) return ids;
      // Closed since it was ordered: it needs no issue any more, and the order does not wait for it.
      const set = assign({ issue_state: 'none', ...NO_CLAIM });
      await write(
        `UPDATE actions SET ${set.sql}
         WHERE id IN (${marks(ids)}) AND issue_state = 'queued' AND order_id = ? AND NOT (${STILL_OPEN})`,
        [...set.params, ...ids, orderId],
      );
      return await mine();
    } catch (error) {
      // It may have run all the same: what it got would be held, and looked for, although nothing was created.
      const got = await mine();
      if (got.length === 0) throw error;
      return got;
    }
  },

  async release(ids, attemptId, orderId) {
    if (ids.length === 0) return;
    // An order that was cancelled meanwhile has let go of it.
    await write(
      `UPDATE actions SET claim_id = CASE WHEN order_id = ? THEN order_id ELSE NULL END,
        issue_state = CASE WHEN order_id = ? THEN 'queued' ELSE 'none' END
       WHERE id IN (${marks(ids)}) AND claim_id = ? AND issue_state = 'creating'`,
      [orderId, orderId, ...ids, attemptId],
    );
  },

  async cancel(orderId, page) {
    const onPage =
      'order_id = ? AND postmortem_id = (SELECT p.id FROM postmortems p WHERE p.page_id = ? AND p.local_id = ? AND p.removed_at IS NULL)';
    const key = [orderId, page.pageId, page.localId];
    await write(
      `UPDATE actions SET claim_id = CASE WHEN issue_state = 'queued' THEN NULL ELSE claim_id END,
        claimed_at = CASE WHEN issue_state = 'queued' THEN NULL ELSE claimed_at END,
        order_id = CASE WHEN issue_state = 'queued' THEN order_id ELSE NULL END,
        issue_state = CASE WHEN issue_state = 'queued' THEN 'none' ELSE issue_state END
       WHERE ${onPage} AND issue_state IN ('queued', 'creating')`,
      key,
    );
    // Of the order, free, and without an attempt ever since: only cancelling leaves a row like that.
    const [row] = await select(
      `SELECT COUNT(*) AS cancelled FROM actions WHERE ${onPage} AND claimed_at IS NULL AND issue_state = 'none'`,
      key,
      v.object({ cancelled: numberColumn }),
    );
    return row?.cancelled ?? 0;
  },

  async queued(orderId, limit) {
    const [actions, [touched]] = await Promise.all([
      readActions(
        `WHERE t.order_id = ? AND t.issue_state = 'queued' ORDER BY t.position, t.id LIMIT ${String(limit)}`,
        [orderId],
      ),
      select(
        `SELECT MAX(t.claimed_at) AS at FROM actions t WHERE t.order_id = ?`,
        [orderId],
        v.object({ at: v.nullable(instantColumn) }),
      ),
    ]);
    const at = touched?.at ?? null;
    return actions.map((action) => ({
      ...action,
      claim: action.claim && { ...action.claim, at: at ?? action.claim.at },
    }));
  },

  idleOrders: (before, limit) =>
    readIds(
      `SELECT w.order_id AS id FROM (SELECT DISTINCT q.order_id AS order_id FROM actions q WHERE q.issue_state = 'queued') waiting
       JOIN actions w ON w.order_id = waiting.order_id
       GROUP BY w.order_id HAVING MAX(w.claimed_at) < ? ORDER BY MAX(w.claimed_at), w.order_id LIMIT ${String(limit)}`,
      [toSqlInstant(before)],
    ),
} satisfies Partial<IssueLinks>;
