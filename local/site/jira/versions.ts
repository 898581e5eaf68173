import * as v from 'valibot';
import type { Actor } from '../protocol';
import { commitChange } from './commit';
import type { Acting, Model } from './model';
import { may, mayGlobally, visibleProject } from './permissions';
import type { Version } from './project-setup';
import { badFields, badRequest, notFound } from './refusal';
import { parseOpenBody } from './request';
import type { IssueRecord, ProjectRecord } from './state';
import { emitVersion, type VersionEvent } from './version-events';

export interface Found {
  readonly project: ProjectRecord;
  readonly version: Version;
}

/** The version, or 404: Jira does not tell a missing one from one in a project that is hidden. */
export function visibleVersion(model: Model, actor: Actor, id: string): Found {
  for (const project of model.state.projects) {
    const version = project.versions.find((one) => one.id === id);
    if (version && may(model, actor, 'BROWSE_PROJECTS', project)) return { project, version };
  }
  throw notFound(`Could not find version for id '${id}'`);
}

/** Nothing but the administration of the project, or of Jira, lets `actor` change its versions. */
export const mayAdminister = (model: Model, actor: Actor, project: ProjectRecord): boolean =>
  may(model, actor, 'ADMINISTER_PROJECTS', project) || mayGlobally(model, actor, 'ADMINISTER');

function administered(model: Model, { actor }: Acting, id: string): Found {
  const found = visibleVersion(model, actor, id);
  // The documents have 400 for it, and so does Jira.
  if (!mayAdminister(model, actor, found.project))
    throw badRequest('You must have global or project administrator rights in order to modify versions.');
  return found;
}

const DateSchema = v.pipe(v.string(), v.isoDate('Date has to be of format yyyy-mm-dd'));
const NewVersionSchema = v.strictObject({
  projectId: v.number(),
  name: v.string(),
  description: v.optional(v.string()),
  archived: v.optional(v.boolean(), false),
  released: v.optional(v.boolean(), false),
  startDate: v.optional(DateSchema),
  releaseDate: v.optional(DateSchema),
});
const ChangesSchema = v.strictObject({
  name: v.optional(v.string()),
  description: v.optional(v.string()),
  archived: v.optional(v.boolean()),
  released: v.optional(v.boolean()),
  startDate: v.optional(DateSchema),
  releaseDate: v.optional(DateSchema),
});

export function createVersion(model: Model, acting: Acting, body: unknown): Found {
  const { projectId, name, ...rest } = parseOpenBody(NewVersionSchema, body);
  const project = visibleProject(model, acting.actor, String(projectId));
  if (!project || !mayAdminister(model, acting.actor, project))
    throw notFound('Project does not exist or you do not have permission to administer it.');
  const version = { id: String(model.state.nextSetupId++), name: freeName(project, name), ...rest };
  project.versions = [...project.versions, version];
  emitVersion(model, acting, 'created', project, version);
  return { project, version };
}

/** Only what is named changes. Each kind of change has an event of its own. */
export function updateVersion(model: Model, acting: Acting, id: string, body: unknown): Found {
  const { project, version: before } = administered(model, acting, id);
  const changes = parseOpenBody(ChangesSchema, body);
  const name = changes.name === undefined ? before.name : freeName(project, changes.name, id);
  const { released = before.released, archived = before.archived } = changes;
  const version: Version = { ...before, ...changes, name, released, archived };
  project.versions = project.versions.map((one) => (one.id === id ? version : one));
  for (const event of eventsOf(before, version)) emitVersion(model, acting, event, project, version);
  return { project, version };
}

function eventsOf(before: Version, after: Version): readonly VersionEvent[] {
  const described = (['name', 'description', 'startDate', 'releaseDate'] as const).some(
    (field) => before[field] !== after[field],
  );
  return [
    ...(described ? (['updated'] as const) : []),
    ...(before.released === after.released ? [] : ([after.released ? 'released' : 'unreleased'] as const)),
    ...(before.archived === after.archived ? [] : ([after.archived ? 'archived' : 'unarchived'] as const)),
  ];
}

/** Trimmed, and no other version of the project has it, in whatever case. */
function freeName(project: ProjectRecord, name: string, own?: string): string {
  const wanted = name.trim();
  if (wanted === '') throw badFields({ name: 'You must specify a valid version name' });
  if (wanted.length > 255) throw badFields({ name: 'Version name is too long. Use at most 255 characters.' });
  const taken = project.versions.some(
    (one) => one.id !== own && one.name.toLowerCase() === wanted.toLowerCase(),
  );
  if (taken) throw badFields({ name: 'A version with this name already exists in this project.' });
  return wanted;
}

/** Takes a version away; its issues get the other one in its place, or none. */
export function deleteVersion(model: Model, acting: Acting, id: string, swapTo?: string): void {
  const { project, version } = administered(model, acting, id);
  const other = swapTo === undefined ? undefined : sibling(project, version, swapTo);
  drop(model, acting, project, version, other);
  emitVersion(model, acting, 'deleted', project, version, other && { newFixVersion: other });
}

/** Puts a version's issues under another one and takes it away: two events, as of a version that is deleted. */
export function mergeVersion(model: Model, acting: Acting, id: string, into: string): void {
  const { project, version } = administered(model, acting, id);
  const other = sibling(project, version, into);
  drop(model, acting, project, version, other);
  emitVersion(model, acting, 'deleted', project, version, { mergedVersion: other });
  emitVersion(model, acting, 'merged', project, other, { mergedVersion: version });
}

function sibling(project: ProjectRecord, version: Version, id: string): Version {
  const other = project.versions.find((one) => one.id === id);
  if (!other || other.id === version.id)
    throw badRequest(`The version with id '${id}' cannot take the place of '${version.name}'.`);
  return other;
}

function drop(
  model: Model,
  acting: Acting,
  project: ProjectRecord,
  gone: Version,
  other: Version | undefined,
): void {
  for (const issue of issuesOf(model, gone)) {
    const rest = issue.fixVersions.filter((id) => id !== gone.id);
    const fixVersions = other === undefined || rest.includes(other.id) ? rest : [...rest, other.id];
    commitChange(model, acting, issue, { ...issue, fixVersions });
  }
  project.versions = project.versions.filter(({ id }) => id !== gone.id);
  model.state.relatedWork = Object.fromEntries(
    Object.entries(model.state.relatedWork).filter(([id]) => id !== gone.id),
  );
}

/** Issues that are to be fixed in it. */
export const issuesOf = (model: Model, version: Version): readonly IssueRecord[] =>
  Object.values(model.state.issues).filter(({ fixVersions }) => fixVersions.includes(version.id));
