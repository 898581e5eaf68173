import * as v from 'valibot';
import type { Clock, Ids, People } from '../app/ports';
import { jsonColumn, toSqlInstant } from './columns';
import { marks, select, write } from './sql';

/** Key and value of a JSON object: accounts by `people.id` (alias `me`). A closed account has none. */
export const MENTIONED = `me.id, COALESCE(me.account_id, '')`;

export const peopleShape = v.record(v.string(), v.string());

/** Accounts live once, here; everything else holds `people.id`, so that a closed account can be forgotten. */
export function people(ids: Ids, clock: Clock): People {
  return {
    async idOf(accountId) {
      await write(
        'INSERT INTO people (id, account_id, fetched_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE account_id = VALUES(account_id)',
        [ids.next(), accountId, toSqlInstant(new Date(clock.now()).toISOString())],
      );
      const [row] = await select(
        'SELECT pe.id AS id FROM people pe WHERE pe.account_id = ?',
        [accountId],
        v.object({ id: v.string() }),
      );
      if (!row) throw new Error('a person just written cannot be read');
      return row.id;
    },

    async idsOf(accountIds) {
      if (accountIds.length === 0) return new Map();
      const at = toSqlInstant(new Date(clock.now()).toISOString());
      await write(
        `INSERT INTO people (id, account_id, fetched_at) VALUES ${accountIds.map(() => '(?, ?, ?)').join(', ')}
         ON DUPLICATE KEY UPDATE account_id = VALUES(account_id)`,
        accountIds.flatMap((accountId) => [ids.next(), accountId, at]),
      );
      const rows = await select(
        `SELECT pe.id AS id, pe.account_id AS account_id FROM people pe WHERE pe.account_id IN (${marks(accountIds)})`,
        accountIds,
        v.object({ id: v.string(), account_id: v.string() }),
      );
      return new Map(rows.map((row) => [row.account_id, row.id]));
    },

    async mentioned(postmortemId) {
      const [row] = await select(
        `SELECT JSON_OBJECTAGG(${MENTIONED}) AS people FROM mentions t JOIN people me ON me.id = t.person_id
         WHERE t.postmortem_id = ?`,
        [postmortemId],
        v.object({ people: v.nullable(jsonColumn(peopleShape)) }),
      );
      return row?.people ?? {};
    },

    async withoutAccount(personIds) {
      if (personIds.length === 0) return;
      const at = toSqlInstant(new Date(clock.now()).toISOString());
      await write(
        `INSERT INTO people (id, account_id, fetched_at) VALUES ${personIds.map(() => '(?, NULL, ?)').join(', ')}
         ON DUPLICATE KEY UPDATE id = VALUES(id)`,
        personIds.flatMap((id) => [id, at]),
      );
    },

    async mention(postmortemId, personIds) {
      if (personIds.length === 0) return;
      await write(
        `INSERT INTO mentions (postmortem_id, person_id) VALUES ${personIds.map(() => '(?, ?)').join(', ')}
         ON DUPLICATE KEY UPDATE person_id = VALUES(person_id)`,
        personIds.flatMap((personId) => [postmortemId, personId]),
      );
    },
  };
}
