import { APP_ACCOUNT, type Actor } from '../protocol';
import type { Model } from './model';
import { badRequest, forbidden, notFound, Refusal } from './refusal';
import type { IssueRecord, ProjectRecord } from './state';

/** Permissions this Jira knows, with the name its screens show. */
export const PROJECT_PERMISSIONS: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'Browse Projects',
  CREATE_ISSUES: 'Create Issues',
  EDIT_ISSUES: 'Edit Issues',
  TRANSITION_ISSUES: 'Transition Issues',
  ASSIGN_ISSUES: 'Assign Issues',
  ASSIGNABLE_USER: 'Assignable User',
  SCHEDULE_ISSUES: 'Schedule Issues',
  LINK_ISSUES: 'Link Issues',
  MODIFY_REPORTER: 'Modify Reporter',
  DELETE_ISSUES: 'Delete Issues',
  ADMINISTER_PROJECTS: 'Administer Projects',
  RESOLVE_ISSUES: 'Resolve Issues',
};

export const GLOBAL_PERMISSIONS: Readonly<Record<string, string>> = {
  ADMINISTER: 'Administer Jira',
  USER_PICKER: 'Browse Users',
};

/** Account id of whoever acts; a request without credentials never gets this far. */
export function accountOf(actor: Actor): string {
  if (actor.kind === 'nobody')
    throw new Refusal(401, ['Client must be authenticated to access this resource.']);
  return actor.kind === 'app' ? APP_ACCOUNT : actor.accountId;
}

/** What is left of the permissions in an archived project. */
const IN_ARCHIVE = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];

/** Whether `actor` holds a project permission. Nobody acts in a project that is hidden from them. */
export function may(model: Model, actor: Actor, permission: string, project: ProjectRecord): boolean {
  if (actor.kind === 'nobody' || project.trashed) return false;
  if (project.archived && !IN_ARCHIVE.includes(permission)) return false;
  if (actor.kind === 'app') return appMay(permission, project);
  const holds = (name: string): boolean => personMay(model, actor.accountId, name, project);
  return holds(permission) && (permission === 'BROWSE_PROJECTS' || holds('BROWSE_PROJECTS'));
}

/** The app has what every app gets from a project's scheme, but for what an admin took from it there. */
function appMay(permission: string, { appAccess, withheldFromApp = [] }: ProjectRecord): boolean {
  const withheld = ['BROWSE_PROJECTS', permission].some((name) => withheldFromApp.includes(name));
  return appAccess && !withheld && permission !== 'ASSIGNABLE_USER';
}

function personMay(model: Model, accountId: string, permission: string, project: ProjectRecord): boolean {
  const person = model.person(accountId);
  if (!person?.jiraAccess || person.status !== 'active') return false;
  const grant = project.permissions[permission];
  if (grant === undefined) return false;
  if (grant === 'members') return true;
  return grant === 'admins' ? person.siteAdmin : grant.includes(accountId);
}

export function mayGlobally(model: Model, actor: Actor, permission: string): boolean {
  if (actor.kind === 'nobody') return false;
  if (actor.kind === 'app') return permission === 'USER_PICKER';
  const person = model.person(actor.accountId);
  if (!person?.jiraAccess || person.status !== 'active') return false;
  return permission === 'ADMINISTER' ? person.siteAdmin : true;
}

/** Whether an app access rule keeps `actor`, an app or somebody acting through one, from a project's issues. */
export const keptOut = (actor: Actor, project: ProjectRecord): boolean =>
  project.appsBlocked === true &&
  (actor.kind === 'app' || (actor.kind === 'user' && actor.throughApp === true));

/** Whether `actor` may see an issue. */
export const sees = (model: Model, actor: Actor, issue: IssueRecord): boolean =>
  seesByPermission(model, actor, issue) && !keptOut(actor, model.projectOf(issue));

/** The same for the operations that app access rules do not concern. */
export const seesByPermission = (model: Model, actor: Actor, issue: IssueRecord): boolean =>
  may(model, actor, 'BROWSE_PROJECTS', model.projectOf(issue)) && seesLevel(model, actor, issue);

/** Whether the security level of an issue, if it has one, lets `actor` see it. */
export function seesLevel(model: Model, actor: Actor, issue: IssueRecord): boolean {
  // Search may still know an older version; who sees the issue is decided by the present one.
  const { security } = model.state.issues[issue.id] ?? issue;
  return security === undefined || security.members.includes(accountOf(actor));
}

/** Whether nobody may change an issue, because it or its project is archived. */
export const isArchived = (model: Model, issue: IssueRecord): boolean =>
  (issue.archived ?? model.projectOf(issue).archived) !== undefined;

/** The issue, or 404: Jira does not tell a missing issue from a hidden one. */
export function visibleIssue(model: Model, actor: Actor, idOrKey: string): IssueRecord {
  const issue = model.issue(idOrKey);
  if (!issue || !sees(model, actor, issue)) {
    throw notFound('Issue does not exist or you do not have permission to see it.');
  }
  return issue;
}

export function visibleProject(model: Model, actor: Actor, idOrKey: string): ProjectRecord | undefined {
  const project = model.project(idOrKey);
  return project && may(model, actor, 'BROWSE_PROJECTS', project) ? project : undefined;
}

/** 400 on an archived issue, and 403 unless `actor` holds the permission on a visible one. */
export function demand(model: Model, actor: Actor, permission: string, issue: IssueRecord): void {
  if (isArchived(model, issue))
    throw badRequest(`The issue '${issue.key}' is archived and cannot be changed.`);
  if (!may(model, actor, permission, model.projectOf(issue))) {
    const name = PROJECT_PERMISSIONS[permission] ?? permission;
    throw forbidden(`You do not have the permission "${name}" for this issue.`);
  }
}

/** People who can be made assignee of issues in a project, in the order of their names. */
export function assignablePeople(model: Model, project: ProjectRecord): readonly string[] {
  return model.people
    .filter(({ accountId }) => may(model, { kind: 'user', accountId }, 'ASSIGNABLE_USER', project))
    .sort((one, other) => one.displayName.localeCompare(other.displayName))
    .map(({ accountId }) => accountId);
}
