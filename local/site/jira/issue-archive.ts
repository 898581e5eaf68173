import { issueTypeById } from './catalogue';
import type { Acting, Model } from './model';
import { accountOf, isArchived, mayGlobally, visibleIssue } from './permissions';
import { badRequest, forbidden } from './refusal';
import { indexIssue } from './search-index';
import type { IssueStanding } from './standing';
import type { IssueRecord } from './state';

/** Puts an issue and its sub-tasks away, as admins can. Jira has no event for that. */
export function archiveIssue(model: Model, acting: Acting, idOrKey: string): void {
  const issue = issueToArchive(model, acting, idOrKey);
  if (isArchived(model, issue)) throw badRequest(`The issue '${issue.key}' is archived already.`);
  const archived = { at: model.now(), by: accountOf(acting.actor) };
  for (const one of withSubtasks(model, issue)) stand(model, one, { archived });
}

/** Brings an archived issue and its sub-tasks back. */
export function unarchiveIssue(model: Model, acting: Acting, idOrKey: string): void {
  const issue = issueToArchive(model, acting, idOrKey);
  if (!issue.archived) throw badRequest(`The issue '${issue.key}' is not archived.`);
  for (const one of withSubtasks(model, issue)) stand(model, one, { archived: undefined });
}

/** Changes how an issue stands, without an edit: `updated`, history and events know nothing of it. */
function stand(model: Model, issue: IssueRecord, standing: IssueStanding): void {
  model.state.issues[issue.id] = { ...issue, ...standing };
  indexIssue(model, issue.id);
}

export const isSubtask = (model: Model, { typeId }: IssueRecord): boolean =>
  issueTypeById(model, typeId).subtask;

/** The issue and its sub-tasks; what lies below an epic is not part of it. */
export const withSubtasks = (model: Model, issue: IssueRecord): readonly IssueRecord[] => [
  issue,
  ...Object.values(model.state.issues).filter(
    (other) => other.parentId === issue.id && isSubtask(model, other),
  ),
];

function issueToArchive(model: Model, { actor }: Acting, idOrKey: string): IssueRecord {
  const issue = visibleIssue(model, actor, idOrKey);
  if (!mayGlobally(model, actor, 'ADMINISTER')) {
    throw forbidden('Only admins can archive or unarchive issues. Access denied.');
  }
  if (isSubtask(model, issue)) throw badRequest('Issue is subtask.');
  return issue;
}
