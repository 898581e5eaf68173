import * as v from 'valibot';
import type { RoutedRequest, Route } from '../protocol';
import { recordChange } from './commit';
import type { Acting, Model } from './model';
import { demand, visibleIssue } from './permissions';
import { badFields, badRequest, notFound, Refusal } from './refusal';
import { parseOpenBody, route } from './request';
import type { ChangeItem, IssueRecord, Json, RemoteLink } from './state';

const JsonObjectSchema: v.GenericSchema<unknown, Record<string, Json>> = v.record(
  v.string(),
  v.custom<Json>(() => true),
);

const BodySchema = v.strictObject({
  globalId: v.optional(v.string()),
  relationship: v.optional(v.string()),
  application: v.optional(JsonObjectSchema, {}),
  object: JsonObjectSchema,
});

/** Most remote links of one issue. */
export const MAX_LINKS = 2000;

/** Creates a link, or replaces the one with the same `globalId`: what the request leaves out is cleared. */
function putLink(model: Model, acting: Acting, issue: IssueRecord, body: unknown): [RemoteLink, boolean] {
  const input = parseOpenBody(BodySchema, body);
  refuseBadObject(input.object, input.globalId);
  const links = (model.state.remoteLinks[issue.id] ??= []);
  const at = links.findIndex(({ globalId }) => globalId !== null && globalId === input.globalId);
  const old = links[at];
  if (!old && links.length >= MAX_LINKS)
    throw new Refusal(413, [`An issue cannot have more than ${String(MAX_LINKS)} links.`]);
  const link: RemoteLink = structuredClone({
    id: old?.id ?? Number(model.rowId()),
    globalId: input.globalId ?? null,
    relationship: input.relationship ?? null,
    application: input.application,
    object: input.object,
  });
  if (old) links[at] = link;
  else links.push(link);
  recordChange(model, acting, issue, [linkItem(old, link)]);
  return [link, old === undefined];
}

function refuseBadObject(object: Readonly<Record<string, Json>>, globalId: string | undefined): void {
  const { url, title } = object;
  const errors: Record<string, string> = {};
  if (typeof title !== 'string' || title.trim() === '') errors['title'] = "'title' is required.";
  else if (title.length > 255) errors['title'] = "'title' can't exceed 255 characters.";
  if (typeof url !== 'string' || url === '') errors['url'] = "'url' is required.";
  else if (!URL.canParse(url)) errors['url'] = "'url' must be a valid, absolute URL.";
  if (globalId !== undefined && globalId.length > 255)
    errors['globalId'] = "'globalId' can't exceed 255 characters.";
  if (Object.keys(errors).length > 0) throw badFields(errors);
}

function linkItem(before: RemoteLink | undefined, after: RemoteLink | undefined): ChangeItem {
  const side = (link: RemoteLink | undefined): [string | null, string | null] =>
    link ? [String(link.id), `This issue links to ${JSON.stringify(link.object['title'])}`] : [null, null];
  const [from, fromString] = side(before);
  const [to, toString] = side(after);
  const field = 'RemoteWorkItemLink';
  return { field, fieldId: field, fieldtype: 'jira', from, fromString, to, toString };
}

function linkJson(model: Model, issue: IssueRecord, link: RemoteLink): Record<string, unknown> {
  const { id, globalId, relationship, application, object } = link;
  return {
    id,
    self: model.link(`issue/${issue.key}/remotelink/${String(id)}`),
    ...(globalId === null ? {} : { globalId }),
    application,
    ...(relationship === null ? {} : { relationship }),
    object: { icon: {}, status: { icon: {} }, ...object },
  };
}

const PATH = '/rest/api/3/issue/{issueIdOrKey}/remotelink';

export function remoteLinkRoutes(model: Model): readonly Route[] {
  const issueOf = ({ actor, params }: RoutedRequest): IssueRecord =>
    visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
  const linksOf = (issue: IssueRecord): RemoteLink[] => model.state.remoteLinks[issue.id] ?? [];
  const byGlobalId = (issue: IssueRecord, wanted: string): RemoteLink => {
    const link = linksOf(issue).find(({ globalId }) => globalId === wanted);
    if (!link) throw notFound(`No remote link with the global ID '${wanted}' exists on this issue.`);
    return link;
  };

  return [
    route(model, {
      method: 'GET',
      path: PATH,
      query: ['globalId'],
      classic: 'read:jira-work',
      granular: ['read:issue.remote-link:jira', 'read:status:jira'],
      handle: (request) => {
        const issue = issueOf(request);
        const wanted = request.query.get('globalId');
        // With a globalId Jira answers one object, without one a list.
        if (wanted !== null) return { status: 200, body: linkJson(model, issue, byGlobalId(issue, wanted)) };
        return { status: 200, body: linksOf(issue).map((link) => linkJson(model, issue, link)) };
      },
    }),
    route(model, {
      method: 'POST',
      path: PATH,
      classic: 'write:jira-work',
      granular: ['write:issue:jira', 'write:issue.remote-link:jira', 'read:issue.remote-link:jira'],
      handle: (request) => {
        const issue = issueOf(request);
        demand(model, request.actor, 'LINK_ISSUES', issue);
        const [link, created] = putLink(model, request, issue, request.body);
        const { id, self } = linkJson(model, issue, link);
        return { status: created ? 201 : 200, body: { id, self } };
      },
    }),
    route(model, {
      method: 'DELETE',
      path: PATH,
      query: ['globalId'],
      classic: 'write:jira-work',
      granular: ['delete:issue.remote-link:jira', 'write:issue:jira'],
      handle: (request) => {
        const issue = issueOf(request);
        demand(model, request.actor, 'LINK_ISSUES', issue);
        const wanted = request.query.get('globalId');
        if (wanted === null) throw badRequest("The 'globalId' parameter is required.");
        const link = byGlobalId(issue, wanted);
        model.state.remoteLinks[issue.id] = linksOf(issue).filter(({ id }) => id !== link.id);
        recordChange(model, request, issue, [linkItem(link, undefined)]);
        return { status: 204 };
      },
    }),
  ];
}
