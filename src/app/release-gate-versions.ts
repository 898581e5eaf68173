import { freshnessAt, isHeld } from '../domain/release-gate';
import type { JiraVersion, KnownVersion, VersionJob, World } from './ports';
import { recordDecisions } from './release-gate-log';
import { tellOwners } from './release-gate-notices';
import { uuidOf } from './uuid-of';

/**
 * Something happened to a version. The event says where to look, and that it was released or taken back, which a look
 * afterwards would not tell; the rest is what Jira says. May come twice, late, in any order.
 */
export async function lookAtVersion(world: World, job: VersionJob): Promise<void> {
  const { projectKey, version: known } = await world.gateVersions.known(job.projectId, job.versionId);
  if (projectKey === null) return;
  const found = await world.jiraReleases.version('app', job.versionId);
  // Deleted, merged into another one, or hidden from the app: whatever was said of its name stays with the name.
  if (found === null) return;
  if (known !== null && known.name !== found.name) await followName(world, found, known.name);
  const next = afterwards(job.change, known, found);
  if (next.releases > (known?.releases ?? 0)) await recordRelease(world, projectKey, found, next.releases);
  await world.gateVersions.remember(next);
}

/**
 * An event that comes again finds the version as released as it left it. One that comes too late, when the version was
 * taken back already, counts only where no release was heard of yet.
 */
function afterwards(
  change: VersionJob['change'],
  known: KnownVersion | null,
  { id, projectId, name, released }: JiraVersion,
): KnownVersion {
  const before = known ?? { released: false, releases: 0 };
  const isNew = change === 'released' && !before.released && (released || before.releases === 0);
  return {
    id,
    projectId,
    name,
    released: released && change !== 'unreleased' && (isNew || before.released),
    releases: before.releases + (isNew ? 1 : 0),
  };
}

/** Waivers for a release by its name are for the version: they go by its new name. */
async function followName(world: World, version: JiraVersion, former: string): Promise<void> {
  const at = new Date(world.clock.now()).toISOString();
  const waivers = await world.gateVersions.waiversIn(version.projectId, at);
  for (const waiver of waivers.filter(({ release }) => release === former)) {
    const change = {
      id: uuidOf(world, `waiver ${waiver.id} at ${String(waiver.version)} is for ${version.name}`),
      by: null,
      at,
      what: 'gate-waiver-renamed',
      before: former,
      after: version.name,
    };
    await world.gateVersions.renameRelease(waiver, version.name, change);
    world.log.info('release-gate.waiver-renamed', { waiver: waiver.id });
  }
}

/** @param which the how-manieth release of this version it is, so that it is written down once */
async function recordRelease(
  world: World,
  projectKey: string,
  version: JiraVersion,
  which: number,
): Promise<void> {
  const release = `release ${String(which)} of ${version.id}`;
  const moment = freshnessAt(world.clock.now());
  const readings = await world.releaseGates.readOfProject(version.projectId, moment, version.name);
  const asked = { service: projectKey, version: version.name };
  await recordDecisions(world, { kind: 'release', id: version.id }, asked, readings, (part) =>
    uuidOf(world, `${release}: ${part}`),
  );
  const held = readings.filter(({ facts }) => isHeld(facts));
  if (held.length === 0) return;
  world.log.info('release-gate.released-anyway', { version: version.id, services: held.length });
  await tellOwners(world, held, release);
}

/**
 * Hourly: remembers the versions that waivers given by name are for, so that a new name of theirs is noticed.
 */
export async function lookUpReleases(world: World): Promise<void> {
  const now = new Date(world.clock.now()).toISOString();
  for (const { projectId, release } of await world.gateVersions.unknownReleases(now)) {
    const version = await world.jiraReleases.versionNamed(projectId, release);
    if (version !== null) await rememberFirst(world, version);
  }
}

/** What is known of it already stands. */
async function rememberFirst(world: World, { id, projectId, name }: JiraVersion): Promise<void> {
  const { version } = await world.gateVersions.known(projectId, id);
  if (version === null)
    await world.gateVersions.remember({ id, projectId, name, released: false, releases: 0 });
}
