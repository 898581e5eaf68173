import * as v from 'valibot';
import type { Route } from '../protocol';
import { issueJson } from './issue-json';
import type { Model } from './model';
import { sees, visibleIssue } from './permissions';
import { badRequest } from './refusal';
import { listParameter, parseBody, route } from './request';
import type { IssueRecord } from './state';

/** Scopes of everything that answers whole issues. */
const READ_ISSUE = [
  'read:issue-meta:jira',
  'read:issue-security-level:jira',
  'read:issue.vote:jira',
  'read:issue.changelog:jira',
  'read:avatar:jira',
  'read:issue:jira',
  'read:status:jira',
  'read:user:jira',
  'read:field-configuration:jira',
] as const;

const BulkFetchSchema = v.strictObject({
  issueIdsOrKeys: v.array(v.string()),
  fields: v.optional(v.array(v.string()), []),
  properties: v.optional(v.pipe(v.array(v.string()), v.maxLength(5)), []),
});

/** Order of issues by id, as numbers: `10099` before `10100` and before `100000`. */
export const byId = (one: { id: string }, other: { id: string }): number => Number(one.id) - Number(other.id);

export const readRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    query: ['fields', 'properties'],
    classic: 'read:jira-work',
    granular: READ_ISSUE,
    handle: ({ actor, params, query }) => {
      const issue = visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
      const fields = listParameter(query, 'fields');
      const view = { fields, properties: listParameter(query, 'properties') };
      return { status: 200, body: issueJson(model, issue, view) };
    },
  }),
  route(model, {
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    classic: 'read:jira-work',
    granular: READ_ISSUE,
    handle: ({ actor, body }) => {
      const input = parseBody(BulkFetchSchema, body);
      const asked = input.issueIdsOrKeys;
      if (asked.length < 1 || asked.length > 100) {
        throw badRequest('Ask for at least 1 and at most 100 issues in one request.');
      }
      const found = new Map<string, IssueRecord>();
      const issueErrors: { id: string; errorMessage: string }[] = [];
      for (const idOrKey of asked) {
        const issue = model.issue(idOrKey);
        if (issue && sees(model, actor, issue)) found.set(issue.id, issue);
        else {
          const errorMessage = 'Issue does not exist or you do not have permission to see it.';
          issueErrors.push({ id: idOrKey, errorMessage });
        }
      }
      const view = {
        fields: input.fields.length > 0 ? input.fields : ['*navigable'],
        properties: input.properties,
      };
      const issues = [...found.values()].sort(byId).map((issue) => issueJson(model, issue, view));
      return { status: 200, body: { issues, issueErrors } };
    },
  }),
];
