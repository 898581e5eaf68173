import type { Access } from '../contract/calls';
import { NotAllowed, NotFound, NotSignedIn, ReadOnly } from '../domain/failure';
import type { Caller, IssueInProject, JiraProject, PageAccess, World } from './ports';
import { mayWaive, waiverRulesOf } from './release-gate-waiving';

const NO_PAGE =
  'There is no published page here that you may see. If the page is new, publish it first; otherwise ask whoever owns it for access.';

const NO_PROJECT =
  'There is no project here that you may browse in Jira. Ask an administrator of the project for access.';
const NO_ISSUE =
  'There is no issue here that you may see in Jira. Ask an administrator of its project for access.';
const NO_SERVICE = 'This service does not exist any more. Reload the page and choose again.';

/** What a call is about, as its input names it. */
export interface Where {
  readonly pageId?: string | null;
  readonly projectId?: string | null;
  readonly issueId?: string | null;
  readonly serviceId?: string | null;
}

export interface Allowed {
  readonly caller: Caller;
  /** As the caller may see them; null: the call is about none. */
  readonly page: PageAccess | null;
  readonly project: JiraProject | null;
  readonly issue: IssueInProject | null;
}

/**
 * The single place that says no. Each call names what it needs in the calls table; whoever calls is asked about
 * every time, with one request to Confluence or Jira made with their own rights.
 * @throws NotSignedIn, NotFound (no such page, project or issue for them), NotAllowed, ReadOnly
 */
export async function authorise(
  world: Pick<World, 'pages' | 'administrators' | 'jiraReleases' | 'releaseGates' | 'people'>,
  access: Access,
  caller: Caller | null,
  { pageId = null, projectId = null, issueId = null, serviceId = null }: Where,
): Promise<Allowed> {
  if (caller === null) throw new NotSignedIn();
  const nothing = { caller, page: null, project: null, issue: null };
  switch (access) {
    case 'signed-in':
      return nothing;
    case 'administer':
      if (await world.administrators.mayAdminister(caller.accountId)) return nothing;
      throw new NotAllowed('Only people who administer Confluence may do this. Ask one of them.');
    case 'view-project': {
      const project = projectId === null ? null : await world.jiraReleases.project(projectId);
      if (project === null) throw new NotFound(NO_PROJECT);
      return { ...nothing, project };
    }
    case 'view-issue': {
      const issue = issueId === null ? null : await world.jiraReleases.issue(issueId);
      if (issue === null) throw new NotFound(NO_ISSUE);
      return { ...nothing, issue };
    }
    case 'waive-release': {
      const rules = serviceId === null ? null : await waiverRulesOf(world, serviceId);
      if (!(await mayWaive(world, rules, caller)))
        throw new NotAllowed(
          'Only people whom the policy of this service names, and people who administer Confluence, may do this. Ask one of them.',
        );
      if (rules === null) throw new NotFound(NO_SERVICE);
      return nothing;
    }
    default:
      return { ...nothing, page: await pageFor(world, access, caller, pageId) };
  }
}

async function pageFor(
  world: Pick<World, 'pages'>,
  access: 'view-page' | 'edit-page',
  caller: Caller,
  pageId: string | null,
): Promise<PageAccess> {
  if (pageId === null) throw new NotFound(NO_PAGE);
  const page = await world.pages.readAsUser(pageId);
  if (page === null) throw new NotFound(NO_PAGE);
  if (access === 'edit-page') {
    if (!page.mayEdit)
      throw new NotAllowed('You may read this page but not edit it, so its postmortem is read-only for you.');
    if (!caller.licensed) throw new ReadOnly();
  }
  return page;
}
