import type { Acting, Model } from './model';
import { accountOf, mayGlobally } from './permissions';
import { emitProject } from './project-events';
import { badFields, badRequest, forbidden, notFound } from './refusal';
import { indexIssue } from './search-index';
import type { IssueRecord, ProjectRecord } from './state';

/** Makes a project read-only and takes it out of lists and of search. */
export function archiveProject(model: Model, acting: Acting, key: string): void {
  const project = projectOfAdmin(model, acting, key);
  if (project.archived ?? project.trashed) throw badRequest(`The project '${key}' is put away already.`);
  project.archived = { at: model.now(), by: accountOf(acting.actor) };
  emitProject(model, acting, 'archived', project);
}

/** Puts a project into the trash; `forGood` removes it with all that is in it. */
export function deleteProject(model: Model, acting: Acting, key: string, forGood: boolean): void {
  const project = projectOfAdmin(model, acting, key);
  if (!forGood) {
    if (project.trashed) throw badRequest(`The project '${key}' is in the trash already.`);
    project.trashed = { at: model.now(), by: accountOf(acting.actor) };
    emitProject(model, acting, 'softdeleted', project);
    return;
  }
  const { state } = model;
  const gone = new Set(issuesOf(model, project).map(({ id }) => id));
  const rest = <T>(records: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => !gone.has(id)));
  state.issues = rest(state.issues);
  state.remoteLinks = rest(state.remoteLinks);
  state.history = rest(state.history);
  // At once, whatever the lag: an index entry of a project that is no more would lead nowhere.
  state.index = rest(state.index);
  state.projects = state.projects.filter(({ id }) => id !== project.id);
  emitProject(model, acting, 'deleted', project);
}

/** Takes a project out of the trash, or else out of the archive. */
export function restoreProject(model: Model, acting: Acting, key: string): void {
  const project = projectOfAdmin(model, acting, key);
  if (project.trashed) {
    project.trashed = undefined;
    emitProject(model, acting, 'restored', project);
  } else if (project.archived) {
    project.archived = undefined;
    emitProject(model, acting, 'unarchived', project);
  } else throw badRequest(`The project '${key}' is not put away.`);
}

/** Gives a project another key, and so each of its issues. The old keys go on leading to them. */
export function renameProjectKey(model: Model, acting: Acting, key: string, newKey: string): void {
  const project = projectOfAdmin(model, acting, key);
  if (!/^[A-Z][A-Z0-9_]{1,9}$/.test(newKey)) {
    throw badFields({
      key: 'A project key starts with a capital letter and has 2 to 10 of them, or digits.',
    });
  }
  if (model.project(newKey)) throw badFields({ key: `A project with the key '${newKey}' exists already.` });
  const renamed = {
    ...project,
    key: newKey,
    formerKeys: [...(project.formerKeys ?? []), project.key],
  };
  model.state.projects = model.state.projects.map((one) => (one.id === project.id ? renamed : one));
  for (const issue of issuesOf(model, project)) {
    model.state.issues[issue.id] = {
      ...issue,
      key: `${newKey}-${issue.key.slice(issue.key.lastIndexOf('-') + 1)}`,
      formerKeys: [...(issue.formerKeys ?? []), issue.key],
    };
    indexIssue(model, issue.id);
  }
  emitProject(model, acting, 'updated', renamed);
}

const issuesOf = (model: Model, project: ProjectRecord): readonly IssueRecord[] =>
  Object.values(model.state.issues).filter(({ projectId }) => projectId === project.id);

function projectOfAdmin(model: Model, { actor }: Acting, key: string): ProjectRecord {
  const project = model.project(key);
  if (!project) throw notFound(`No project could be found with key '${key}'.`);
  if (!mayGlobally(model, actor, 'ADMINISTER')) {
    throw forbidden('You do not have permission to administer this project.');
  }
  return project;
}
