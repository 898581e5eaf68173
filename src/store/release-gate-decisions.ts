import * as v from 'valibot';
import type { DecisionFilter, DecisionPlace, NamedBlocker, StoredDecision } from '../app/ports';
import { GATE_CALLERS, GATE_CODES, VERDICTS } from '../domain/release-gate';
import { instantColumn, jsonColumn, numberColumn, toSqlInstant } from './columns';
import { marks, type Param, select, write } from './sql';

const AT_ONCE = 50;
const FORGOTTEN_AT_ONCE = 5_000;

const facts = v.object({
  openUnlinked: v.number(),
  openLinked: v.number(),
  unverified: v.number(),
  overdue: v.number(),
  unassigned: v.number(),
  untracked: v.number(),
  unreachable: v.number(),
  quiet: v.number(),
  waived: v.number(),
});

const row = v.pipe(
  v.object({
    id: v.string(),
    question_id: v.string(),
    at: instantColumn,
    caller: v.picklist(GATE_CALLERS),
    caller_id: v.string(),
    service_id: v.nullable(v.string()),
    service_name: v.nullable(v.string()),
    token_name: v.nullable(v.string()),
    asked_service: v.string(),
    asked_version: v.string(),
    verdict: v.picklist(VERDICTS),
    code: v.picklist(GATE_CODES),
    policy_version: v.nullable(numberColumn),
    facts: v.nullable(jsonColumn(facts)),
    blockers: jsonColumn(v.array(v.string())),
    waiver_id: v.nullable(v.string()),
    waiver_reason: v.nullable(v.string()),
  }),
  v.transform((one): StoredDecision => ({
    id: one.id,
    questionId: one.question_id,
    at: one.at,
    caller: { kind: one.caller, id: one.caller_id },
    serviceId: one.service_id,
    serviceName: one.service_name,
    tokenName: one.token_name,
    asked: { service: one.asked_service, version: one.asked_version },
    decision: { verdict: one.verdict, code: one.code },
    policyVersion: one.policy_version,
    facts: one.facts,
    blockers: one.blockers,
    waiverId: one.waiver_id,
    waiverReason: one.waiver_reason,
  })),
);

function conditions(filter: DecisionFilter, after: DecisionPlace | null) {
  const all: { sql: string; params: Param[] }[] = [];
  const add = (sql: string, ...params: Param[]) => all.push({ sql, params });
  if (filter.serviceId !== null) add('d.service_id = ?', filter.serviceId);
  if (filter.release !== null) add('LOCATE(?, d.asked_version) > 0', filter.release);
  if (filter.verdict !== null) add('d.verdict = ?', filter.verdict);
  if (filter.from !== null) add('d.decided_at >= ?', toSqlInstant(filter.from));
  if (filter.until !== null) add('d.decided_at < ?', toSqlInstant(filter.until));
  if (after !== null) {
    const at = toSqlInstant(after.at);
    add('d.decided_at <= ? AND (d.decided_at < ? OR d.id < ?)', at, at, after.id);
  }
  const where = all.length === 0 ? '' : `WHERE ${all.map(({ sql }) => sql).join(' AND ')}`;
  return { where, params: all.flatMap(({ params }) => params) };
}

/** The latest first, one statement. */
export async function readDecisions(filter: DecisionFilter, after: DecisionPlace | null) {
  const { where, params } = conditions(filter, after);
  const found = await select(
    `SELECT d.id AS id, d.question_id AS question_id, d.decided_at AS at, d.caller AS caller, d.caller_id AS caller_id,
       d.service_id AS service_id, s.name AS service_name, t.name AS token_name, d.asked_service AS asked_service,
       d.asked_version AS asked_version, d.verdict AS verdict, d.code AS code, d.policy_version AS policy_version,
       d.facts AS facts, d.blockers AS blockers, d.waiver_id AS waiver_id, w.reason AS waiver_reason
     FROM gate_decisions d LEFT JOIN services s ON s.id = d.service_id LEFT JOIN gate_tokens t ON t.id = d.caller_id
       LEFT JOIN gate_waivers w ON w.id = d.waiver_id
     ${where} ORDER BY d.decided_at DESC, d.id DESC LIMIT ${String(AT_ONCE + 1)}`,
    params,
    row,
  );
  return { decisions: found.slice(0, AT_ONCE), more: found.length > AT_ONCE };
}

export async function namesOf(actionIds: readonly string[]): Promise<readonly NamedBlocker[]> {
  if (actionIds.length === 0) return [];
  const rows = await select(
    `SELECT a.id AS id, a.title AS title, a.issue_key AS issue_key, p.page_id AS page_id FROM actions a
     JOIN postmortems p ON p.id = a.postmortem_id AND p.removed_at IS NULL
     WHERE a.removed_at IS NULL AND a.id IN (${marks(actionIds)})`,
    actionIds,
    v.object({ id: v.string(), title: v.string(), issue_key: v.nullable(v.string()), page_id: v.string() }),
  );
  return rows.map((one) => ({
    actionId: one.id,
    title: one.title,
    issueKey: one.issue_key,
    pageId: one.page_id,
  }));
}

export async function forget(decisionsBefore: string | null, refusalsBefore: string): Promise<number> {
  const most = `LIMIT ${String(FORGOTTEN_AT_ONCE)}`;
  await write(`DELETE FROM gate_refusals WHERE refused_on < ? ${most}`, [refusalsBefore.slice(0, 10)]);
  if (decisionsBefore === null) return 0;
  return write(`DELETE FROM gate_decisions WHERE decided_at < ? ${most}`, [toSqlInstant(decisionsBefore)]);
}

/** One statement. */
export async function refuse(tokenId: string | null, at: string): Promise<void> {
  await write(
    `INSERT INTO gate_refusals (token_id, refused_on, refused, last_at) VALUES (?, ?, 1, ?)
     ON DUPLICATE KEY UPDATE refused = refused + 1, last_at = GREATEST(last_at, VALUES(last_at))`,
    [tokenId ?? '', at.slice(0, 10), toSqlInstant(at)],
  );
}
