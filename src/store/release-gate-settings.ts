import * as v from 'valibot';
import type { Change, Commit, Refusals, StoredGateSettings } from '../app/ports';
import { DEFAULT_POLICY, DEFAULT_WAIVER_RULES, type SetPolicy } from '../domain/release-gate-policy';
import { instantColumn, numberColumn } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { policyValues, setPolicyColumn } from './release-gate-policy-columns';
import { projectsIn } from './release-gate-projects';
import { serviceIds } from './release-gate-tokens';
import { isLastLogged } from './last-logged';
import { select } from './sql';

/** The row of the site's default; a service's row has the service's id. */
const DEFAULT_ID = 'default';

export async function readGateSettings(): Promise<StoredGateSettings> {
  const services = await select(
    `SELECT s.id AS id, s.name AS name, s.service_key AS service_key, s.version AS version,
      COALESCE(g.version, 0) AS policy_version, g.body AS policy, COALESCE(gp.version, 0) AS projects_version,
      gp.project_ids AS project_ids, gp.project_keys AS project_keys
     FROM services s LEFT JOIN gate_policies g ON g.id = s.id LEFT JOIN gate_projects gp ON gp.id = s.id ORDER BY s.name`,
    [],
    v.object({
      id: v.string(),
      name: v.string(),
      service_key: v.string(),
      version: numberColumn,
      policy_version: numberColumn,
      policy: v.nullable(setPolicyColumn),
      projects_version: numberColumn,
      project_ids: v.nullable(v.string()),
      project_keys: v.nullable(v.string()),
    }),
  );
  const [standard] = await select(
    `SELECT g.version AS version, g.body AS policy FROM gate_policies g WHERE g.id = 'default'`,
    [],
    v.object({ version: numberColumn, policy: v.nullable(setPolicyColumn) }),
  );
  const tokens = await select(
    `SELECT t.id AS id, t.name AS name, t.version AS version, t.service_ids AS service_ids, t.created_at AS created_at,
      t.revoked_at AS revoked_at, (SELECT MAX(d.decided_at) FROM gate_decisions d WHERE d.caller_id = t.id) AS last_used_at
     FROM gate_tokens t ORDER BY t.created_at DESC`,
    [],
    v.object({
      id: v.string(),
      name: v.string(),
      version: numberColumn,
      service_ids: serviceIds,
      created_at: instantColumn,
      revoked_at: v.nullable(instantColumn),
      last_used_at: v.nullable(instantColumn),
    }),
  );
  const refusals = await select(
    `SELECT r.token_id AS token_id, SUM(r.refused) AS refused, MAX(r.last_at) AS last_at FROM gate_refusals r GROUP BY r.token_id`,
    [],
    v.object({ token_id: v.string(), refused: numberColumn, last_at: instantColumn }),
  );
  const refusalsOf = (id: string): Refusals => {
    const counted = refusals.find((one) => one.token_id === id);
    return { count: counted?.refused ?? 0, lastAt: counted?.last_at ?? null };
  };
  return {
    refusals: refusalsOf(''),
    defaultPolicy: {
      version: standard?.version ?? 0,
      value: standard?.policy ?? { ...DEFAULT_POLICY, waivers: DEFAULT_WAIVER_RULES },
    },
    services: services.map((row) => ({
      id: row.id,
      name: row.name,
      key: row.service_key,
      version: row.version,
      policyVersion: row.policy_version,
      policy: row.policy,
      projects: { version: row.projects_version, value: projectsIn(row.project_ids, row.project_keys) },
    })),
    tokens: tokens.map((row) => ({
      id: row.id,
      name: row.name,
      version: row.version,
      serviceIds: row.service_ids,
      createdAt: row.created_at,
      revokedAt: row.revoked_at,
      lastUsedAt: row.last_used_at,
      refusals: refusalsOf(row.id),
    })),
  };
}

export async function savePolicy(
  serviceId: string | null,
  version: number,
  policy: SetPolicy | null,
  change: Change,
): Promise<Commit> {
  const id = serviceId ?? DEFAULT_ID;
  const values = policyValues(policy);
  if (version === 0) return commitInsert(TABLES.gatePolicies, id, values, change);
  const logged = await isLastLogged(TABLES.gatePolicies, id);
  return commitUpdate(TABLES.gatePolicies, { id, version, logged }, values, change);
}
