import * as v from 'valibot';
import type { Route } from '../protocol';
import { commitChange } from './commit';
import { assigneeValue, BadValue } from './field-values';
import type { Acting, Model } from './model';
import { demand, visibleIssue } from './permissions';
import { badFields, badRequest } from './refusal';
import { parseOpenBody, route } from './request';

const AssigneeSchema = v.strictObject({
  accountId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(128)))),
  name: v.optional(v.unknown()),
  key: v.optional(v.unknown()),
});

/** Assigns an issue whatever its screens hold: to a person, `"-1"` for the project's default, `null` for nobody. */
function assignIssue(model: Model, acting: Acting, idOrKey: string, body: unknown): void {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  const { accountId, name, key } = parseOpenBody(AssigneeSchema, body);
  if (name !== undefined || key !== undefined) {
    throw badRequest("'name' and 'key' are no longer accepted. Use 'accountId' to say who the assignee is.");
  }
  if (accountId === undefined) throw badRequest("'accountId' must be specified.");
  demand(model, acting.actor, 'ASSIGN_ISSUES', issue);
  const assignee = assigneeOr400(() => assigneeValue(model, model.projectOf(issue), { accountId }));
  commitChange(model, acting, issue, { ...structuredClone(issue), assignee });
}

function assigneeOr400(read: () => string | null): string | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadValue) throw badFields({ assignee: error.message });
    throw error;
  }
}

export const assigneeRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/assignee',
    classic: 'write:jira-work',
    granular: ['write:issue:jira'],
    handle: (request) => {
      assignIssue(model, request, request.params['issueIdOrKey'] ?? '', request.body);
      return { status: 204 };
    },
  }),
];
