import type { Acting, Model } from './model';
import { notFound } from './refusal';
import type { Version } from './project-setup';
import type { RelatedWork } from './state';
import { createVersion, deleteVersion, mergeVersion, updateVersion } from './versions';

/**
 * What people do with versions in Jira, outside the app. As in `JiraOutside`, methods that take a person's account id
 * obey that person's permissions and throw `Refusal`.
 */
export interface VersionsOutside {
  /** In the order of the project. */
  versions(projectKey: string): readonly Version[];
  relatedWork(versionId: string): readonly RelatedWork[];
  /** Body as of `POST /rest/api/3/version`, without the project. */
  addVersion(person: string, projectKey: string, body: Readonly<Record<string, unknown>>): Version;
  /** Body as of `PUT /rest/api/3/version/{id}`: rename, release, archive. */
  editVersion(person: string, id: string, body: Readonly<Record<string, unknown>>): Version;
  /** @param swapTo the version that its issues get instead */
  deleteVersion(person: string, id: string, swapTo?: string): void;
  mergeVersion(person: string, id: string, into: string): void;
}

export function versionsOutside(model: Model): VersionsOutside {
  const as = (accountId: string): Acting => ({ actor: { kind: 'user', accountId }, viaApp: false });
  const known = (key: string) => {
    const project = model.project(key);
    if (!project) throw notFound(`No project could be found with key '${key}'.`);
    return project;
  };
  return {
    versions: (projectKey) => structuredClone(known(projectKey).versions),
    relatedWork: (versionId) => structuredClone(model.state.relatedWork[versionId] ?? []),
    addVersion: (person, projectKey, body) =>
      createVersion(model, as(person), { ...body, projectId: Number(known(projectKey).id) }).version,
    editVersion: (person, id, body) => updateVersion(model, as(person), id, body).version,
    deleteVersion: (person, id, swapTo) => {
      deleteVersion(model, as(person), id, swapTo);
    },
    mergeVersion: (person, id, into) => {
      mergeVersion(model, as(person), id, into);
    },
  };
}
