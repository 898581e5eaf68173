import * as v from 'valibot';
import type { Services } from '../app/ports';
import { Conflict } from '../domain/failure';
import { NAMED_ON_A_PAGE, serviceKey } from '../domain/service';
import { flagColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { lastLogged } from './last-logged';
import { select } from './sql';

const serviceRow = v.object({ id: v.string(), name: v.string(), version: v.number() });

const BUSY = 'Somebody else is changing the services of this postmortem. Reload the page and try again.';

const linkId = (postmortemId: string, serviceId: string) => `${postmortemId}/${serviceId}`;

async function readLink(id: string) {
  const [link] = await select(
    `SELECT t.id AS id, t.version AS version, t.removed_at IS NOT NULL AS removed, ${lastLogged(TABLES.postmortemServices)}
     FROM postmortem_services t WHERE t.id = ?`,
    [id],
    v.object({ id: v.string(), version: v.number(), removed: flagColumn, logged: flagColumn }),
  );
  return link ?? null;
}

export const services: Services = {
  list: () =>
    select(
      'SELECT t.id AS id, t.name AS name, t.version AS version FROM services t ORDER BY t.name',
      [],
      serviceRow,
    ),

  async known() {
    const rows = await select(
      `SELECT t.id AS id, t.name AS name, t.change_what <> ? AS is_public, p.page_id AS page_id FROM services t
       LEFT JOIN postmortem_services ps ON ps.service_id = t.id AND ps.removed_at IS NULL AND t.change_what = ?
       LEFT JOIN postmortems p ON p.id = ps.postmortem_id
       ORDER BY t.name, p.changed_at DESC`,
      [NAMED_ON_A_PAGE, NAMED_ON_A_PAGE],
      v.object({ id: v.string(), name: v.string(), is_public: flagColumn, page_id: v.nullable(v.string()) }),
    );
    const known = new Map<string, { id: string; name: string; isPublic: boolean; pageIds: string[] }>();
    for (const { id, name, is_public: isPublic, page_id: pageId } of rows) {
      const service = known.get(id) ?? { id, name, isPublic, pageIds: [] };
      if (pageId !== null) service.pageIds.push(pageId);
      known.set(id, service);
    }
    return [...known.values()];
  },

  async findOrCreate(name, id, change) {
    const find = () =>
      select(
        'SELECT t.id AS id, t.name AS name, t.version AS version FROM services t WHERE t.service_key = ?',
        [serviceKey(name)],
        serviceRow,
      );
    const [known] = await find();
    if (known) return known;
    // The unique key decides when two people register the same service at once.
    await commitInsert(TABLES.services, id, { service_key: serviceKey(name), name }, change);
    const [registered] = await find();
    if (!registered) throw new Error('a service just registered cannot be read');
    return registered;
  },

  async rename(id, version, name, change) {
    const [row] = await select(
      `SELECT t.version AS version, ${lastLogged(TABLES.services)} FROM services t WHERE t.id = ?`,
      [id],
      v.object({ version: v.number(), logged: flagColumn }),
    );
    return commitUpdate(TABLES.services, { id, version, logged: row?.logged ?? true }, { name }, change);
  },

  async attach(postmortemId, serviceId, change) {
    const id = linkId(postmortemId, serviceId);
    for (let tries = 0; tries < 3; tries += 1) {
      const link = await readLink(id);
      if (link && !link.removed) return;
      const committed = link
        ? await commitUpdate(TABLES.postmortemServices, link, { removed_at: null }, change)
        : await commitInsert(
            TABLES.postmortemServices,
            id,
            { postmortem_id: postmortemId, service_id: serviceId },
            change,
          );
      if (committed.kind === 'done') return;
    }
    throw new Conflict(BUSY, null);
  },

  async detach(postmortemId, serviceId, change) {
    const id = linkId(postmortemId, serviceId);
    for (let tries = 0; tries < 3; tries += 1) {
      const link = await readLink(id);
      if (!link || link.removed) return;
      const removed = { removed_at: toSqlInstant(change.at) };
      const committed = await commitUpdate(TABLES.postmortemServices, link, removed, change);
      if (committed.kind === 'done') return;
    }
    throw new Conflict(BUSY, null);
  },
};
