import * as v from 'valibot';
import type { IssueLinks, StoredAction } from '../app/ports';
import { ACTION_JOINS, ACTION_JSON, actionShape } from './action-row';
import { flagColumn, instantColumn, jsonColumn, toSqlInstant } from './columns';
import { PAUSED_UNTIL } from './jira-limits';
import { marks, type Param, select, write } from './sql';

/** States in which Jira has the issue, so that there is something to compare. Such an action is never removed. */
export const HAS_ISSUE = `('linked', 'unreachable')`;

/** @param from `actions t` and what narrows it */
export async function readActions(
  rest: string,
  params: readonly Param[],
  from = 'actions t',
): Promise<StoredAction[]> {
  const rows = await select(
    `SELECT ${ACTION_JSON} AS body FROM ${from} ${ACTION_JOINS} ${rest}`,
    params,
    v.object({ body: jsonColumn(actionShape) }),
  );
  return rows.map((row) => row.body);
}

/** @param query selects one column, `id` */
export async function readIds(query: string, params: readonly Param[]): Promise<string[]> {
  const rows = await select(query, params, v.object({ id: v.string() }));
  return rows.map((row) => row.id);
}

/** Each state by itself, so that an index brings the longest unverified without sorting all the others. */
const longestUnverified = (turn: number, state: string, marked: number, limit: number) =>
  `(SELECT u.id AS id, ${String(turn)} AS turn, u.issue_read_at AS read_at FROM actions u
    WHERE u.issue_state = '${state}' AND u.issue_marked = ${String(marked)} ORDER BY u.issue_read_at LIMIT ${String(limit)})`;

/** Those that only a read of their own can verify come first, and leave the others a turn. */
function byTurns({ most, unmarkedFirst }: Parameters<IssueLinks['forSweep']>[1]): string {
  const any = ['linked', 'unreachable'].flatMap((state) =>
    [0, 1].map((marked) => longestUnverified(2, state, marked, most)),
  );
  const candidates = [longestUnverified(1, 'linked', 0, unmarkedFirst), ...any].join(' UNION ALL ');
  return `SELECT l.id AS id FROM (${candidates}) l GROUP BY l.id
    ORDER BY MIN(l.turn), MIN(l.read_at), l.id LIMIT ${String(most)}`;
}

const writeMarked = async (ids: readonly string[], marked: 0 | 1) => {
  if (ids.length === 0) return;
  await write(
    `UPDATE actions SET issue_marked = ${String(marked)} WHERE id IN (${marks(ids)}) AND issue_state IN ${HAS_ISSUE}`,
    ids,
  );
};

const byRead = 'ORDER BY t.issue_read_at, t.id';

export const issueReads = {
  byIds: (ids) =>
    ids.length === 0 ? Promise.resolve([]) : readActions(`WHERE t.id IN (${marks(ids)})`, ids),

  byIssueIds: (issueIds) =>
    issueIds.length === 0
      ? Promise.resolve([])
      : readActions(`WHERE t.issue_id IN (${marks(issueIds)})`, issueIds),

  byProjects: (projectIds, limit) =>
    projectIds.length === 0
      ? Promise.resolve([])
      : readActions(
          `WHERE t.issue_project_id IN (${marks(projectIds)}) AND t.issue_state IN ${HAS_ISSUE}
           ORDER BY CASE WHEN t.issue_state = 'linked' THEN 0 ELSE 1 END, t.issue_read_at, t.id LIMIT ${String(limit)}`,
          projectIds,
        ),

  heldByProject: (projectId, limit) =>
    readActions(
      `WHERE t.issue_project_id = ? AND t.issue_state = 'unreachable'
        AND t.issue_why IN ('project-archived', 'project-gone', 'hidden', 'blocked') ${byRead} LIMIT ${String(limit)}`,
      [projectId],
    ),

  projects: (limit) =>
    select(
      `SELECT t.issue_project_id AS id, MAX(CASE WHEN t.issue_why = 'project-archived' THEN 1 ELSE 0 END) AS archived,
         MAX(CASE WHEN t.issue_state = 'linked' THEN 1 ELSE 0 END) AS linked
       FROM actions t WHERE t.issue_project_id IS NOT NULL AND t.issue_state IN ${HAS_ISSUE}
       GROUP BY t.issue_project_id ORDER BY MIN(t.issue_read_at), t.issue_project_id LIMIT ${String(limit)}`,
      [],
      v.object({ id: v.string(), linked: flagColumn, archived: flagColumn }),
    ),

  noted: (words, limit) =>
    readActions(
      `WHERE t.issue_state IN ${HAS_ISSUE} AND LOCATE(?, t.issue_note) > 0 ${byRead} LIMIT ${String(limit)}`,
      [words],
    ),

  async knows(issueId) {
    const [row] = await select(
      `SELECT EXISTS (SELECT 1 FROM actions t WHERE t.issue_id = ?) AS ours, ${PAUSED_UNTIL} AS paused_until`,
      [issueId],
      v.object({ ours: flagColumn, paused_until: v.nullable(instantColumn) }),
    );
    return { ours: row?.ours ?? false, pausedUntil: row?.paused_until ?? null };
  },

  forSweep(changedIssueIds, rotation) {
    const turns = `SELECT r.id AS id FROM (${byTurns(rotation)}) r`;
    const changed = `SELECT c.id AS id FROM actions c WHERE c.issue_id IN (${marks(changedIssueIds)}) AND c.issue_state IN ${HAS_ISSUE}`;
    const asked = changedIssueIds.length === 0 ? turns : `${turns} UNION ${changed}`;
    return readActions(byRead, changedIssueIds, `(${asked}) x JOIN actions t ON t.id = x.id`);
  },

  dueWrites: (now, limit) =>
    readIds(
      `SELECT t.id AS id FROM actions t WHERE t.write_due_at <= ? ORDER BY t.write_due_at LIMIT ${String(limit)}`,
      [toSqlInstant(now)],
    ),

  async verified(ids, at) {
    if (ids.length === 0) return;
    await write(`UPDATE actions SET issue_read_at = ? WHERE id IN (${marks(ids)})`, [
      toSqlInstant(at),
      ...ids,
    ]);
  },

  marked: (ids) => writeMarked(ids, 1),
  unmarked: (ids) => writeMarked(ids, 0),
} satisfies Partial<IssueLinks>;
