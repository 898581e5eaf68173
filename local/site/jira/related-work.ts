import * as v from 'valibot';
import type { RoutedRequest, Route } from '../protocol';
import { uuidOf } from './entity-json';
import type { Model } from './model';
import { may, PROJECT_PERMISSIONS } from './permissions';
import { badRequest, forbidden, notFound } from './refusal';
import { parseOpenBody, route } from './request';
import type { RelatedWork } from './state';
import { type Found, visibleVersion } from './versions';

const PATH = '/rest/api/3/version/{id}/relatedwork';
const GRANULAR = ['write:issue:jira'];

const LinkSchema = v.strictObject({
  category: v.string(),
  title: v.optional(v.string()),
  url: v.optional(v.string()),
});
const ChangedSchema = v.strictObject({ ...LinkSchema.entries, relatedWorkId: v.optional(v.string()) });

/** What belongs to a version beside its issues. Jira's own entry, the release notes, is not among it here. */
export function relatedWorkRoutes(model: Model): readonly Route[] {
  const listOf = ({ version }: Found): readonly RelatedWork[] => model.state.relatedWork[version.id] ?? [];
  const changeable = ({ actor, params }: RoutedRequest): Found => {
    const found = visibleVersion(model, actor, params['id'] ?? '');
    for (const permission of ['RESOLVE_ISSUES', 'EDIT_ISSUES'])
      if (!may(model, actor, permission, found.project))
        throw forbidden(`You do not have the permission "${PROJECT_PERMISSIONS[permission] ?? permission}".`);
    if (found.version.archived) throw badRequest('Related work of an archived version cannot be changed.');
    return found;
  };

  return [
    route(model, {
      method: 'GET',
      path: PATH,
      classic: 'read:jira-work',
      granular: ['read:project-version:jira'],
      handle: ({ actor, params }) => ({
        status: 200,
        body: listOf(visibleVersion(model, actor, params['id'] ?? '')),
      }),
    }),
    route(model, {
      method: 'POST',
      path: PATH,
      classic: 'write:jira-work',
      granular: GRANULAR,
      handle: (request) => {
        const found = changeable(request);
        const given = parseOpenBody(LinkSchema, request.body);
        const work = { relatedWorkId: uuidOf(model.rowId()), ...usable(given) };
        model.state.relatedWork[found.version.id] = [...listOf(found), work];
        return { status: 201, body: work };
      },
    }),
    route(model, {
      method: 'PUT',
      path: PATH,
      classic: 'write:jira-work',
      granular: GRANULAR,
      handle: (request) => {
        const found = changeable(request);
        const { relatedWorkId, ...given } = parseOpenBody(ChangedSchema, request.body);
        const old = listOf(found).find((one) => one.relatedWorkId === relatedWorkId);
        if (!old) throw notFound('The related work was not found.');
        const work = { ...old, ...usable(given) };
        model.state.relatedWork[found.version.id] = listOf(found).map((one) => (one === old ? work : one));
        return { status: 200, body: work };
      },
    }),
  ];
}

function usable({
  category,
  title,
  url,
}: v.InferOutput<typeof LinkSchema>): Omit<RelatedWork, 'relatedWorkId'> {
  if (category.trim() === '') throw badRequest("'category' is required.");
  if (url === undefined || !URL.canParse(url)) throw badRequest("'url' must be a valid, absolute URL.");
  return { category, ...(title === undefined ? {} : { title }), url };
}
