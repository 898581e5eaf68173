import { migrationRunner } from '@forge/sql';
import * as v from 'valibot';
import type { Upkeep } from '../app/ports';
import { instantColumn, toSqlInstant } from './columns';
import { repair, TABLES } from './commit';
import { repairIssueChanges } from './issue-links';
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

  async lastSweep() {
    const [row] = await select(
      `SELECT s.completed_at AS completed_at FROM sweeps s WHERE s.id = 'actions'`,
      [],
      v.object({ completed_at: instantColumn }),
    );
    return row?.completed_at ?? null;
  },

  async sweepCompleted(startedAt) {
    await write(
      `INSERT INTO sweeps (id, completed_at) VALUES ('actions', ?)
       ON DUPLICATE KEY UPDATE completed_at = GREATEST(completed_at, VALUES(completed_at))`,
      [toSqlInstant(startedAt)],
    );
  },
};
