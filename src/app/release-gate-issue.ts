import type { IssueBlocker, IssueGate } from '../contract/release-gate-jira';
import { decide, freshnessAt, strictest } from '../domain/release-gate';
import type { GateBlocker, IssueInProject, World } from './ports';
import { serviceVerdict } from './release-gate-project';

/**
 * What the gate says of the release that an issue belongs to, to somebody who may see the issue: of its one fix version,
 * else of anything that is released in its project.
 */
export async function gateOfIssue(
  world: World,
  issue: IssueInProject,
  siteUrl: string | null,
): Promise<IssueGate> {
  const { project, fixVersions } = issue;
  const [only = null] = fixVersions.length === 1 ? fixVersions : [];
  const moment = freshnessAt(world.clock.now());
  const readings = await world.releaseGates.readOfProject(project.id, moment, only);
  const holding = new Map(readings.flatMap(({ blockers }) => blockers).map((one) => [one.actionId, one]));
  const pages = await visiblePages(world, [...holding.values()]);
  const blockers = [...holding.values()].map((one) => seenBy(one, pages));
  const known = blockers.filter(({ issueKey, seen }) => issueKey !== null || seen !== null);
  return {
    project: { key: project.key, name: project.name },
    release: only,
    ...strictest(readings.map(({ facts }) => decide(facts))),
    services: readings.map((reading) => serviceVerdict(world, siteUrl, reading)),
    blockers: known,
    others: known.length < blockers.length,
  };
}

/** An issue's key may be named: Jira protects what is behind it. A title belongs to its page. */
function seenBy({ actionId, issueKey, title, page }: GateBlocker, pages: ReadonlySet<string>): IssueBlocker {
  const seen = pages.has(page.pageId) ? { title, pageId: page.pageId } : null;
  return { actionId, issueKey, seen };
}

/** Ids of those pages that the caller may see. Without Confluence, or without an answer of it: none. */
async function visiblePages(world: World, blockers: readonly GateBlocker[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(blockers.map(({ page }) => page.pageId))];
  if (ids.length === 0) return new Set();
  try {
    return new Set((await world.pages.titlesForUser(ids)).keys());
  } catch (error) {
    world.log.error('release-gate.pages-unseen', error);
    return new Set();
  }
}
