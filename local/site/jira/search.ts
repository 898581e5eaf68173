import * as v from 'valibot';
import type { Actor, Route } from '../protocol';
import { issueJson } from './issue-json';
import { prepareSearch } from './jql/match';
import type { Model } from './model';
import { keptOut, may, seesLevel } from './permissions';
import { badRequest } from './refusal';
import { parseBody, route } from './request';
import { indexedIssues } from './search-index';
import type { IssueRecord } from './state';

const GRANULAR = [
  'read:issue-details:jira',
  'read:field.default-value:jira',
  'read:field.option:jira',
  'read:field:jira',
  'read:group:jira',
] as const;

const SearchSchema = v.strictObject({
  jql: v.optional(v.string(), ''),
  fields: v.optional(v.array(v.string()), []),
  properties: v.optional(v.pipe(v.array(v.string()), v.maxLength(5)), []),
  maxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)), 50),
  nextPageToken: v.optional(v.nullable(v.string()), null),
  reconcileIssues: v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer())), v.maxLength(50)), []),
});

const CountSchema = v.strictObject({ jql: v.optional(v.string(), '') });

/**
 * Issues `actor` may see, as the index has them. Those named in `reconcile` are taken as they really are, so
 * a fresh write to them is found.
 */
function find(model: Model, actor: Actor, jql: string, reconcile: readonly number[]): readonly IssueRecord[] {
  const { matches, compare } = prepareSearch(model, actor, jql);
  const searched = searchedProjects(model, actor);
  const fresh = new Set(reconcile.map(String));
  const indexed = indexedIssues(model).filter(({ id }) => !fresh.has(id));
  const reconciled = [...fresh].flatMap((id) => model.state.issues[id] ?? []);
  return [...indexed, ...reconciled]
    .filter((issue) => searched.has(issue.projectId) && issue.archived === undefined && matches(issue))
    .filter((issue) => seesLevel(model, actor, issue))
    .sort(compare);
}

/** Ids of the projects whose issues search shows to `actor`; asked once, not for each issue. */
const searchedProjects = (model: Model, actor: Actor): ReadonlySet<string> =>
  new Set(
    model.state.projects
      .filter((project) => may(model, actor, 'BROWSE_PROJECTS', project))
      .filter((project) => project.archived === undefined && !keptOut(actor, project))
      .map(({ id }) => id),
  );

const WEEK = 7 * 24 * 3_600_000;
const TokenSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ jql: v.string(), from: v.number(), expires: v.number() }),
);

function startOf(model: Model, token: string | null, jql: string): number {
  if (token === null) return 0;
  const parsed = v.safeParse(TokenSchema, Buffer.from(token, 'base64url').toString('utf8'));
  if (!parsed.success || parsed.output.jql !== jql || parsed.output.expires < model.now()) {
    throw badRequest('The nextPageToken is invalid, expired, or belongs to another query.');
  }
  return parsed.output.from;
}

const tokenFor = (model: Model, jql: string, from: number): string =>
  Buffer.from(JSON.stringify({ jql, from, expires: model.now() + WEEK })).toString('base64url');

export const searchRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, body }) => {
      const input = parseBody(SearchSchema, body);
      const fields = input.fields.length > 0 ? input.fields : ['id'];
      const light =
        fields.every((field) => field === 'id' || field === 'key') && input.properties.length === 0;
      // Whole issues come a hundred at a time, whatever the request says.
      const size = light ? input.maxResults : Math.min(input.maxResults, 100);
      const found = find(model, actor, input.jql, input.reconcileIssues);
      const start = startOf(model, input.nextPageToken, input.jql);
      const view = { fields, properties: input.properties };
      const issues = found.slice(start, start + size).map((issue) => issueJson(model, issue, view));
      const next = start + issues.length;
      const isLast = next >= found.length;
      const more = isLast ? {} : { nextPageToken: tokenFor(model, input.jql, next) };
      return { status: 200, body: { issues, isLast, ...more } };
    },
  }),
  route(model, {
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    classic: 'read:jira-work',
    granular: GRANULAR,
    handle: ({ actor, body }) => {
      const { jql } = parseBody(CountSchema, body);
      return { status: 200, body: { count: find(model, actor, jql, []).length } };
    },
  }),
];
