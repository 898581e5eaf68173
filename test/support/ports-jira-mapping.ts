import type { Mappings, MappingScope, StoredMapping } from '../../src/app/ports';
import type { MemoryDatabase } from './ports-database';
import { MemoryRows } from './ports-rows';

type Mapping = Omit<StoredMapping, 'id' | 'version'>;

const rowId = (scope: MappingScope) => (scope.kind === 'site' ? 'site' : `${scope.kind}:${scope.id}`);

/** Mappings over the in-memory tables. */
export function memoryMappings(db: MemoryDatabase): Mappings {
  const mappings = new MemoryRows<Mapping>('jira-mapping', db.log);

  const listed = (isMeant: (scope: MappingScope) => boolean) =>
    [...mappings.rows.values()]
      .filter((row) => !row.removed && isMeant(row.value.scope))
      .map(({ id, version, value }) => ({
        id,
        version,
        ...value,
        serviceName:
          value.scope.kind === 'service' ? (db.services.rows.get(value.scope.id)?.value.name ?? null) : null,
      }));

  return {
    async list() {
      return listed(() => true);
    },
    async ofPage(page, spaceId) {
      const postmortem = db.postmortemOf(page);
      const services = postmortem === null ? [] : db.serviceLinks.of(postmortem.id);
      const attached = new Set(services.map(({ value }) => value.serviceId));
      return listed(
        (scope) =>
          scope.kind === 'site' ||
          (scope.kind === 'space' && scope.id === spaceId) ||
          (scope.kind === 'service' && attached.has(scope.id)),
      );
    },
    async save(mapping, version, change) {
      const id = rowId(mapping.scope);
      const now = mappings.basis(null, id, change.id);
      if (version !== 0)
        return mappings.update(id, version, change, (row) => (row.removed ? null : { value: mapping }));
      return now?.removed && !now.repeated
        ? mappings.update(id, now.version, change, () => ({ value: mapping, removed: false }))
        : mappings.insert(null, id, mapping, change);
    },
    async remove(scope, version, change) {
      return mappings.update(rowId(scope), version, change, (row) =>
        row.removed ? null : { removed: true },
      );
    },
  };
}
