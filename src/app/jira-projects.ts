import type { UnreachableReason } from '../domain/actions';
import { isPaused } from './jira-asking';
import { reconcile, settleUnreachable } from './jira-sync';
import type { ProjectSight, StoredAction, World } from './ports';

/** As many actions of one project as one job settles; then comes the next job. */
const MOST_ACTIONS = 200;
/** As many projects as one hour asks about. */
const MOST_PROJECTS = 100;

const REASONS: Readonly<Partial<Record<ProjectSight, UnreachableReason>>> = {
  archived: 'project-archived',
  blocked: 'blocked',
  hidden: 'hidden',
  gone: 'project-gone',
};

/**
 * An issue does not say that its project is archived, hidden or gone, nor that it is back: look at the project.
 * @param gone an event said that it went into the trash, where the app cannot look
 */
export async function lookAtProject(world: World, projectId: string, gone = false): Promise<void> {
  const sight = await world.issues.projectSight(projectId);
  await seen(world, projectId, gone && sight !== 'visible' ? 'gone' : sight);
}

/** Everything in a project that cannot be used is out of reach, and what is out of reach in one that can is read. */
async function seen(world: World, projectId: string, sight: ProjectSight): Promise<void> {
  const why = REASONS[sight];
  const settled =
    why === undefined
      ? await backInReach(world, projectId)
      : await outOfReach(world, why, await world.issueLinks.byProjects([projectId], MOST_ACTIONS));
  if (settled === MOST_ACTIONS)
    await world.queues.sync({ kind: 'project', projectId, gone: sight === 'gone' }, 1);
}

/** How many were settled. Each is linked afterwards, or out of reach for a reason of its own. */
async function backInReach(world: World, projectId: string): Promise<number> {
  const held = await world.issueLinks.heldByProject(projectId, MOST_ACTIONS);
  return (await reconcile(world, held, [], true)).changed.size;
}

async function outOfReach(
  world: World,
  why: UnreachableReason,
  actions: readonly StoredAction[],
): Promise<number> {
  const settled: string[] = [];
  for (const action of actions.filter(({ issue }) => issue.state === 'linked' || issue.why !== why)) {
    // An event has said more than looking can tell.
    if (why === 'hidden' && action.issue.state === 'unreachable') continue;
    const after = await settleUnreachable(world, action, why);
    if (after !== 'same' && after !== 'lost') settled.push(action.id);
  }
  await world.issueLinks.log(settled);
  return settled.length;
}

/** Hourly, because events of projects are hints like all others: two requests for each fifty, and work only where something changed. */
export async function watchProjects(world: World): Promise<void> {
  if (isPaused(world, await world.jiraLimits.pausedUntil())) return;
  const projects = await world.issueLinks.projects(MOST_PROJECTS);
  const sights = await world.issues.projectSights(projects.map(({ id }) => id));
  for (const { id, linked, archived } of projects) {
    const sight = sights.get(id) ?? 'hidden';
    if (sight === 'visible' ? archived : linked) await seen(world, id, sight);
  }
}
