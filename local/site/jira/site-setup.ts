import type { Person } from '../protocol';
import { statusById } from './catalogue';
import type { Model } from './model';
import { newProject, type NewProject } from './new-project';
import { drawWorkflow, type NewWorkflow } from './new-workflow';
import type { ProjectSetup } from './project-setup';
import { notFound } from './refusal';
import { indexIssue } from './search-index';
import type { ProjectRecord } from './state';
import { workflowFor, type StatusCategory, type Workflow } from './workflow';

/** What an admin may change of a project at any time, apart from its workflow. */
export type ProjectChanges = Partial<
  Pick<ProjectSetup, 'issueTypes' | 'screen' | 'screens' | 'required' | 'priorities' | 'customFields'>
>;

/** Where a drawn status and a drawn transition ended up. */
export interface DrawnWorkflow {
  /** Id by name. */
  readonly statuses: Readonly<Record<string, string>>;
  /** Id by name; of several with one name, the last. */
  readonly transitions: Readonly<Record<string, string>>;
}

export interface ProjectSummary {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly appAccess: boolean;
}

export const projectSummary = ({ id, key, name, appAccess }: ProjectRecord): ProjectSummary => ({
  id,
  key,
  name,
  appAccess,
});

/** What admins do on Jira's settings screens. None of it is an event. */
export interface SiteSetup {
  addProject(project: NewProject): ProjectSummary;
  configure(projectKey: string, changes: ProjectChanges): void;
  /** How a project is set up now, with the ids of all it has of its own. */
  setup(projectKey: string): ProjectSetup;
  /**
   * Replaces the workflow of a project, or of one issue type in it. Issues in a status that the new one lacks
   * start over in its first status; as on a real site, that is no edit: it has no history and no event.
   */
  setWorkflow(projectKey: string, drawing: NewWorkflow, issueTypeId?: string): DrawnWorkflow;
  /** Makes a status mean something else wherever it is used. */
  setStatusCategory(statusId: string, category: StatusCategory['key']): void;
  /** Whether issues may be assigned to nobody. */
  setUnassignedAllowed(allowed: boolean): void;
  /** Deactivates an account (`inactive`), deletes it (`closed`: a "Former user") or brings it back. */
  setAccountStatus(accountId: string, status: Person['status']): void;
}

export function siteSetup(model: Model): SiteSetup {
  const known = (key: string): ProjectRecord => {
    const project = model.project(key);
    if (!project) throw notFound(`No project could be found with key '${key}'.`);
    return project;
  };
  return {
    addProject: (project) => {
      const record = newProject(model.state, project);
      model.state.projects.push(record);
      return projectSummary(record);
    },
    configure: (projectKey, changes) => {
      Object.assign(known(projectKey), structuredClone(changes));
    },
    setup: (projectKey) => structuredClone(known(projectKey)),
    setWorkflow: (projectKey, drawing, issueTypeId) => {
      const project = known(projectKey);
      const scope = project.style === 'next-gen' ? project.id : undefined;
      const workflow = drawWorkflow(model.state, drawing, scope);
      if (issueTypeId === undefined) project.workflow = workflow;
      else project.workflows = { ...project.workflows, [issueTypeId]: workflow };
      startOver(model, project);
      return namesOf(model, workflow);
    },
    setStatusCategory: (statusId, category) => {
      const changed = statusById(model, statusId);
      model.state.catalogue.statuses = model.state.catalogue.statuses.map((status) =>
        status.id === changed.id ? { ...status, category } : status,
      );
    },
    setUnassignedAllowed: (allowed) => {
      model.state.unassignedAllowed = allowed;
    },
    setAccountStatus: (accountId, status) => {
      if (!model.person(accountId)) throw notFound(`No account ${accountId} exists on this site.`);
      model.state.accounts[accountId] = status;
    },
  };
}

function startOver(model: Model, project: ProjectRecord): void {
  for (const issue of Object.values(model.state.issues)) {
    const { statuses, initial } = workflowFor(project, issue.typeId);
    if (issue.projectId !== project.id || statuses.includes(issue.statusId)) continue;
    issue.statusId = initial;
    issue.statusChanged = model.now();
    indexIssue(model, issue.id);
  }
}

const namesOf = (model: Model, workflow: Workflow): DrawnWorkflow => ({
  statuses: Object.fromEntries(workflow.statuses.map((id) => [statusById(model, id).name, id])),
  transitions: Object.fromEntries(workflow.transitions.map(({ id, name }) => [name, id])),
});
