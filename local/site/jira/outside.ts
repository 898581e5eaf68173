import { createIssue } from './issue-create';
import { deleteIssue, editIssue } from './issue-edit';
import { allFields } from './issue-json';
import { byId } from './issue-read';
import { statusById } from './catalogue';
import { jiraTime, statusJson } from './entity-json';
import type { Acting, IndexedProperty, Model } from './model';
import { mailbox, type Mailbox } from './mailbox';
import { may, sees, visibleIssue } from './permissions';
import { notFound, Refusal } from './refusal';
import { projectSummary, siteSetup, type ProjectSummary, type SiteSetup } from './site-setup';
import type { ChangeItem, Grant, IssueRecord, Json, ProjectRecord, RemoteLink } from './state';
import { meetsConditions } from './transition-rules';
import { availableTransitions, transitionAtOnce } from './transitions';
import { userJson } from './user-json';
import { wayBetween, workflowOf, type Transition } from './workflow';

export interface IssueSummary {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface HistoryEntry {
  readonly id: string;
  readonly author: Readonly<Record<string, unknown>> | null;
  /** Jira's notation, UTC. */
  readonly created: string;
  readonly items: readonly ChangeItem[];
}

/**
 * Jira's own side: what people do there outside the app, and what a test arranges. Methods that take a
 * person's account id obey that person's permissions and throw `Refusal` when Jira says no; their events
 * are not "self generated". The others see and change everything.
 */
export interface JiraOutside extends SiteSetup, Mailbox {
  /** Projects the person may browse, or all of them. */
  projects(person?: string): readonly ProjectSummary[];
  /** Issues by ascending id; of one project when its key is given, as the person sees them. */
  issues(filter?: { readonly project?: string; readonly person?: string }): readonly IssueSummary[];
  /** `undefined` when there is none, or the person may not see it. */
  issue(idOrKey: string, person?: string): IssueSummary | undefined;
  transitions(
    person: string,
    idOrKey: string,
  ): readonly { readonly id: string; readonly name: string; readonly to: unknown }[];
  /** `fields` as of the transition's screen. */
  transition(
    person: string,
    idOrKey: string,
    transitionId: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
  /** Takes the shortest way through the workflow to the status of that name, one transition at a time. */
  moveTo(person: string, idOrKey: string, statusName: string): void;
  /** Body as of `POST /rest/api/3/issue`. */
  create(person: string, body: unknown): { readonly id: string; readonly key: string };
  /** Body as of `PUT /rest/api/3/issue/{id}`. */
  edit(person: string, idOrKey: string, body: unknown): void;
  delete(person: string, idOrKey: string, withSubtasks?: boolean): void;
  /** Entity properties by key; `{}` for an issue that is gone. For event filters. */
  properties(idOrKey: string): Readonly<Record<string, Json>>;
  remoteLinks(idOrKey: string): readonly RemoteLink[];
  /** Oldest first. */
  history(idOrKey: string): readonly HistoryEntry[];
  /** Milliseconds until search knows of writes made from now on. Earlier writes keep the lag they had. */
  setIndexLag(milliseconds: number): void;
  /** Makes these, and no other, values of properties searchable, as installing an app that declares them does. */
  setIndexedProperties(declared: readonly IndexedProperty[]): void;
  setAppAccess(projectKey: string, allowed: boolean): void;
  /** Who holds a permission in a project from now on. */
  grant(projectKey: string, permission: string, to: Grant): void;
}

export function outside(model: Model): JiraOutside {
  const as = (accountId: string): Acting => ({ actor: { kind: 'user', accountId }, viaApp: false });
  const seesIssue = (person: string | undefined, issue: IssueRecord): boolean =>
    person === undefined || sees(model, as(person).actor, issue);
  const seesProject = (person: string | undefined, project: ProjectRecord): boolean =>
    person === undefined || may(model, as(person).actor, 'BROWSE_PROJECTS', project);
  const summary = (issue: IssueRecord): IssueSummary =>
    structuredClone({ id: issue.id, key: issue.key, fields: allFields(model, issue) });
  const known = (key: string): ProjectRecord => {
    const project = model.project(key);
    if (!project) throw notFound(`No project could be found with key '${key}'.`);
    return project;
  };
  const visible = (person: string, idOrKey: string): IssueRecord =>
    visibleIssue(model, as(person).actor, idOrKey);

  return {
    ...siteSetup(model),
    ...mailbox(model),
    projects: (person) =>
      model.state.projects.filter((project) => seesProject(person, project)).map(projectSummary),
    issues: ({ project, person } = {}) =>
      Object.values(model.state.issues)
        .filter((issue) => seesIssue(person, issue))
        .filter((issue) => project === undefined || model.projectOf(issue).key === project)
        .sort(byId)
        .map(summary),
    issue: (idOrKey, person) => {
      const issue = model.issue(idOrKey);
      return issue && seesIssue(person, issue) ? summary(issue) : undefined;
    },
    transitions: (person, idOrKey) =>
      availableTransitions(model, as(person).actor, visible(person, idOrKey)).map(({ id, name, to }) => ({
        id,
        name,
        to: statusJson(model, to ?? visible(person, idOrKey).statusId),
      })),
    transition: (person, idOrKey, transitionId, fields = {}) => {
      transitionAtOnce(model, as(person), idOrKey, transitionId, { fields, update: {} });
    },
    moveTo: (person, idOrKey, statusName) => {
      const issue = visible(person, idOrKey);
      const workflow = workflowOf(model, issue);
      const target = workflow.statuses.find((id) => statusById(model, id).name === statusName);
      const usable = (transition: Transition): boolean =>
        meetsConditions(model, as(person).actor, issue, transition);
      const steps = target === undefined ? undefined : wayBetween(workflow, issue.statusId, target, usable);
      if (!steps) throw new Refusal(400, [`No way leads to the status '${statusName}'.`]);
      for (const { id } of steps) transitionAtOnce(model, as(person), idOrKey, id);
    },
    create: (person, body) => {
      const { id, key } = createIssue(model, as(person), body);
      return { id, key };
    },
    edit: (person, idOrKey, body) => {
      editIssue(model, as(person), idOrKey, body);
    },
    delete: (person, idOrKey, withSubtasks = false) => {
      deleteIssue(model, as(person), idOrKey, withSubtasks);
    },
    properties: (idOrKey) => structuredClone(model.issue(idOrKey)?.properties ?? {}),
    remoteLinks: (idOrKey) => structuredClone(model.state.remoteLinks[model.issue(idOrKey)?.id ?? ''] ?? []),
    history: (idOrKey) =>
      (model.state.history[model.issue(idOrKey)?.id ?? ''] ?? []).map(({ id, author, created, items }) => ({
        id,
        author: userJson(model, author),
        created: jiraTime(created),
        items: structuredClone(items),
      })),
    setIndexLag: (milliseconds) => {
      model.state.indexLag = milliseconds;
    },
    setIndexedProperties: (declared) => {
      model.indexed = declared;
    },
    setAppAccess: (projectKey, allowed) => {
      known(projectKey).appAccess = allowed;
    },
    grant: (projectKey, permission, to) => {
      known(projectKey).permissions[permission] = to;
    },
  };
}
