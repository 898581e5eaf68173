import type { Actor, Route } from '../protocol';
import { issueTypeJson } from './entity-json';
import { createFields, type FieldMeta } from './fields';
import type { Model } from './model';
import { may, visibleProject } from './permissions';
import { badRequest } from './refusal';
import { cut, pageParameters, route } from './request';
import type { ProjectRecord } from './state';

const GRANULAR = ['read:issue-meta:jira', 'read:avatar:jira', 'read:field-configuration:jira'] as const;

/** A field as both kinds of metadata show it; create metadata adds the id, edit metadata has it as the key. */
export function fieldMetaJson({ fieldId, operations, ...meta }: FieldMeta): Record<string, unknown> {
  return { ...meta, key: fieldId, operations: [...operations] };
}

function projectToCreateIn(model: Model, actor: Actor, idOrKey: string): ProjectRecord {
  const project = visibleProject(model, actor, idOrKey);
  if (!project || !may(model, actor, 'CREATE_ISSUES', project)) {
    throw badRequest(
      `No project could be found with key or id '${idOrKey}', or you cannot create issues there.`,
    );
  }
  return project;
}

export const createMetaRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    query: ['startAt', 'maxResults'],
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, params, query }) => {
      const project = projectToCreateIn(model, actor, params['projectIdOrKey'] ?? '');
      const page = pageParameters(query, 50, 200);
      const issueTypes = cut(project.issueTypes, page).map((id) => issueTypeJson(model, id));
      return { status: 200, body: { ...page, total: project.issueTypes.length, issueTypes } };
    },
  }),
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    query: ['startAt', 'maxResults'],
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, params, query }) => {
      const project = projectToCreateIn(model, actor, params['projectIdOrKey'] ?? '');
      const typeId = params['issueTypeId'] ?? '';
      if (!project.issueTypes.includes(typeId))
        throw badRequest(`Issue type '${typeId}' is not in this project.`);
      const page = pageParameters(query, 50, 200);
      const metas = createFields(model, actor, project, typeId);
      const fields = cut(metas, page).map((meta) => ({ ...fieldMetaJson(meta), fieldId: meta.fieldId }));
      return { status: 200, body: { ...page, total: metas.length, fields } };
    },
  }),
];
