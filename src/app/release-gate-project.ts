import type {
  LinkedVersion,
  ProjectGate,
  ServiceVerdict,
  VersionVerdict,
} from '../contract/release-gate-jira';
import { NotAllowed, NotFound, ReadOnly } from '../domain/failure';
import { projectPagePath } from '../domain/release-gate-project-page';
import { decide, type Decision, freshnessAt, strictest } from '../domain/release-gate';
import type { Caller, GateReading, JiraProject, JiraVersion, ReleaseWaiver, World } from './ports';
import { gatePageAddress } from './release-gate-address';

/** Versions with waivers of their own; each is one more statement. What is left out shows the verdict without them. */
const MOST_WAIVED = 10;

/** What the gate says in a project, to somebody who may browse it. */
export async function gateOfProject(
  world: World,
  project: JiraProject,
  siteUrl: string | null,
): Promise<ProjectGate> {
  const moment = freshnessAt(world.clock.now());
  const [readings, waivers, released, versions] = await Promise.all([
    world.releaseGates.readOfProject(project.id, moment, null),
    world.gateVersions.waiversIn(project.id, moment.now),
    world.gateVersions.releasedAnyway({ projectId: project.id }),
    world.jiraReleases.unreleased(project.id),
  ]);
  const all = strictest(readings.map(({ facts }) => decide(facts)));
  return {
    project: { key: project.key, name: project.name },
    ...all,
    services: readings.map((reading) => serviceVerdict(world, siteUrl, reading)),
    versions: await versionVerdicts(world, project, versions, waivers, all),
    released: released.map(({ versionId, release, serviceName, at, verdict, code }) => ({
      versionId,
      release,
      serviceName,
      at,
      verdict,
      code,
    })),
  };
}

/** @param siteUrl without a slash at the end; null: not known */
export function serviceVerdict(
  world: World,
  siteUrl: string | null,
  { serviceId, serviceName, facts, policy, waivers }: GateReading,
): ServiceVerdict {
  const gatePage = siteUrl === null ? null : gatePageAddress(world, siteUrl, serviceId);
  return { serviceId, serviceName, ...decide(facts), policy, gatePage, waivedUntil: latest(waivers) };
}

const latest = (waivers: readonly { readonly endsAt: string }[]) =>
  waivers
    .map(({ endsAt }) => endsAt)
    .sort()
    .at(-1) ?? null;

async function versionVerdicts(
  world: World,
  project: JiraProject,
  versions: readonly JiraVersion[],
  waivers: readonly ReleaseWaiver[],
  all: Decision,
): Promise<readonly VersionVerdict[]> {
  const named = new Map<string, Decision>();
  const own = versions.filter(({ name }) => waivers.some(({ release }) => release === name));
  for (const { name } of own.slice(0, MOST_WAIVED)) {
    const moment = freshnessAt(world.clock.now());
    const readings = await world.releaseGates.readOfProject(project.id, moment, name);
    named.set(name, strictest(readings.map(({ facts }) => decide(facts))));
  }
  return versions.map(({ id, name, releaseDate }) => ({
    id,
    name,
    releaseDate,
    ...(named.get(name) ?? all),
    waivedUntil: named.has(name) ? latest(waivers.filter(({ release }) => release === name)) : null,
  }));
}

const LINK_TITLE = 'Release gate';
/** Of the categories that Jira offers the one that says nothing. */
const LINK_CATEGORY = 'Other';

/**
 * Puts the address of the project's gate into the related work of a version, as the caller, unless it is there.
 * @throws NotFound, NotAllowed, ReadOnly
 */
export async function linkVersion(
  world: World,
  caller: Caller,
  project: JiraProject,
  versionId: string,
): Promise<LinkedVersion> {
  if (!caller.licensed) throw new ReadOnly();
  const version = await world.jiraReleases.version('user', versionId);
  if (version?.projectId !== project.id) throw noVersion();
  const site = await world.releaseGateJira.siteAddress();
  const url = `${site}${projectPagePath(project, world.site.macroHome())}`;
  const links = await world.jiraReleases.linksOf(versionId);
  if (links === null) throw noVersion();
  if (links.includes(url)) return { outcome: 'there' };
  const outcome = await world.jiraReleases.link(versionId, {
    category: LINK_CATEGORY,
    title: LINK_TITLE,
    url,
  });
  if (outcome === 'gone') throw noVersion();
  if (outcome === 'forbidden')
    throw new NotAllowed(
      'Jira lets only people who may edit and resolve issues of this project put links on its versions. Ask one of them, or an administrator of the project.',
    );
  return { outcome };
}

const noVersion = () =>
  new NotFound(
    'This version does not exist any more, or is archived. Reload the page to see which there are.',
  );
