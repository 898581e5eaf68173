import * as v from 'valibot';
import type { SiteSettings } from '../app/ports';
import { flagColumn, jsonColumn, numberColumn } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { lastLogged } from './last-logged';
import { select } from './sql';

/** Beside the rows about mails, whose ids are `site` and `people.id`s. */
export const SETTING_PREFIX = 'site/';
const idOf = (name: string): string => `${SETTING_PREFIX}${name}`;

const row = v.object({ version: numberColumn, body: jsonColumn(v.unknown()), logged: flagColumn });

const READ = `SELECT t.version AS version, t.body AS body, ${lastLogged(TABLES.settings)}
  FROM settings t WHERE t.id = ?`;

export const siteSettings: SiteSettings = {
  async read(name) {
    const [found] = await select(READ, [idOf(name)], row);
    return found ? { version: found.version, value: found.body } : null;
  },

  async save(name, version, value, change) {
    const id = idOf(name);
    const body = JSON.stringify(value);
    if (version === 0) return commitInsert(TABLES.settings, id, { body }, change);
    const [found] = await select(READ, [id], row);
    return commitUpdate(TABLES.settings, { id, version, logged: found?.logged ?? true }, { body }, change);
  },
};
