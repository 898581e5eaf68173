import type { LoggedDecision } from '../app/ports';
import { toSqlInstant } from './columns';
import { type Param, write } from './sql';

const COLUMNS = [
  'id',
  'question_id',
  'decided_at',
  'caller',
  'caller_id',
  'service_id',
  'asked_service',
  'asked_version',
  'verdict',
  'code',
  'policy_version',
  'facts',
  'blockers',
  'waiver_id',
] as const;

/** As long as their columns. */
const NAME_MOST = 200;
const CALLER_MOST = 100;

const rowOf = (decision: LoggedDecision): Record<(typeof COLUMNS)[number], Param> => ({
  id: decision.id,
  question_id: decision.questionId,
  decided_at: toSqlInstant(decision.at),
  caller: decision.caller.kind,
  caller_id: decision.caller.id.slice(0, CALLER_MOST),
  service_id: decision.serviceId,
  asked_service: decision.asked.service.slice(0, NAME_MOST),
  asked_version: decision.asked.version.slice(0, NAME_MOST),
  verdict: decision.decision.verdict,
  code: decision.decision.code,
  policy_version: decision.policyVersion,
  facts: decision.facts && JSON.stringify(decision.facts),
  blockers: JSON.stringify(decision.blockers),
  waiver_id: decision.waiverId,
});

/** Writes the parts of an answer down, in one statement; repeating it changes nothing. */
export async function logDecisions(decisions: readonly LoggedDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  const rows = decisions.map(rowOf);
  const marks = `(${COLUMNS.map(() => '?').join(', ')})`;
  await write(
    `INSERT INTO gate_decisions (${COLUMNS.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}
     ON DUPLICATE KEY UPDATE id = VALUES(id)`,
    rows.flatMap((row) => COLUMNS.map((column) => row[column])),
  );
}
