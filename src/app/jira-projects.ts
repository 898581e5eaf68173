import { reconcile, settleUnreachable } from './jira-sync';
import { isPaused } from './jira-asking';
import type { ProjectSight, StoredAction, World } from './ports';

/** As many actions of one project as one run looks at; the rotation of the sweep comes to the rest. */
const MOST_ACTIONS = 500;
/** As many projects as one hour asks about. */
const MOST_PROJECTS = 100;

/** An admin's rule took issues or projects from the app's sight: say so instead of "deleted". */
export async function accessBlocked(
  world: World,
  blocked: { readonly issueIds: readonly string[]; readonly projectIds: readonly string[] },
): Promise<void> {
  await outOfReach(world, 'blocked', [
    ...(await world.issueLinks.byIssueIds(blocked.issueIds)),
    ...(await world.issueLinks.byProjects(blocked.projectIds, MOST_ACTIONS)),
  ]);
}

/** A project went into the trash, where the app cannot look. */
export async function projectGone(world: World, projectId: string): Promise<void> {
  await outOfReach(world, 'project-gone', await world.issueLinks.byProjects([projectId], MOST_ACTIONS));
}

async function outOfReach(
  world: World,
  why: 'blocked' | 'project-gone' | 'project-archived',
  actions: readonly StoredAction[],
): Promise<void> {
  const settled: string[] = [];
  for (const action of actions)
    if ((await settleUnreachable(world, action, why)) !== null) settled.push(action.id);
  await world.issueLinks.log(settled);
}

/** An issue does not say that its project is archived, or is not any more: look at the project itself. */
export async function lookAtProject(world: World, projectId: string): Promise<void> {
  await seen(world, projectId, await world.issues.projectSight(projectId));
}

async function seen(world: World, projectId: string, sight: ProjectSight): Promise<void> {
  const actions = await world.issueLinks.byProjects([projectId], MOST_ACTIONS);
  if (sight === 'archived') return outOfReach(world, 'project-archived', actions);
  const before = actions.filter(({ issue }) => issue.state === 'unreachable');
  await reconcile(world, before, [], sight === 'visible');
}

/** Hourly, because events of projects are hints like all others: two requests, and work only where something changed. */
export async function watchProjects(world: World): Promise<void> {
  if (isPaused(world, await world.jiraLimits.pausedUntil())) return;
  const projects = await world.issueLinks.projects(MOST_PROJECTS);
  const sights = await world.issues.projectSights(projects.map(({ id }) => id));
  for (const { id, archived } of projects) {
    const sight = sights.get(id) ?? 'hidden';
    if ((sight === 'archived') !== archived) await seen(world, id, sight);
  }
}
