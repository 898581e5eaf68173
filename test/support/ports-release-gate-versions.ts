import type { GateVersions, KnownVersion, ReleaseWaiver } from '../../src/app/ports';
import type { MemoryGates } from './ports-release-gate';
import type { MemoryDatabase } from './ports-database';

/** What the gate remembers of Jira's versions, over the in-memory tables. */
export function memoryGateVersions(db: MemoryDatabase, gates: MemoryGates): GateVersions {
  const versions = new Map<string, KnownVersion>();
  const projectsOf = (serviceId: string) => gates.into(serviceId).map(({ id }) => id);
  const forOneRelease = (now: string): ReleaseWaiver[] =>
    [...gates.given.rows.values()].flatMap(({ id, version, value }) => {
      const { serviceId, release, endsAt, endedAt } = value;
      return release !== null && endedAt === null && endsAt > now
        ? [{ id, version, serviceId, release, endsAt }]
        : [];
    });
  return {
    async known(projectId, versionId) {
      const projects = [...gates.projects.rows.values()].flatMap(({ value }) => value);
      const projectKey = projects.find(({ id }) => id === projectId)?.key ?? null;
      return { projectKey, version: versions.get(versionId) ?? null };
    },
    async remember(version) {
      versions.set(version.id, version);
    },
    async waiversIn(projectId, now) {
      return forOneRelease(now)
        .filter(({ serviceId }) => projectsOf(serviceId).includes(projectId))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async unknownReleases(now) {
      const known = [...versions.values()].map(({ projectId, name }) => `${projectId} ${name}`);
      const wanted = new Map(
        forOneRelease(now).flatMap(({ serviceId, release }) =>
          projectsOf(serviceId).map((projectId) => [`${projectId} ${release}`, { projectId, release }]),
        ),
      );
      return [...wanted].flatMap(([name, one]) => (known.includes(name) ? [] : [one])).slice(0, 20);
    },
    async renameRelease({ id, version }, release, change) {
      return gates.given.update(id, version, change, ({ value }) => ({ value: { ...value, release } }));
    },
    async releasedAnyway(of) {
      return gates.decisionsMade
        .flatMap(({ caller, serviceId, at, asked, decision }) => {
          const version = caller.kind === 'release' ? versions.get(caller.id) : undefined;
          const held = decision.verdict === 'prevented' || decision.verdict === 'awaiting';
          if (!version || serviceId === null || !held) return [];
          const serviceName = db.services.rows.get(serviceId)?.value.name ?? '';
          const { id: versionId, projectId } = version;
          return { versionId, release: asked.version, projectId, serviceId, serviceName, at, ...decision };
        })
        .filter((one) =>
          'projectId' in of ? one.projectId === of.projectId : one.serviceId === of.serviceId,
        )
        .reverse()
        .slice(0, 50);
    },
  };
}
