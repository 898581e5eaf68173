import type { GateMoment } from '../app/ports';
import { toSqlInstant } from './columns';
import type { Param } from './sql';

/** As many blockers as a verdict names; more would not fit on a screen or in the log. */
const MAX_BLOCKERS = 50;

/** While an action is queued Jira knows nothing of it, so nothing there can close it or make it unsure. */
const UNLINKED_OPEN = `((a.issue_state = 'none' AND a.status <> 'done') OR a.issue_state = 'queued')`;
const LINKED_OPEN = `a.issue_state NOT IN ('none', 'queued') AND NOT (a.issue_state = 'linked' AND a.issue_done = 1)`;
const NEVER = `'1970-01-01 00:00:00.000'`;

/** Of a list of names, null for all of them. */
const among = (column: string, list: string) => `(${list} IS NULL OR FIND_IN_SET(${column}, ${list}) > 0)`;

/** Whether a waiver of the service that is asked about covers what has this id: 1 or 0. */
const waived = (id: string) => `CASE WHEN EXISTS (SELECT 1 FROM waivers w WHERE w.service_id = q.service_id
         AND (w.covers_new = 1 OR FIND_IN_SET(${id}, w.covers) > 0)) THEN 1 ELSE 0 END`;

const OF_SERVICE = `FROM asked q
     JOIN postmortem_services ps ON ps.service_id = q.service_id AND ps.removed_at IS NULL
     JOIN postmortems p ON p.id = ps.postmortem_id AND p.removed_at IS NULL AND ${among('p.severity', 'q.severities')}`;

/** What statements about verdicts begin with: who is asked about, what counts there, what a waiver covers. */
export function partsOf(asked: string): string {
  return `WITH sweep AS (SELECT MAX(w.completed_at) AS completed_at FROM sweeps w WHERE w.id = 'actions'),
   asked AS (${asked}),
   waivers AS (
     SELECT w.id AS id, w.service_id AS service_id, w.covers AS covers, w.covers_new AS covers_new, w.ends_at AS ends_at,
       w.reason AS reason
     FROM asked q JOIN gate_waivers w ON w.service_id = q.service_id AND w.ended_at IS NULL AND w.ends_at > ?
       AND (w.release_version IS NULL OR w.release_version = ?)),
   counted AS (
     SELECT q.service_id AS service_id, a.id AS action_id, a.postmortem_id AS postmortem_id,
       p.page_id AS page_id, p.local_id AS local_id, a.title AS title, a.priority AS priority,
       a.priority_rank AS priority_rank, a.issue_key AS issue_key, a.owner_id AS owner_id, a.due_on AS due_on,
       a.added_at AS added_at, ${waived('a.id')} AS waived,
       CASE WHEN ${UNLINKED_OPEN} THEN 1 ELSE 0 END AS open_unlinked,
       CASE WHEN ${LINKED_OPEN} THEN 1 ELSE 0 END AS open_linked,
       CASE WHEN a.due_on < ? THEN 1 ELSE 0 END AS overdue,
       CASE WHEN a.owner_id IS NULL THEN 1 ELSE 0 END AS unassigned,
       CASE WHEN a.issue_state = 'none' THEN 1 ELSE 0 END AS untracked,
       CASE WHEN a.issue_state = 'unreachable' THEN 1 ELSE 0 END AS unreachable,
       CASE WHEN a.issue_state = 'linked' AND COALESCE(a.issue_read_at, ${NEVER}) < ? THEN 1
         WHEN a.issue_state IN ('linked', 'unreachable') AND GREATEST(COALESCE(a.issue_read_at, ${NEVER}),
           CASE WHEN a.issue_state = 'linked' AND a.issue_marked = 0 THEN ${NEVER}
             ELSE COALESCE((SELECT w.completed_at FROM sweep w), ${NEVER}) END) < ? THEN 1
         ELSE 0 END AS unverified
     ${OF_SERVICE}
     JOIN actions a ON a.postmortem_id = p.id AND a.removed_at IS NULL AND a.status <> 'dropped'
       AND a.priority_rank >= q.least_rank AND ${among('a.type', 'q.types')}
     WHERE a.priority_rank >= q.lowest_rank
       OR DATE_ADD(a.added_at, INTERVAL CASE a.priority_rank WHEN 3 THEN q.past_high WHEN 2 THEN q.past_medium
         ELSE q.past_low END DAY) <= ?),
   quiet AS (
     SELECT q.service_id AS service_id, p.id AS postmortem_id, ${waived('p.id')} AS waived
     ${OF_SERVICE}
     WHERE q.quiet_hours > 0 AND CASE WHEN p.resolved_at IS NULL
       THEN p.started_at IS NOT NULL OR p.detected_at IS NOT NULL
       ELSE DATE_ADD(p.resolved_at, INTERVAL q.quiet_hours HOUR) > ? END),
   ranked AS (
     SELECT c.service_id AS service_id, c.action_id AS action_id, c.postmortem_id AS postmortem_id,
       c.page_id AS page_id, c.local_id AS local_id, c.title AS title, c.priority AS priority,
       c.issue_key AS issue_key, c.owner_id AS owner_id, c.due_on AS due_on, c.added_at AS added_at,
       ROW_NUMBER() OVER (PARTITION BY c.service_id ORDER BY c.priority_rank DESC, c.action_id) AS place
     FROM counted c WHERE c.waived = 0 AND (c.open_unlinked = 1 OR c.open_linked = 1)),
   summed AS (
     SELECT c.service_id AS service_id, SUM((1 - c.waived) * c.open_unlinked) AS open_unlinked,
       SUM((1 - c.waived) * c.open_linked) AS open_linked, SUM((1 - c.waived) * c.unverified) AS unverified,
       SUM((1 - c.waived) * (c.open_unlinked + c.open_linked) * c.overdue) AS overdue,
       SUM((1 - c.waived) * (c.open_unlinked + c.open_linked) * c.unassigned) AS unassigned,
       SUM((1 - c.waived) * (c.open_unlinked + c.open_linked) * c.untracked) AS untracked,
       SUM((1 - c.waived) * (c.open_unlinked + c.open_linked) * c.unreachable) AS unreachable,
       SUM(c.waived * CASE WHEN c.open_unlinked + c.open_linked + c.unverified > 0 THEN 1 ELSE 0 END) AS waived
     FROM counted c GROUP BY c.service_id),
   calm AS (
     SELECT t.service_id AS service_id, SUM(1 - t.waived) AS incidents, SUM(t.waived) AS waived
     FROM quiet t GROUP BY t.service_id)`;
}

/**
 * The whole verdict in one statement, whether one action is open or a hundred thousand: per service its policy and
 * counts, then the worst blockers. Which actions count is domain/gate-policy `countsForGate` and `isQuiet`, what is open
 * domain/actions `isOpen`; a test compares them. What is `unverified` is said at domain/release-gate
 * `MAX_UNVERIFIED_MS` and `MAX_UNREAD_MS`.
 *
 * Parameters: those of `asked`, then `momentParams`.
 * @param asked the services asked about with their policies, as one SELECT
 */
export const verdictOf = (asked: string): string => `${partsOf(asked)}
   SELECT 'service' AS part, q.service_id AS service_id, q.service_name AS service_name, q.policy_version AS policy_version,
     q.policy_source AS policy_source, q.policy AS policy, COALESCE(c.open_unlinked, 0) AS open_unlinked,
     COALESCE(c.open_linked, 0) AS open_linked, COALESCE(c.unverified, 0) AS unverified, COALESCE(c.overdue, 0) AS overdue,
     COALESCE(c.unassigned, 0) AS unassigned, COALESCE(c.untracked, 0) AS untracked,
     COALESCE(c.unreachable, 0) AS unreachable, COALESCE(t.incidents, 0) AS quiet,
     COALESCE(c.waived, 0) + COALESCE(t.waived, 0) AS waived, NULL AS action_id, NULL AS postmortem_id, NULL AS title,
     NULL AS ends_at, NULL AS page_id, NULL AS local_id, NULL AS priority, NULL AS issue_key, NULL AS owner, NULL AS due_on,
     NULL AS added_at
   FROM asked q LEFT JOIN summed c ON c.service_id = q.service_id LEFT JOIN calm t ON t.service_id = q.service_id
   UNION ALL
   SELECT 'blocker', r.service_id, '', 0, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, r.action_id, r.postmortem_id, r.title, NULL,
     r.page_id, r.local_id, r.priority, r.issue_key, o.account_id, r.due_on, r.added_at
   FROM ranked r LEFT JOIN people o ON o.id = r.owner_id WHERE r.place <= ${String(MAX_BLOCKERS)}
   UNION ALL
   SELECT 'waiver', w.service_id, '', 0, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, w.id, NULL, w.reason, w.ends_at,
     NULL, NULL, NULL, NULL, NULL, NULL, NULL
   FROM waivers w`;

/** What holds a release of the services asked about, and could be waived: ids of actions and incidents, at most so many. */
export const coverableOf = (asked: string, most: number): string => `${partsOf(asked)}
   SELECT c.action_id AS id FROM counted c WHERE c.open_unlinked + c.open_linked + c.unverified > 0
   UNION SELECT t.postmortem_id AS id FROM quiet t LIMIT ${String(most)}`;

/** The parameters that follow those of `asked`, in this order: the statements speak of nothing else. */
export function momentParams(
  { now, readSince, confirmedSince }: GateMoment,
  release: string | null,
): Param[] {
  const at = toSqlInstant(now);
  return [at, release, now.slice(0, 10), toSqlInstant(readSince), toSqlInstant(confirmedSince), at, at];
}
