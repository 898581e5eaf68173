import * as v from 'valibot';
import type { Route } from '../protocol';
import { versionDetailsJson } from './entity-json';
import type { Model } from './model';
import { visibleProject } from './permissions';
import type { Version } from './project-setup';
import { notFound, notModelled } from './refusal';
import { cut, listParameter, pageParameters, parseOpenBody, route } from './request';
import {
  createVersion,
  deleteVersion,
  type Found,
  issuesOf,
  mergeVersion,
  updateVersion,
  visibleVersion,
} from './versions';

const VERSION = '/rest/api/3/version/{id}';
const READ = ['read:project-version:jira'];
const WRITE = ['write:project-version:jira', 'read:project-version:jira'];
const MANAGE = 'manage:jira-project';

const SwapSchema = v.strictObject({ moveFixIssuesTo: v.optional(v.number()) });

export function versionRoutes(model: Model): readonly Route[] {
  const json = ({ project, version }: Found) => versionDetailsJson(model, project, version);
  return [
    route(model, {
      method: 'GET',
      path: '/rest/api/3/project/{projectIdOrKey}/version',
      query: ['startAt', 'maxResults', 'orderBy', 'query', 'status'],
      classic: 'read:jira-work',
      granular: READ,
      handle: ({ actor, params, query }) => {
        const idOrKey = params['projectIdOrKey'] ?? '';
        const project = visibleProject(model, actor, idOrKey);
        if (!project) throw notFound(`No project could be found with key '${idOrKey}'.`);
        const page = pageParameters(query, 50, 50);
        const found = ordered(query, project.versions.filter(matching(query)));
        const values = cut(found, page).map((version) => json({ project, version }));
        const total = found.length;
        const self = model.link(`project/${project.id}/version?${query.toString()}`);
        const isLast = page.startAt + values.length >= total;
        return { status: 200, body: { self, ...page, total, isLast, values } };
      },
    }),
    route(model, {
      method: 'GET',
      path: VERSION,
      classic: 'read:jira-work',
      granular: READ,
      handle: ({ actor, params }) => ({
        status: 200,
        body: json(visibleVersion(model, actor, params['id'] ?? '')),
      }),
    }),
    route(model, {
      method: 'POST',
      path: '/rest/api/3/version',
      classic: MANAGE,
      granular: WRITE,
      handle: (request) => ({ status: 201, body: json(createVersion(model, request, request.body)) }),
    }),
    route(model, {
      method: 'PUT',
      path: VERSION,
      classic: MANAGE,
      granular: WRITE,
      handle: (request) => ({
        status: 200,
        body: json(updateVersion(model, request, request.params['id'] ?? '', request.body)),
      }),
    }),
    route(model, {
      method: 'POST',
      path: `${VERSION}/removeAndSwap`,
      classic: MANAGE,
      granular: ['delete:project-version:jira'],
      handle: (request) => {
        const { moveFixIssuesTo } = parseOpenBody(SwapSchema, request.body ?? {});
        const swapTo = moveFixIssuesTo === undefined ? undefined : String(moveFixIssuesTo);
        deleteVersion(model, request, request.params['id'] ?? '', swapTo);
        return { status: 204 };
      },
    }),
    route(model, {
      method: 'PUT',
      path: `${VERSION}/mergeto/{moveIssuesTo}`,
      classic: MANAGE,
      granular: ['write:project-version:jira'],
      handle: (request) => {
        mergeVersion(model, request, request.params['id'] ?? '', request.params['moveIssuesTo'] ?? '');
        return { status: 204 };
      },
    }),
    route(model, {
      method: 'GET',
      path: `${VERSION}/unresolvedIssueCount`,
      classic: 'read:jira-work',
      granular: READ,
      handle: ({ actor, params }) => {
        const { version } = visibleVersion(model, actor, params['id'] ?? '');
        const issues = issuesOf(model, version);
        const body = {
          self: model.link(`version/${version.id}/unresolvedIssueCount`),
          issuesCount: issues.length,
          issuesUnresolvedCount: issues.filter(({ resolutionId }) => resolutionId === null).length,
        };
        return { status: 200, body };
      },
    }),
    route(model, {
      method: 'DELETE',
      path: VERSION,
      classic: MANAGE,
      granular: ['delete:project-version:jira'],
      handle: () => {
        throw notModelled('DELETE /version/{id}, which is deprecated: use removeAndSwap');
      },
    }),
  ];
}

const STATUSES: Readonly<Record<string, (version: Version) => boolean>> = {
  released: ({ released, archived }) => released && !archived,
  unreleased: ({ released, archived }) => !released && !archived,
  archived: ({ archived }) => archived,
};

function matching(query: URLSearchParams): (version: Version) => boolean {
  const text = (query.get('query') ?? '').toLowerCase();
  const statuses = listParameter(query, 'status').map((status) => {
    const matches = STATUSES[status];
    if (matches === undefined) throw notModelled(`versions by the status '${status}'`);
    return matches;
  });
  return (version) =>
    `${version.name}\n${version.description ?? ''}`.toLowerCase().includes(text) &&
    (statuses.length === 0 || statuses.some((matches) => matches(version)));
}

/** In the order of the project unless asked otherwise. */
function ordered(query: URLSearchParams, versions: readonly Version[]): readonly Version[] {
  const asked = query.get('orderBy') ?? 'sequence';
  const field = asked.replace(/^[+-]/, '');
  const sign = asked.startsWith('-') ? -1 : 1;
  if (field === 'sequence') return sign === 1 ? versions : [...versions].reverse();
  if (field !== 'name' && field !== 'releaseDate') throw notModelled(`versions ordered by '${asked}'`);
  return [...versions].sort((one, other) => sign * (one[field] ?? '').localeCompare(other[field] ?? ''));
}
