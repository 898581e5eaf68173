import * as v from 'valibot';
import type { ChangeLog, ChainPlace } from '../app/ports';
import { checkChanges, checkRows, SUBJECTS } from './change-chain';
import { jsonColumn, numberColumn, toSqlInstant } from './columns';
import { marks, select, write } from './sql';

const outdatedRow = v.object({ subject: v.string(), id: v.string(), version: numberColumn });

export const changeLog: ChangeLog = {
  async check(after, copiedBefore) {
    if (after === null || after.part === 'log') {
      const { looked, last, breaks } = await checkChanges(after);
      return { looked, breaks, next: last ?? beginningOf(0) };
    }
    const index = SUBJECTS.findIndex(({ subject }) => subject === after.subject);
    const subject = SUBJECTS[index];
    if (subject === undefined) return { looked: 0, breaks: [], next: null };
    const { looked, last, breaks } = await checkRows(subject, after.id, copiedBefore);
    return {
      looked,
      breaks,
      next: last === null ? beginningOf(index + 1) : { part: 'rows', subject: subject.subject, id: last },
    };
  },

  outdated: (before, most) =>
    select(
      `SELECT c.subject AS subject, c.subject_id AS id, c.version AS version FROM changes c
       WHERE c.postmortem_id IS NOT NULL AND c.changed_at < ? AND EXISTS (SELECT 1 FROM changes d
         WHERE d.subject = c.subject AND d.subject_id = c.subject_id AND d.version > c.version AND d.changed_at < ?)
       ORDER BY c.subject, c.subject_id, c.version LIMIT ${String(most)}`,
      [toSqlInstant(before), toSqlInstant(before)],
      outdatedRow,
    ),

  async cut(changes) {
    if (changes.length === 0) return;
    await write(
      `DELETE FROM changes WHERE (subject, subject_id, version) IN (${changes.map(() => `(${marks([1, 2, 3])})`).join(', ')})`,
      changes.flatMap(({ subject, id, version }) => [subject, id, version]),
    );
  },

  async state(work) {
    const [row] = await select(
      'SELECT s.state AS state FROM sweeps s WHERE s.id = ?',
      [work],
      v.object({ state: v.nullable(jsonColumn(v.unknown())) }),
    );
    return row?.state ?? null;
  },

  async keepState(work, at, state) {
    await write(
      `INSERT INTO sweeps (id, completed_at, state) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE completed_at = VALUES(completed_at), state = VALUES(state)`,
      [work, toSqlInstant(at), JSON.stringify(state)],
    );
  },
};

function beginningOf(index: number): ChainPlace | null {
  const subject = SUBJECTS[index];
  return subject === undefined ? null : { part: 'rows', subject: subject.subject, id: '' };
}
