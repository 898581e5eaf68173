import * as v from 'valibot';
import type { GateReading, PageRef, ReleaseGates } from '../app/ports';
import { PRIORITIES, priorityRank } from '../domain/actions';
import { DEFAULT_POLICY, type Freshness } from '../domain/release-gate';
import { numberColumn, toSqlInstant } from './columns';
import { type Param, select, write } from './sql';
import { readGateSettings, savePolicy } from './release-gate-settings';
import { createToken, readToken, revokeToken } from './release-gate-tokens';

/** As many blockers as a verdict names; more would not fit on a screen or in the log. */
const MAX_BLOCKERS = 50;

const row = v.object({
  part: v.picklist(['service', 'blocker']),
  service_id: v.string(),
  service_name: v.string(),
  policy_version: numberColumn,
  lowest_rank: numberColumn,
  open_unlinked: numberColumn,
  open_linked: numberColumn,
  unverified: numberColumn,
  action_id: v.nullable(v.string()),
  postmortem_id: v.nullable(v.string()),
  title: v.nullable(v.string()),
});

/** While an action is queued Jira knows nothing of it, so nothing there can close it or make it unsure. */
const UNLINKED_OPEN = `((a.issue_state = 'none' AND a.status <> 'done') OR a.issue_state = 'queued')`;
const LINKED_OPEN = `a.issue_state NOT IN ('none', 'queued') AND NOT (a.issue_state = 'linked' AND a.issue_done = 1)`;
const NEVER = `'1970-01-01 00:00:00.000'`;
const DEFAULT_RANK = priorityRank(DEFAULT_POLICY.lowestBlocking);

/**
 * The whole verdict in one statement, whether one action is open or a hundred thousand: per service its policy and
 * counts, then the worst blockers. The openness rule is domain/actions `isOpen`; a test compares the two. What is
 * `unverified` is said at domain/release-gate `MAX_UNVERIFIED_MS` and `MAX_UNREAD_MS`.
 */
function statement(which: string): string {
  return `WITH sweep AS (SELECT MAX(w.completed_at) AS completed_at FROM sweeps w WHERE w.id = 'actions'),
   asked AS (
     SELECT s.id AS service_id, s.name AS service_name,
       COALESCE(own.lowest_blocking_rank, standard.lowest_blocking_rank, ${String(DEFAULT_RANK)}) AS lowest_rank,
       COALESCE(CASE WHEN own.lowest_blocking_rank IS NULL THEN NULL ELSE own.version END, standard.version, 0) AS policy_version
     FROM services s LEFT JOIN gate_policies own ON own.id = s.id LEFT JOIN gate_policies standard ON standard.id = 'default'
     WHERE ${which}),
   counted AS (
     SELECT q.service_id AS service_id, a.id AS action_id, a.postmortem_id AS postmortem_id, a.title AS title,
       a.priority_rank AS priority_rank,
       CASE WHEN ${UNLINKED_OPEN} THEN 1 ELSE 0 END AS open_unlinked,
       CASE WHEN ${LINKED_OPEN} THEN 1 ELSE 0 END AS open_linked,
       CASE WHEN a.issue_state = 'linked' AND COALESCE(a.issue_read_at, ${NEVER}) < ? THEN 1
         WHEN a.issue_state IN ('linked', 'unreachable') AND GREATEST(COALESCE(a.issue_read_at, ${NEVER}),
           CASE WHEN a.issue_state = 'linked' AND a.issue_marked = 0 THEN ${NEVER}
             ELSE COALESCE((SELECT w.completed_at FROM sweep w), ${NEVER}) END) < ? THEN 1
         ELSE 0 END AS unverified
     FROM asked q
     JOIN postmortem_services ps ON ps.service_id = q.service_id AND ps.removed_at IS NULL
     JOIN postmortems p ON p.id = ps.postmortem_id AND p.removed_at IS NULL
     JOIN actions a ON a.postmortem_id = p.id AND a.removed_at IS NULL AND a.status <> 'dropped'
       AND a.priority_rank >= q.lowest_rank),
   ranked AS (
     SELECT c.service_id AS service_id, c.action_id AS action_id, c.postmortem_id AS postmortem_id, c.title AS title,
       ROW_NUMBER() OVER (PARTITION BY c.service_id ORDER BY c.priority_rank DESC, c.action_id) AS place
     FROM counted c WHERE c.open_unlinked = 1 OR c.open_linked = 1)
   SELECT 'service' AS part, q.service_id AS service_id, q.service_name AS service_name, q.policy_version AS policy_version,
     q.lowest_rank AS lowest_rank, COALESCE(SUM(c.open_unlinked), 0) AS open_unlinked,
     COALESCE(SUM(c.open_linked), 0) AS open_linked, COALESCE(SUM(c.unverified), 0) AS unverified,
     NULL AS action_id, NULL AS postmortem_id, NULL AS title
   FROM asked q LEFT JOIN counted c ON c.service_id = q.service_id
   GROUP BY q.service_id, q.service_name, q.policy_version, q.lowest_rank
   UNION ALL
   SELECT 'blocker', r.service_id, '', 0, 0, 0, 0, 0, r.action_id, r.postmortem_id, r.title
   FROM ranked r WHERE r.place <= ${String(MAX_BLOCKERS)}`;
}

const BY_KEY = statement('s.service_key = ?');
const OF_POSTMORTEM = statement(`s.id IN (SELECT l.service_id FROM postmortem_services l
  JOIN postmortems lp ON lp.id = l.postmortem_id WHERE lp.page_id = ? AND lp.local_id = ? AND lp.removed_at IS NULL
  AND l.removed_at IS NULL)`);

const instants = ({ readSince, confirmedSince }: Freshness) => [
  toSqlInstant(readSince),
  toSqlInstant(confirmedSince),
];

async function read(query: string, params: readonly Param[]): Promise<GateReading[]> {
  const rows = await select(query, params, row);
  return rows
    .filter((part) => part.part === 'service')
    .map((service) => ({
      serviceId: service.service_id,
      serviceName: service.service_name,
      policy: {
        lowestBlocking: PRIORITIES.find((p) => priorityRank(p) === service.lowest_rank) ?? 'critical',
      },
      policyVersion: service.policy_version,
      facts: {
        openUnlinked: service.open_unlinked,
        openLinked: service.open_linked,
        unverified: service.unverified,
      },
      blockers: rows.flatMap((part) =>
        part.part === 'blocker' &&
        part.service_id === service.service_id &&
        part.action_id &&
        part.postmortem_id
          ? [{ actionId: part.action_id, postmortemId: part.postmortem_id, title: part.title ?? '' }]
          : [],
      ),
    }));
}

export const releaseGates: ReleaseGates = {
  async readByKey(serviceKey, needed) {
    const [reading] = await read(BY_KEY, [serviceKey, ...instants(needed)]);
    return reading ?? null;
  },

  readOfPostmortem: (page: PageRef, needed) =>
    read(OF_POSTMORTEM, [page.pageId, page.localId, ...instants(needed)]),

  token: readToken,
  createToken,
  revokeToken,
  settings: readGateSettings,
  savePolicy,

  async log(decision) {
    await write(
      `INSERT INTO gate_decisions (id, decided_at, token_id, service_id, asked_service, asked_version, verdict, code, policy_version, blockers)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        decision.id,
        toSqlInstant(decision.at),
        decision.tokenId,
        decision.serviceId,
        decision.asked.service.slice(0, 200),
        decision.asked.version.slice(0, 200),
        decision.decision.verdict,
        decision.decision.code,
        decision.policyVersion,
        JSON.stringify(decision.blockers),
      ],
    );
  },
};
