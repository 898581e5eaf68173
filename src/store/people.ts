import * as v from 'valibot';
import type { Clock, Ids, People } from '../app/ports';
import { toSqlInstant } from './columns';
import { select, write } from './sql';

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
  };
}
