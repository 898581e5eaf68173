/** As many blockers as a verdict names; more would not fit on a screen or in the log. */
const MAX_BLOCKERS = 50;

/** While an action is queued Jira knows nothing of it, so nothing there can close it or make it unsure. */
const UNLINKED_OPEN = `((a.issue_state = 'none' AND a.status <> 'done') OR a.issue_state = 'queued')`;
const LINKED_OPEN = `a.issue_state NOT IN ('none', 'queued') AND NOT (a.issue_state = 'linked' AND a.issue_done = 1)`;
const NEVER = `'1970-01-01 00:00:00.000'`;

/** Of a list of names, null for all of them. */
const among = (column: string, list: string) => `(${list} IS NULL OR FIND_IN_SET(${column}, ${list}) > 0)`;

const OF_SERVICE = `FROM asked q
     JOIN postmortem_services ps ON ps.service_id = q.service_id AND ps.removed_at IS NULL
     JOIN postmortems p ON p.id = ps.postmortem_id AND p.removed_at IS NULL AND ${among('p.severity', 'q.severities')}`;

/**
 * The whole verdict in one statement, whether one action is open or a hundred thousand: per service its policy and
 * counts, then the worst blockers. Which actions count is domain/gate-policy `countsForGate` and `isQuiet`, what is open
 * domain/actions `isOpen`; a test compares them. What is `unverified` is said at domain/release-gate
 * `MAX_UNVERIFIED_MS` and `MAX_UNREAD_MS`.
 *
 * Parameters: those of `asked`; today's date; since when issues must have been read and confirmed; now, twice.
 * @param asked the services asked about with their policies, as one SELECT
 */
export function verdictOf(asked: string): string {
  return `WITH sweep AS (SELECT MAX(w.completed_at) AS completed_at FROM sweeps w WHERE w.id = 'actions'),
   asked AS (${asked}),
   counted AS (
     SELECT q.service_id AS service_id, a.id AS action_id, a.postmortem_id AS postmortem_id, a.title AS title,
       a.priority_rank AS priority_rank,
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
     SELECT q.service_id AS service_id, COUNT(*) AS incidents
     ${OF_SERVICE}
     WHERE q.quiet_hours > 0 AND CASE WHEN p.resolved_at IS NULL
       THEN p.started_at IS NOT NULL OR p.detected_at IS NOT NULL
       ELSE DATE_ADD(p.resolved_at, INTERVAL q.quiet_hours HOUR) > ? END
     GROUP BY q.service_id),
   ranked AS (
     SELECT c.service_id AS service_id, c.action_id AS action_id, c.postmortem_id AS postmortem_id, c.title AS title,
       ROW_NUMBER() OVER (PARTITION BY c.service_id ORDER BY c.priority_rank DESC, c.action_id) AS place
     FROM counted c WHERE c.open_unlinked = 1 OR c.open_linked = 1),
   summed AS (
     SELECT c.service_id AS service_id, SUM(c.open_unlinked) AS open_unlinked, SUM(c.open_linked) AS open_linked,
       SUM(c.unverified) AS unverified, SUM((c.open_unlinked + c.open_linked) * c.overdue) AS overdue,
       SUM((c.open_unlinked + c.open_linked) * c.unassigned) AS unassigned,
       SUM((c.open_unlinked + c.open_linked) * c.untracked) AS untracked,
       SUM((c.open_unlinked + c.open_linked) * c.unreachable) AS unreachable
     FROM counted c GROUP BY c.service_id)
   SELECT 'service' AS part, q.service_id AS service_id, q.service_name AS service_name, q.policy_version AS policy_version,
     q.policy_source AS policy_source, q.policy AS policy, COALESCE(c.open_unlinked, 0) AS open_unlinked,
     COALESCE(c.open_linked, 0) AS open_linked, COALESCE(c.unverified, 0) AS unverified, COALESCE(c.overdue, 0) AS overdue,
     COALESCE(c.unassigned, 0) AS unassigned, COALESCE(c.untracked, 0) AS untracked,
     COALESCE(c.unreachable, 0) AS unreachable, COALESCE(t.incidents, 0) AS quiet,
     NULL AS action_id, NULL AS postmortem_id, NULL AS title
   FROM asked q LEFT JOIN summed c ON c.service_id = q.service_id LEFT JOIN quiet t ON t.service_id = q.service_id
   UNION ALL
   SELECT 'blocker', r.service_id, '', 0, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, r.action_id, r.postmortem_id, r.title
   FROM ranked r WHERE r.place <= ${String(MAX_BLOCKERS)}`;
}
