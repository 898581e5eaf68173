import * as v from 'valibot';
import type { Route } from '../protocol';
import { readers, send } from './mailbox';
import type { Acting, Model } from './model';
import { may, PROJECT_PERMISSIONS, sees, visibleIssue } from './permissions';
import { badRequest, forbidden, notModelled } from './refusal';
import { parseOpenBody, route } from './request';
import type { IssueRecord } from './state';

const FlagSchema = v.optional(v.boolean(), false);
const GroupsSchema = v.optional(v.array(v.unknown()), []);

const RecipientsSchema = v.strictObject({
  users: v.optional(v.array(v.looseObject({ accountId: v.string() })), []),
  assignee: FlagSchema,
  reporter: FlagSchema,
  watchers: FlagSchema,
  voters: FlagSchema,
  groups: GroupsSchema,
  groupIds: GroupsSchema,
});
const RestrictionSchema = v.strictObject({
  permissions: v.optional(
    v.array(v.strictObject({ key: v.optional(v.string()), id: v.optional(v.string()) })),
    [],
  ),
  groups: GroupsSchema,
  groupIds: GroupsSchema,
});
const NotificationSchema = v.strictObject({
  subject: v.optional(v.string()),
  textBody: v.optional(v.string(), ''),
  htmlBody: v.optional(v.string(), ''),
  to: v.optional(RecipientsSchema, {}),
  restrict: v.optional(RestrictionSchema, {}),
});

/** The key that Atlassian's own example still uses. */
const FORMER_KEYS: Readonly<Record<string, string>> = { BROWSE: 'BROWSE_PROJECTS' };

/** Sends a mail about an issue. Who lacks a permission that it is restricted to gets none, without a word. */
function notify(model: Model, acting: Acting, idOrKey: string, body: unknown): void {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  const { subject, textBody, htmlBody, to, restrict } = parseOpenBody(NotificationSchema, body);
  if ([to, restrict].some(({ groups, groupIds }) => groups.length + groupIds.length > 0)) {
    throw notModelled('groups of people');
  }
  if (!model.state.mailEnabled) throw forbidden('Outgoing emails are disabled on this site.');
  const people = readers(model, acting.actor, accountsOf(issue, to));
  if (people.length === 0) throw badRequest('No recipients were defined for notification.');
  const needed = restrict.permissions.map(permissionKey);
  const allowed = people.filter((accountId) =>
    needed.every((permission) => holds(model, accountId, permission, issue)),
  );
  send(model, allowed, issue, {
    subject: subject ?? `(${issue.key}) ${issue.summary}`,
    textBody,
    htmlBody,
    automatic: false,
  });
}

/** Accounts the request means. Nobody votes in this Jira. */
function accountsOf(issue: IssueRecord, to: v.InferOutput<typeof RecipientsSchema>): readonly string[] {
  return [
    ...to.users.map(({ accountId }) => accountId),
    ...(to.assignee && issue.assignee !== null ? [issue.assignee] : []),
    ...(to.reporter && issue.reporter !== null ? [issue.reporter] : []),
    ...(to.watchers ? issue.watchers : []),
  ];
}

function permissionKey({ key, id }: { key?: string | undefined; id?: string | undefined }): string {
  if (key === undefined)
    throw id === undefined ? badRequest('A permission needs a key.') : notModelled('ids of permissions');
  const known = FORMER_KEYS[key] ?? key;
  if (PROJECT_PERMISSIONS[known] === undefined) throw badRequest(`Unrecognized permission: '${key}'.`);
  return known;
}

function holds(model: Model, accountId: string, permission: string, issue: IssueRecord): boolean {
  const person = { kind: 'user', accountId } as const;
  return sees(model, person, issue) && may(model, person, permission, model.projectOf(issue));
}

export const notifyRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/notify',
    classic: 'write:jira-work',
    granular: ['send:notification:jira'],
    handle: (request) => {
      notify(model, request, request.params['issueIdOrKey'] ?? '', request.body);
      return { status: 204 };
    },
  }),
];
