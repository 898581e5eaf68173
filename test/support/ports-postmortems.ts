import type { Ids, People, Postmortems, Services } from '../../src/app/ports';
import { SITE_MENTIONS } from '../../src/domain/mentions';
import { ROLES } from '../../src/domain/roles';
import { NAMED_ON_A_PAGE, serviceKey } from '../../src/domain/service';
import type { MemoryDatabase } from './ports-database';
import type { MemoryRows } from './ports-rows';
import { storedActions } from './ports-actions';

export function memoryPeople(db: MemoryDatabase, ids: Ids): People {
  return {
    async idOf(accountId) {
      const id = db.people.get(accountId) ?? ids.next();
      db.people.set(accountId, id);
      return id;
    },
    async idsOf(accountIds) {
      for (const accountId of accountIds) if (!db.people.has(accountId)) db.people.set(accountId, ids.next());
      return new Map(accountIds.map((accountId) => [accountId, db.people.get(accountId) ?? '']));
    },
    async mentioned(postmortemId) {
      return db.mentioned(postmortemId);
    },
    // Whoever has no account stands nowhere here, like those who closed theirs.
    withoutAccount: () => Promise.resolve(),
    async mention(postmortemId, personIds) {
      const mentioned = db.mentions.get(postmortemId) ?? new Set();
      db.mentions.set(postmortemId, new Set([...mentioned, ...personIds]));
    },
  };
}

export function memoryPostmortems(db: MemoryDatabase): Postmortems {
  const sectionId = (postmortemId: string, section: string) => `${postmortemId}/${section}`;
  return {
    async open(page) {
      const postmortem = db.postmortemOf(page);
      if (postmortem === null) return null;
      return {
        postmortem,
        services: db.serviceLinks
          .of(postmortem.id)
          .map(({ value }) => ({
            id: value.serviceId,
            name: db.services.rows.get(value.serviceId)?.value.name ?? '',
          }))
          .sort((a, b) => a.name.localeCompare(b.name, 'en')),
        sections: db.sections.of(postmortem.id).map(({ version, value }) => ({ version, ...value })),
        timeline: listed(db.timeline, postmortem.id),
        causes: listed(db.causes, postmortem.id),
        people: db.mentioned(postmortem.id),
        sitePeople: db.mentioned(SITE_MENTIONS),
        template: templateOf(db, postmortem.id),
        impact: onlyOne(db.impact, postmortem.id),
        reviewPlan: onlyOne(db.reviewPlans, postmortem.id),
        reviewMeeting: onlyOne(db.reviewMeetings, postmortem.id),
        fiveWhys: listed(db.fiveWhys, postmortem.id),
        factors: listed(db.factors, postmortem.id),
        links: listed(db.links, postmortem.id),
        roles: db.roles.of(postmortem.id).map(({ version, value }) => ({
          role: ROLES.find((role) => role === value.name) ?? 'facilitator',
          version,
          value: value.value,
        })),
        controls: db.controls
          .of(postmortem.id)
          .map(({ version, value }) => ({ subject: value.name, version, value: value.value })),
        externalSummary:
          db.externalSummaries
            .of(postmortem.id)
            .map(({ version, value }) => ({ version, value: value.value }))[0] ?? null,
        hints: db.hints
          .of(postmortem.id)
          .map(({ version, value }) => ({ key: value.name, version, value: value.value })),
        importedLifecycle: onlyOne(db.importedLifecycles, postmortem.id),
        lifecycle:
          db.lifecycles.of(postmortem.id).map(({ version, value }) => ({ version, value: value.value }))[0] ??
          null,
        settings: Object.fromEntries(
          [...db.siteSettings.rows.values()].map(({ id, version, value }) => [
            id.replace(/^site\//, ''),
            { version, value },
          ]),
        ),
        actions: storedActions(db, (row) => row.postmortemId === postmortem.id && !row.removed).sort(
          (a, b) => a.position - b.position || (a.id < b.id ? -1 : 1),
        ),
      };
    },
    async byId(id) {
      const row = db.postmortems.rows.get(id);
      return row && !row.removed ? db.postmortemOf(row.value.page) : null;
    },
    async basis(key) {
      return db.basis(key, (id) => {
        const row = db.postmortems.basis(null, id, key.changeId);
        return row && { ...row, removed: false, value: row.value.header };
      });
    },
    async create(id, page, header, change) {
      if (db.postmortemOf({ pageId: page.pageId, localId: page.localId }) === null)
        db.postmortems.insert(null, id, { page, header }, change);
      const stored = db.postmortemOf({ pageId: page.pageId, localId: page.localId });
      if (!stored) throw new Error('a postmortem just created cannot be read');
      return stored;
    },
    async configured(id) {
      db.configured.add(id);
    },
    async saveHeader(id, basis, header, change) {
      return db.postmortems.update(id, basis.version, change, ({ value }) => ({
        value: { ...value, header },
      }));
    },
    async sectionBasis(key, section) {
      return db.basis(key, (id) => {
        const row = db.sections.basis(id, sectionId(id, section), key.changeId);
        return row && { ...row, value: { text: row.value.text, people: db.mentioned(id) } };
      });
    },
    async saveSection(postmortemId, key, basis, text, change) {
      const id = sectionId(postmortemId, key);
      return basis === null
        ? db.sections.insert(postmortemId, id, { key, text }, change)
        : db.sections.update(id, basis.version, change, () => ({ value: { key, text } }));
    },
    async pageSeen(pageId, page) {
      for (const { id, value } of db.postmortems.rows.values())
        if (value.page.pageId === pageId)
          db.postmortems.set(id, { ...value, page: { ...value.page, ...page } });
    },
    async wrote(id, personId) {
      const tables = [db.sections, db.timeline, db.causes, db.impact, db.fiveWhys, db.factors, db.links];
      const ids = new Set([id, ...tables.flatMap((rows) => rows.of(id).map((row) => row.id))]);
      return db.log.some(({ subjectId, change }) => ids.has(subjectId) && change.by === personId);
    },
    async onPage(pageId) {
      return [...db.postmortems.rows.values()]
        .filter(({ value }) => value.page.pageId === pageId)
        .map(({ id, version, removed }) => ({ id, version, removed, logged: true }));
    },
    async pagesInTrash(since, limit) {
      const gone = [...db.postmortems.rows.values()]
        .filter(({ removed, change }) => removed && change.at >= since)
        .sort((a, b) => (a.change.at < b.change.at ? 1 : -1));
      return [...new Set(gone.map(({ value }) => value.page.pageId))].slice(0, limit);
    },
    async setRemoved(record, removed, change) {
      return db.postmortems.update(record.id, record.version, change, () => ({ removed }));
    },
  };
}

function onlyOne<T>(rows: MemoryRows<{ name: string; value: T }>, postmortemId: string) {
  const [row] = rows.of(postmortemId);
  return row ? { version: row.version, value: row.value.value } : null;
}

function listed<T extends { readonly id: string; readonly position: number }>(
  rows: MemoryRows<T>,
  postmortemId: string,
): { version: number; value: T }[] {
  return rows
    .of(postmortemId)
    .map(({ version, value }) => ({ version, value }))
    .sort((a, b) => a.value.position - b.value.position || (a.value.id < b.value.id ? -1 : 1));
}

function templateOf(db: MemoryDatabase, postmortemId: string) {
  const id = db.postmortems.rows.get(postmortemId)?.value.page.templateId ?? '';
  const row = db.templates.rows.get(id)?.value;
  return row?.template ? { id, number: row.number, template: row.template } : null;
}

export function memoryServices(db: MemoryDatabase): Services {
  const named = (row: { id: string; version: number; value: { name: string } }) => ({
    id: row.id,
    name: row.value.name,
    version: row.version,
  });
  const linkId = (postmortemId: string, serviceId: string) => `${postmortemId}/${serviceId}`;
  return {
    async list() {
      return [...db.services.rows.values()].map(named).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async known() {
      return [...db.services.rows.values()]
        .sort((a, b) => (a.value.name < b.value.name ? -1 : 1))
        .map(({ id, value, change }) => {
          const isPublic = change.what !== NAMED_ON_A_PAGE;
          const on = [...db.serviceLinks.rows.values()].filter(
            (link) => !link.removed && link.value.serviceId === id,
          );
          const pageIds = on.flatMap(
            ({ postmortemId }) => db.postmortems.rows.get(postmortemId ?? '')?.value.page.pageId ?? [],
          );
          return { id, name: value.name, isPublic, pageIds: isPublic ? [] : pageIds };
        });
    },
    async findOrCreate(name, id, change) {
      const find = () => [...db.services.rows.values()].find((row) => row.value.key === serviceKey(name));
      if (!find()) db.services.insert(null, id, { key: serviceKey(name), name }, change);
      const found = find();
      if (!found) throw new Error('a service just registered cannot be read');
      return named(found);
    },
    async rename(id, version, name, change) {
      return db.services.update(id, version, change, ({ value }) => ({ value: { ...value, name } }));
    },
    async attach(postmortemId, serviceId, change) {
      const id = linkId(postmortemId, serviceId);
      const link = db.serviceLinks.rows.get(id);
      if (!link) db.serviceLinks.insert(postmortemId, id, { serviceId }, change);
      else if (link.removed) db.serviceLinks.update(id, link.version, change, () => ({ removed: false }));
    },
    async detach(postmortemId, serviceId, change) {
      const id = linkId(postmortemId, serviceId);
      const link = db.serviceLinks.rows.get(id);
      if (link && !link.removed) db.serviceLinks.update(id, link.version, change, () => ({ removed: true }));
    },
  };
}
