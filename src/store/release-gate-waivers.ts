import * as v from 'valibot';
import type { Change, Commit, GateMoment, GivenWaiver, StoredWaiver } from '../app/ports';
import { DEFAULT_WAIVER_RULES, type WaiverRules } from '../domain/release-gate-policy';
import { MOST_COVERED } from '../domain/release-gate-waiver';
import { flagColumn, instantColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { POLICY_COLUMNS, setPolicyColumn, STORED_POLICY } from './release-gate-policy-columns';
import { coverableOf, momentParams } from './release-gate-verdict';
import { isLastLogged } from './last-logged';
import { select } from './sql';

/** The latest ones; what is older is in the history. */
const WAIVERS_SHOWN = 50;

const COVERABLE = coverableOf(
  `SELECT s.id AS service_id, s.name AS service_name, ${POLICY_COLUMNS}, 0 AS policy_version, '' AS policy_source
   FROM services s ${STORED_POLICY} WHERE s.id = ?`,
  MOST_COVERED + 1,
);

/** Ids of what holds a release of a service now; one more than a waiver may cover when there are too many. */
export async function coverable(serviceId: string, asked: GateMoment): Promise<readonly string[]> {
  const rows = await select(
    COVERABLE,
    [serviceId, ...momentParams(asked, null)],
    v.object({ id: v.string() }),
  );
  return rows.map(({ id }) => id);
}

export function giveWaiver(waiver: GivenWaiver, change: Change): Promise<Commit> {
  return commitInsert(
    TABLES.gateWaivers,
    waiver.id,
    {
      service_id: waiver.serviceId,
      reason: waiver.reason,
      given_by: change.by,
      given_at: toSqlInstant(waiver.givenAt),
      ends_at: toSqlInstant(waiver.endsAt),
      release_version: waiver.release,
      covers: waiver.covers.join(','),
      covers_new: waiver.coversNew ? 1 : 0,
    },
    change,
  );
}

export async function endWaiver(
  id: string,
  serviceId: string,
  version: number,
  change: Change,
): Promise<Commit> {
  const logged = await isLastLogged(TABLES.gateWaivers, id);
  return commitUpdate(
    TABLES.gateWaivers,
    { id, version, logged },
    { ended_at: toSqlInstant(change.at) },
    change,
    { sql: ' AND ended_at IS NULL AND service_id = ?', params: [serviceId] },
  );
}

export async function waiverRules(serviceId: string): Promise<WaiverRules | null> {
  const [row] = await select(
    `SELECT g.body AS policy FROM services s ${STORED_POLICY} WHERE s.id = ?`,
    [serviceId],
    v.object({ policy: v.nullable(setPolicyColumn) }),
  );
  return row ? (row.policy?.waivers ?? DEFAULT_WAIVER_RULES) : null;
}

/** A waiver as a statement reads it: `WAIVER_COLUMNS` in this order. */
export const waiverRow = v.object({
  id: v.string(),
  version: numberColumn,
  service_id: v.string(),
  service_name: v.string(),
  reason: v.string(),
  given_by: v.nullable(v.string()),
  given_at: instantColumn,
  ends_at: instantColumn,
  ended_at: v.nullable(instantColumn),
  release_version: v.nullable(v.string()),
  covers: v.string(),
  covers_new: flagColumn,
});

export const WAIVER_COLUMNS = `t.id AS id, t.version AS version, t.service_id AS service_id, s.name AS service_name, t.reason AS reason,
       pe.account_id AS given_by, t.given_at AS given_at, t.ends_at AS ends_at, t.ended_at AS ended_at,
       t.release_version AS release_version, t.covers AS covers, t.covers_new AS covers_new`;
export const WAIVER_TABLES = `gate_waivers t JOIN services s ON s.id = t.service_id LEFT JOIN people pe ON pe.id = t.given_by`;

/** The latest waivers, newest first, whether or not they still hold. */
export async function listWaivers(): Promise<readonly StoredWaiver[]> {
  const rows = await select(
    `SELECT ${WAIVER_COLUMNS} FROM ${WAIVER_TABLES} ORDER BY t.given_at DESC, t.id DESC LIMIT ${String(WAIVERS_SHOWN)}`,
    [],
    waiverRow,
  );
  return rows.map(storedWaiver);
}

export function storedWaiver(one: v.InferOutput<typeof waiverRow>): StoredWaiver {
  return {
    id: one.id,
    version: one.version,
    serviceId: one.service_id,
    serviceName: one.service_name,
    reason: one.reason,
    by: one.given_by ?? '',
    givenAt: one.given_at,
    endsAt: one.ends_at,
    endedAt: one.ended_at,
    release: one.release_version,
    covers: one.covers === '' ? [] : one.covers.split(','),
    coversNew: one.covers_new,
  };
}
