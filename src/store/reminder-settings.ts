import * as v from 'valibot';
import type { MailSwitch, Reminders } from '../app/ports';
import { flagColumn, numberColumn } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { isLastLogged } from './last-logged';
import { select } from './sql';

/** The row of the whole site; somebody's own has their `people.id`. */
const SITE = 'site';
const NEVER_SAID: MailSwitch = { version: 0, on: true };

const row = v.object({ id: v.string(), version: numberColumn, mails: flagColumn });

const toSwitch = (found: v.InferOutput<typeof row> | undefined): MailSwitch =>
  found === undefined ? NEVER_SAID : { version: found.version, on: found.mails };

const COLUMNS = 's.id AS id, s.version AS version, s.mails AS mails';

export const reminderSettings = {
  async switches(accountId) {
    const rows = await select(
      `SELECT ${COLUMNS} FROM settings s
       WHERE s.id = '${SITE}' OR s.id = (SELECT pe.id FROM people pe WHERE pe.account_id = ?)`,
      [accountId],
      row,
    );
    return {
      site: toSwitch(rows.find(({ id }) => id === SITE)),
      person: toSwitch(rows.find(({ id }) => id !== SITE)),
    };
  },

  async siteSwitch() {
    const [found] = await select(`SELECT ${COLUMNS} FROM settings s WHERE s.id = '${SITE}'`, [], row);
    return toSwitch(found);
  },

  async saveSwitch(of, version, on, change) {
    const id = of === 'site' ? SITE : of.personId;
    const values = { mails: on ? 1 : 0 };
    if (version === 0) return commitInsert(TABLES.settings, id, values, change);
    const logged = await isLastLogged(TABLES.settings, id);
    return commitUpdate(TABLES.settings, { id, version, logged }, values, change);
  },
} satisfies Partial<Reminders>;
