import { migrationRunner } from '@forge/sql';
import * as v from 'valibot';
import type { Upkeep } from '../app/ports';
import { instantColumn, toSqlInstant } from './columns';
import { repair, TABLES } from './commit';
import { repairIssueChanges } from './issue-log';
import { PAUSED_UNTIL } from './jira-limits';
import { MIGRATIONS } from './migrations';
import { select, write } from './sql';

export const upkeep: Upkeep = {
  async migrate() {
    for (const migration of MIGRATIONS) migrationRunner.enqueue(migration.name, migration.statement);
    await migrationRunner.run();
  },

  async repairChanges() {
    let repaired = 0;
    for (const table of Object.values(TABLES)) repaired += await repair(table);
    return repaired + (await repairIssueChanges());
  },

  async sweepState() {
    const [row] = await select(
      `SELECT (SELECT s.completed_at FROM sweeps s WHERE s.id = 'actions') AS completed_at, ${PAUSED_UNTIL} AS paused_until`,
      [],
      v.object({ completed_at: v.nullable(instantColumn), paused_until: v.nullable(instantColumn) }),
    );
    return { lastAt: row?.completed_at ?? null, pausedUntil: row?.paused_until ?? null };
  },

  async sweepCompleted(startedAt) {
    await write(
      `INSERT INTO sweeps (id, completed_at) VALUES ('actions', ?)
       ON DUPLICATE KEY UPDATE completed_at = GREATEST(completed_at, VALUES(completed_at))`,
      [toSqlInstant(startedAt)],
    );
  },
};
