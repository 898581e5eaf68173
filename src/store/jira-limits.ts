import * as v from 'valibot';
import type { JiraLimits, TroubledAction } from '../app/ports';
import { DELAYS, ISSUE_STATES, UNREACHABLE_REASONS } from '../domain/actions';
import { instantColumn, numberColumn, toSqlInstant } from './columns';
import { select, write } from './sql';

/** Until when nothing may be asked of Jira, as an expression, so that other statements bring it along. */
export const PAUSED_UNTIL = `(SELECT jl.at FROM jira_limits jl WHERE jl.id = 'pause')`;

/** Named numbers and named instants in one answer. */
const FACTS = `SELECT t.issue_state AS fact, COUNT(*) AS n, NULL AS at FROM actions t WHERE t.issue_state <> 'none' GROUP BY t.issue_state
  UNION ALL SELECT 'pending', COUNT(*), NULL FROM actions t WHERE t.write_due_at IS NOT NULL
  UNION ALL SELECT 'unmarked', COUNT(*), NULL FROM actions t WHERE t.issue_state IN ('linked', 'unreachable') AND t.issue_marked = 0
  UNION ALL SELECT jl.id, 0, jl.at FROM jira_limits jl
  UNION ALL SELECT 'sweep', 0, w.completed_at FROM sweeps w WHERE w.id = 'actions'`;

/** Worst first: a person must say; an admin must permit; Jira hides it; Jira does not answer; a look or a turn comes by itself. */
const TROUBLE = `CASE WHEN t.issue_state = 'asking' THEN 1 WHEN t.write_delay IN ('forbidden', 'not-connected') THEN 2
  WHEN t.issue_state = 'unreachable' THEN 3 WHEN t.write_delay IS NOT NULL THEN 4 WHEN t.issue_state = 'checking' THEN 5 ELSE 6 END`;

const TROUBLED = `SELECT t.id AS action_id, p.page_id AS page_id, t.issue_key AS issue_key, t.issue_state AS state, t.issue_why AS why,
   t.write_delay AS delay, t.write_attempts AS attempts, COALESCE(t.write_due_at, t.next_lookup_at) AS next_at, t.issue_note AS note
  FROM actions t JOIN postmortems p ON p.id = t.postmortem_id
  WHERE t.issue_state IN ('asking', 'unreachable', 'checking', 'queued') OR t.write_delay IS NOT NULL
  ORDER BY ${TROUBLE}, t.write_attempts DESC, t.id LIMIT 100`;

const fact = v.object({ fact: v.string(), n: numberColumn, at: v.nullable(instantColumn) });

const troubled = v.pipe(
  v.object({
    action_id: v.string(),
    page_id: v.string(),
    issue_key: v.nullable(v.string()),
    state: v.picklist(ISSUE_STATES),
    why: v.nullable(v.picklist(UNREACHABLE_REASONS)),
    delay: v.nullable(v.picklist(DELAYS)),
    attempts: numberColumn,
    next_at: v.nullable(instantColumn),
    note: v.string(),
  }),
  v.transform((row): TroubledAction => ({
    actionId: row.action_id,
    pageId: row.page_id,
    issueKey: row.issue_key,
    state: row.state,
    why: row.why,
    delay: row.delay,
    attempts: row.attempts,
    nextAt: row.next_at,
    note: row.note,
  })),
);

export const jiraLimits: JiraLimits = {
  async pausedUntil() {
    const [row] = await select(
      `SELECT ${PAUSED_UNTIL} AS at`,
      [],
      v.object({ at: v.nullable(instantColumn) }),
    );
    return row?.at ?? null;
  },

  async pause(until) {
    await write(
      `INSERT INTO jira_limits (id, at) VALUES ('pause', ?) ON DUPLICATE KEY UPDATE at = GREATEST(at, VALUES(at))`,
      [toSqlInstant(until)],
    );
  },

  async resume() {
    await write(`DELETE FROM jira_limits WHERE id = 'pause'`, []);
  },

  async nearLimit(at) {
    await write(
      `INSERT INTO jira_limits (id, at) VALUES ('near-limit', ?)
       ON DUPLICATE KEY UPDATE at = CASE WHEN VALUES(at) >= at + INTERVAL 10 MINUTE THEN VALUES(at) ELSE at END`,
      [toSqlInstant(at)],
    );
  },

  async health() {
    const facts = await select(FACTS, [], fact);
    const count = (name: string) => facts.find((row) => row.fact === name)?.n ?? 0;
    const instant = (name: string) => facts.find((row) => row.fact === name)?.at ?? null;
    return {
      pausedUntil: instant('pause'),
      nearLimitAt: instant('near-limit'),
      lastSweepAt: instant('sweep'),
      counts: {
        linked: count('linked'),
        queued: count('queued'),
        creating: count('creating'),
        checking: count('checking'),
        asking: count('asking'),
        unreachable: count('unreachable'),
        pending: count('pending'),
        unmarked: count('unmarked'),
      },
      troubled: await select(TROUBLED, [], troubled),
    };
  },
};
