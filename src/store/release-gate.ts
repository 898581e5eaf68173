import * as v from 'valibot';
import type { GateBlocker, GateMoment, GateReading, ReleaseGates } from '../app/ports';
import { DEFAULT_POLICY, POLICY_SOURCES } from '../domain/release-gate-policy';
import { PRIORITIES } from '../domain/actions';
import { dateColumn, instantColumn, numberColumn } from './columns';
import { POLICY_COLUMNS, policyColumn, policyValues, STORED_POLICY } from './release-gate-policy-columns';
import { readGateSettings, savePolicy } from './release-gate-settings';
import { forget, namesOf, readDecisions, refuse } from './release-gate-decisions';
import { readHolding } from './release-gate-holding';
import { logDecisions } from './release-gate-log';
import { saveProjects } from './release-gate-projects';
import { createToken, readToken, revokeToken } from './release-gate-tokens';
import { momentParams, verdictOf } from './release-gate-verdict';
import { coverable, endWaiver, giveWaiver, listWaivers, waiverRules } from './release-gate-waivers';
import { marks, type Param, select } from './sql';

/** As many services as a policy is tried on. */
const SERVICES_MOST = 200;

const row = v.object({
  part: v.picklist(['service', 'blocker', 'waiver']),
  service_id: v.string(),
  service_name: v.string(),
  policy_version: numberColumn,
  policy_source: v.nullable(v.picklist(POLICY_SOURCES)),
  policy: v.nullable(policyColumn),
  open_unlinked: numberColumn,
  open_linked: numberColumn,
  unverified: numberColumn,
  overdue: numberColumn,
  unassigned: numberColumn,
  untracked: numberColumn,
  unreachable: numberColumn,
  quiet: numberColumn,
  waived: numberColumn,
  action_id: v.nullable(v.string()),
  postmortem_id: v.nullable(v.string()),
  title: v.nullable(v.string()),
  ends_at: v.nullable(instantColumn),
  page_id: v.nullable(v.string()),
  local_id: v.nullable(v.string()),
  priority: v.nullable(v.picklist(PRIORITIES)),
  issue_key: v.nullable(v.string()),
  owner: v.nullable(v.string()),
  due_on: v.nullable(dateColumn),
  added_at: v.nullable(instantColumn),
});
type Row = v.InferOutput<typeof row>;

const STORED_SOURCE = `CASE WHEN g.id IS NULL THEN 'product' WHEN g.id = 'default' THEN 'default' ELSE 'service' END`;

const storedFrom = (services: string) =>
  verdictOf(`SELECT s.id AS service_id, s.name AS service_name, ${POLICY_COLUMNS},
    COALESCE(g.version, 0) AS policy_version, ${STORED_SOURCE} AS policy_source
   FROM ${services}`);
const stored = (which: string) => storedFrom(`services s ${STORED_POLICY} WHERE ${which}`);
/** Of services named by a statement of their ids, so that each is found by its key. */
const storedOf = (ids: string) =>
  storedFrom(`(${ids}) named JOIN services s ON s.id = named.id ${STORED_POLICY}`);

const releasedInto = (column: string) =>
  `SELECT gp.id AS id FROM gate_projects gp WHERE FIND_IN_SET(?, gp.${column}) > 0`;
const NAMED = storedOf(
  `SELECT n.id AS id FROM services n WHERE n.service_key = ? UNION ${releasedInto('project_keys')}`,
);
const OF_PROJECT = storedOf(releasedInto('project_ids'));
const OF_POSTMORTEM = stored(`s.id IN (SELECT l.service_id FROM postmortem_services l
  JOIN postmortems lp ON lp.id = l.postmortem_id WHERE lp.page_id = ? AND lp.local_id = ? AND lp.removed_at IS NULL
  AND l.removed_at IS NULL)`);

/** A policy that stands nowhere, as if it were a row. */
const GIVEN_POLICY = `JOIN (SELECT CAST(? AS SIGNED) AS lowest_rank, CAST(? AS SIGNED) AS least_rank,
  CAST(? AS SIGNED) AS past_high, CAST(? AS SIGNED) AS past_medium, CAST(? AS SIGNED) AS past_low, ? AS severities,
  ? AS types, CAST(? AS SIGNED) AS quiet_hours, ? AS body) g`;
const given = (which: string, source: string) =>
  verdictOf(`SELECT s.id AS service_id, s.name AS service_name, ${POLICY_COLUMNS}, 0 AS policy_version,
    '${source}' AS policy_source
   FROM services s ${GIVEN_POLICY} WHERE ${which} ORDER BY s.name LIMIT ${String(SERVICES_MOST)}`);

const TRY_ONE = given('s.id = ?', 'service');
const TRY_DEFAULT = given(
  'NOT EXISTS (SELECT 1 FROM gate_policies own WHERE own.id = s.id AND own.body IS NOT NULL)',
  'default',
);

async function read(
  query: string,
  params: readonly Param[],
  asked: GateMoment,
  release: string | null = null,
): Promise<GateReading[]> {
  const rows = await select(query, [...params, ...momentParams(asked, release)], row);
  return rows
    .filter((part) => part.part === 'service')
    .map((service) => ({
      serviceId: service.service_id,
      serviceName: service.service_name,
      policy: service.policy ?? DEFAULT_POLICY,
      policySource: service.policy_source ?? 'product',
      policyVersion: service.policy_version,
      facts: {
        openUnlinked: service.open_unlinked,
        openLinked: service.open_linked,
        unverified: service.unverified,
        overdue: service.overdue,
        unassigned: service.unassigned,
        untracked: service.untracked,
        unreachable: service.unreachable,
        quiet: service.quiet,
        waived: service.waived,
      },
      blockers: rows.flatMap((part) => (part.service_id === service.service_id ? blockerIn(part) : [])),
      waivers: rows.flatMap((part) =>
        part.part === 'waiver' &&
        part.service_id === service.service_id &&
        part.action_id !== null &&
        part.ends_at !== null
          ? [{ id: part.action_id, endsAt: part.ends_at, reason: part.title ?? '' }]
          : [],
      ),
    }));
}

function blockerIn(part: Row): GateBlocker[] {
  if (part.part !== 'blocker' || part.action_id === null || part.priority === null || part.added_at === null)
    return [];
  return [
    {
      actionId: part.action_id,
      postmortemId: part.postmortem_id ?? '',
      page: { pageId: part.page_id ?? '', localId: part.local_id ?? '' },
      title: part.title ?? '',
      priority: part.priority,
      issueKey: part.issue_key,
      owner: part.owner,
      dueOn: part.due_on,
      addedAt: part.added_at,
    },
  ];
}

export const releaseGates: ReleaseGates = {
  readNamed: ({ serviceKey, projectKey }, asked, release) =>
    read(NAMED, [serviceKey, projectKey], asked, release),

  async readByIds(serviceIds, asked, release) {
    if (serviceIds.length === 0) return [];
    return read(stored(`s.id IN (${marks(serviceIds)})`), serviceIds, asked, release);
  },

  readOfProject: (projectId, asked, release) => read(OF_PROJECT, [projectId], asked, release),

  holding: readHolding,
  readOfPostmortem: (page, asked) => read(OF_POSTMORTEM, [page.pageId, page.localId], asked),

  tryPolicy(serviceId, policy, asked) {
    const values = Object.values(policyValues(policy));
    return serviceId === null
      ? read(TRY_DEFAULT, values, asked)
      : read(TRY_ONE, [...values, serviceId], asked);
  },

  coverable,
  giveWaiver,
  endWaiver,
  waiverRules,
  waivers: listWaivers,
  token: readToken,
  createToken,
  revokeToken,
  settings: readGateSettings,
  savePolicy,

  log: logDecisions,
  decisions: readDecisions,
  namesOf,
  forget,
  refuse,
  saveProjects,
};
