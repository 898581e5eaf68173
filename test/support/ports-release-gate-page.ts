import type { GatePages, ReleaseGates } from '../../src/app/ports';
import { isWaived } from '../../src/domain/release-gate-waiver';
import type { MemoryDatabase } from './ports-database';

/** What stands around a verdict, over the in-memory tables. */
export function memoryGatePages(db: MemoryDatabase, gates: ReleaseGates): GatePages {
  return {
    async around(serviceId, now, since) {
      const waivers = (await gates.waivers())
        .filter((waiver) => waiver.serviceId === serviceId && isWaived(waiver, now, waiver.release))
        .sort((a, b) => (a.endsAt + a.id < b.endsAt + b.id ? -1 : 1));
      const incidents = [...db.postmortems.rows.values()]
        .filter(
          ({ id, removed }) =>
            !removed && db.serviceLinks.of(id).some((link) => link.value.serviceId === serviceId),
        )
        .map(({ id, value: { header, page } }) => ({
          postmortemId: id,
          pageId: page.pageId,
          severity: header.severity,
          startedAt: header.startedAt,
          detectedAt: header.detectedAt,
          resolvedAt: header.resolvedAt,
        }))
        .filter(({ startedAt, detectedAt, resolvedAt }) =>
          resolvedAt === null ? startedAt !== null || detectedAt !== null : resolvedAt > since,
        );
      const at = (one: (typeof incidents)[number]) => one.resolvedAt ?? one.startedAt ?? one.detectedAt ?? '';
      incidents.sort((a, b) =>
        at(a) > at(b) || (at(a) === at(b) && a.postmortemId < b.postmortemId) ? -1 : 1,
      );
      return { waivers, incidents: incidents.slice(0, 50), sweptAt: db.lastSweep };
    },
  };
}
