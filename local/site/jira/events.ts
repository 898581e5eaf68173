import { statusById } from './catalogue';
import { issueTypeJson, jiraTime, projectJson, statusJson } from './entity-json';
import type { Acting, Model } from './model';
import { accountOf } from './permissions';
import type { ChangeItem, IssueRecord } from './state';

// Payloads: https://developer.atlassian.com/platform/forge/events-reference/jira/

type Payload = Readonly<Record<string, unknown>>;

export function emitCreated(model: Model, acting: Acting, issue: IssueRecord): void {
  emit(model, acting, 'avi:jira:created:issue', issue, [issue.creator], {});
}

export function emitDeleted(model: Model, acting: Acting, issue: IssueRecord): void {
  emit(model, acting, 'avi:jira:deleted:issue', issue, [], {});
}

/** `updated`, and `assigned` as well when the assignee is among the changes. */
export function emitUpdated(
  model: Model,
  acting: Acting,
  issue: IssueRecord,
  items: readonly ChangeItem[],
): void {
  const changelog = { items };
  const status = items.find(({ field }) => field === 'status');
  // A workflow that notifies people in a way of its own tells apps nothing: ECO-395.
  if (status && model.projectOf(issue).customTransitionEvents === true) return;
  emit(model, acting, 'avi:jira:updated:issue', issue, [], {
    jiraEventTypeName: eventTypeName(items),
    changelog,
    ...(status
      ? { associatedStatuses: [status.from, status.to].flatMap((id) => namedStatus(model, id)) }
      : {}),
  });
  const assignment = items.find(({ field }) => field === 'assignee');
  if (!assignment) return;
  const people = [assignment.from, assignment.to].filter((accountId) => accountId !== null);
  emit(model, acting, 'avi:jira:assigned:issue', issue, people, { changelog });
}

function eventTypeName(items: readonly ChangeItem[]): string {
  if (items.some(({ field }) => field === 'Key')) return 'issue_moved';
  const resolution = items.find(({ field }) => field === 'resolution');
  if (resolution) return resolution.to === null ? 'issue_reopened' : 'issue_resolved';
  if (items.some(({ field }) => field === 'status')) return 'issue_generic';
  return items.length === 1 && items[0]?.field === 'assignee' ? 'issue_assigned' : 'issue_updated';
}

const namedStatus = (model: Model, id: string | null): Payload[] =>
  id === null ? [] : [{ id, name: statusById(model, id).name }];

function emit(
  model: Model,
  acting: Acting,
  eventType: string,
  issue: IssueRecord,
  associated: readonly string[],
  more: Payload,
): void {
  if (model.projectOf(issue).appsBlocked === true) return;
  model.emit({
    eventType,
    payload: {
      eventType,
      timestamp: new Date(model.now()).toISOString(),
      selfGenerated: acting.viaApp,
      atlassianId: accountOf(acting.actor),
      issue: snapshot(model, issue),
      ...(associated.length > 0 ? { associatedUsers: associated.map((accountId) => ({ accountId })) } : {}),
      ...more,
    },
  });
}

/** The few fields events carry; people as bare account ids. A copy, so that later writes do not reach it. */
function snapshot(model: Model, issue: IssueRecord): Payload {
  const user = (accountId: string | null): Payload | null => (accountId === null ? null : { accountId });
  return structuredClone({
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: issueTypeJson(model, issue.typeId),
      creator: user(issue.creator),
      created: jiraTime(issue.created),
      project: projectJson(model, model.projectOf(issue)),
      reporter: user(issue.reporter),
      assignee: user(issue.assignee),
      updated: jiraTime(issue.updated),
      status: statusJson(model, issue.statusId),
    },
  });
}
