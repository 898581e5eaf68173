import type { CreateForm } from '../contract/issues';
import { JiraUnavailable, NotAllowed } from '../domain/failure';
import { APP_PERMISSIONS, leavesOut, priorityTable, whatAppLacks } from '../domain/jira-mapping';
import { refuseWhilePaused, waitAfter } from './jira-asking';
import type { CreateRules, IssueTarget, World } from './ports';

/**
 * What a project and type take of an action, and what they ask for, with the rights of whoever calls.
 * @throws NotAllowed when they cannot create issues of that type there; JiraUnavailable
 */
export async function createForm(world: World, target: IssueTarget): Promise<CreateForm> {
  const rules = await rulesFor(world, target);
  if (rules === null)
    throw new NotAllowed(
      'You cannot create issues of this type in that project. Choose another one, or ask a Jira admin.',
    );
  return formOf(world, rules);
}

/**
 * Null when the caller cannot create issues of that type there.
 * @throws JiraUnavailable
 */
export async function rulesFor(world: World, target: IssueTarget): Promise<CreateRules | null> {
  refuseWhilePaused(world, await world.jiraLimits.pausedUntil());
  try {
    return await world.issues.createRules('user', target);
  } catch (error) {
    await waitAfter(world, error, 0);
    throw error;
  }
}

export async function formOf(world: World, rules: CreateRules): Promise<CreateForm> {
  return {
    required: rules.required,
    unsupported: rules.unsupported,
    leavesOut: leavesOut(rules),
    priorities: priorityTable(rules),
    appLacks: await appLacks(world, rules.projectId),
  };
}

/** What the app may do is no reason to keep a person from creating issues with rights of their own. */
async function appLacks(world: World, projectId: string): Promise<readonly string[]> {
  try {
    return whatAppLacks(await world.issues.appMay(projectId, APP_PERMISSIONS));
  } catch (error) {
    if (!(error instanceof JiraUnavailable)) throw error;
    await waitAfter(world, error, 0);
    world.log.error('create-form.app-rights-unknown', error);
    return ['Jira did not say what Debrief itself may do in this project. Check it again in a while.'];
  }
}
