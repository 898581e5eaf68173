import type {
  AddableRows,
  ExternalSummaries,
  Named,
  Rows,
  SiteSettings,
  Templates,
  WithPeople,
} from '../../src/app/ports';
import type { MemoryDatabase } from './ports-database';
import type { MemoryRows } from './ports-rows';

export function memoryNamed<T>(db: MemoryDatabase, rows: MemoryRows<{ name: string; value: T }>): Named<T> {
  const idOf = (postmortemId: string, name: string) => `${postmortemId}/${name}`;
  return {
    async basis(key, name) {
      return db.basis(key, (id) => {
        const row = rows.basis(id, idOf(id, name), key.changeId);
        return row && { ...row, value: row.value.value };
      });
    },
    async save(postmortemId, name, basis, value, change) {
      const id = idOf(postmortemId, name);
      return basis === null
        ? rows.insert(postmortemId, id, { name, value }, change)
        : rows.update(id, basis.version, change, () => ({ value: { name, value } }));
    },
  };
}

export function memoryPeopled<T>(
  db: MemoryDatabase,
  rows: MemoryRows<{ name: string; value: T }>,
): Named<WithPeople<T>> {
  const kept = memoryNamed(db, rows);
  return {
    async basis(key, name) {
      const basis = await kept.basis(key, name);
      const people = basis.postmortem ? db.mentioned(basis.postmortem.id) : {};
      return { ...basis, row: basis.row && { ...basis.row, value: { value: basis.row.value, people } } };
    },
    save: (postmortemId, name, basis, { value }, change) =>
      kept.save(postmortemId, name, basis && { ...basis, value: basis.value.value }, value, change),
  };
}

export function memoryExternalSummaries(db: MemoryDatabase): ExternalSummaries {
  return {
    ...memoryPeopled(db, db.externalSummaries),
    async read(page) {
      const postmortem = db.postmortemOf(page);
      const row = postmortem && db.externalSummaries.of(postmortem.id)[0];
      if (!row) return null;
      return { version: row.version, value: { value: row.value.value, people: db.mentioned(postmortem.id) } };
    },
  };
}

export function memorySiteSettings(db: MemoryDatabase): SiteSettings {
  return {
    async read(name) {
      const row = db.siteSettings.rows.get(`site/${name}`);
      return row ? { version: row.version, value: structuredClone(row.value) } : null;
    },
    async save(name, version, value, change) {
      const id = `site/${name}`;
      return version === 0
        ? db.siteSettings.insert(null, id, value, change)
        : db.siteSettings.update(id, version, change, () => ({ value }));
    },
  };
}

export function memoryTemplates(db: MemoryDatabase): Templates {
  const scopeOf = (scope: { kind: string; id?: string }) => `${scope.kind}/${scope.id ?? ''}`;
  const newest = () => {
    const latest = new Map<string, { id: string; number: number }>();
    for (const { id, value } of db.templates.rows.values()) {
      if (value.scope.kind === 'record') continue;
      const at = scopeOf(value.scope);
      if (value.number > (latest.get(at)?.number ?? 0)) latest.set(at, { id, number: value.number });
    }
    return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    async current(spaceId) {
      const found = new Map(newest());
      for (const scope of [`space/${spaceId}`, 'site/']) {
        const id = found.get(scope)?.id ?? '';
        const row = db.templates.rows.get(id)?.value;
        if (row?.template) return { id, number: row.number, template: row.template };
      }
      return null;
    },
    async list() {
      return newest().flatMap(([, { id }]) => {
        const row = db.templates.rows.get(id)?.value;
        return row && row.scope.kind !== 'record' ? [{ ...row, scope: row.scope }] : [];
      });
    },
    async keep(id, recordId, template, change) {
      db.templates.insert(null, id, { scope: { kind: 'record', id: recordId }, number: 1, template }, change);
    },
    async save(id, scope, number, template, change) {
      const taken = [...db.templates.rows.values()].some(
        (row) => row.id !== id && scopeOf(row.value.scope) === scopeOf(scope) && row.value.number === number,
      );
      return taken
        ? { kind: 'conflict' }
        : db.templates.insert(null, id, { scope, number, template }, change);
    },
  };
}

export function memoryAddableRows<T extends { readonly id: string }>(
  db: MemoryDatabase,
  rows: MemoryRows<T>,
): AddableRows<T> {
  return {
    ...memoryRows(db, rows),
    async add(postmortemId, added) {
      const mine = added.filter(
        ({ value, change }) => rows.insert(postmortemId, value.id, value, change).kind === 'done',
      );
      return new Set(mine.map(({ value }) => value.id));
    },
  };
}

export function memoryRows<T extends { readonly id: string }>(
  db: MemoryDatabase,
  rows: MemoryRows<T>,
): Rows<T> {
  return {
    async basis(key, id) {
      return db.basis(key, (postmortemId) => rows.basis(postmortemId, id, key.changeId));
    },
    async save(postmortemId, basis, value, change) {
      if (basis === null) return rows.insert(postmortemId, value.id, value, change);
      return rows.update(value.id, basis.version, change, (row) => (row.removed ? null : { value }));
    },
    async remove(_postmortemId, id, basis, change) {
      return rows.update(id, basis.version, change, (row) => (row.removed ? null : { removed: true }));
    },
  };
}
