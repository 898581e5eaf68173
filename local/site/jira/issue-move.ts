import { emitBlocked } from './access-rule';
import { issueTypeById } from './catalogue';
import { changesBetween } from './changelog';
import { recordChange } from './commit';
import { isSubtask, withSubtasks } from './issue-archive';
import type { Acting, Model } from './model';
import { demand, may, visibleIssue, visibleProject } from './permissions';
import { badFields, badRequest, forbidden } from './refusal';
import type { ChangeItem, IssueRecord, ProjectRecord } from './state';
import { defaultPriority } from './system-fields';
import { categoryOf, workflowFor } from './workflow';

/** What becomes of the issue besides its project; where it says nothing, it stays as far as it can. */
export interface Move {
  readonly issueTypeId?: string;
}

/**
 * Moves an issue with its sub-tasks to another project, as Jira's own dialog does: REST cannot. The id stays,
 * the key changes, the old key goes on leading to it. What the other project lacks is lost on the way.
 */
export function moveIssue(model: Model, acting: Acting, idOrKey: string, toKey: string, move: Move): void {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  demand(model, acting.actor, 'EDIT_ISSUES', issue);
  if (isSubtask(model, issue)) throw badRequest('A sub-task moves with its parent only.');
  const target = visibleProject(model, acting.actor, toKey);
  if (!target || target.id === issue.projectId) {
    throw badFields({ project: `No other project could be found with key '${toKey}'.` });
  }
  if (!may(model, acting.actor, 'CREATE_ISSUES', target)) {
    throw forbidden('You do not have permission to create issues in this project.');
  }
  const moves = withSubtasks(model, issue).map((one) => {
    const typeId = typeIn(model, target, one, one.id === issue.id ? move.issueTypeId : undefined);
    return { before: one, typeId };
  });
  for (const { before, typeId } of moves) moveOne(model, acting, before, target, typeId);
  if (target.appsBlocked === true) {
    emitBlocked(
      model,
      moves.map(({ before }) => before.id),
    );
  }
}

/** The type asked for, the same one, or in a project with types of its own the first of the same level. */
function typeIn(model: Model, target: ProjectRecord, issue: IssueRecord, wanted: string | undefined): string {
  const level = issueTypeById(model, issue.typeId).hierarchyLevel;
  const candidates = target.issueTypes.filter((id) => issueTypeById(model, id).hierarchyLevel === level);
  const typeId = wanted ?? (candidates.includes(issue.typeId) ? issue.typeId : candidates[0]);
  if (typeId === undefined || !candidates.includes(typeId)) {
    throw badFields({ issuetype: 'The issue type selected is invalid.' });
  }
  return typeId;
}

function moveOne(
  model: Model,
  acting: Acting,
  before: IssueRecord,
  target: ProjectRecord,
  typeId: string,
): void {
  const source = model.projectOf(before);
  target.lastIssueNumber += 1;
  const after: IssueRecord = {
    ...structuredClone(before),
    ...statusIn(model, target, before, typeId),
    key: `${target.key}-${String(target.lastIssueNumber)}`,
    projectId: target.id,
    typeId,
    formerKeys: [...(before.formerKeys ?? []), before.key],
    priorityId: fitting(target.priorities, before.priorityId) ?? defaultPriority(target),
    fixVersions: [],
    components: [],
    custom: Object.fromEntries(target.customFields.map(({ id }) => [id, before.custom[id] ?? null])),
    // Epics of another project hold company-managed issues only.
    parentId: isSubtask(model, before) || target.style === source.style ? before.parentId : null,
  };
  const moved = [
    item('project', [source.id, source.name], [target.id, target.name]),
    item('Key', [null, before.key], [null, after.key]),
    ...(before.typeId === typeId ? [] : [item('issuetype', type(model, before), type(model, after))]),
  ];
  model.state.issues[after.id] = after;
  recordChange(model, acting, after, [...moved, ...changesBetween(model, before, after)]);
}

/** An issue whose status the other workflow lacks starts over there. */
function statusIn(
  model: Model,
  target: ProjectRecord,
  before: IssueRecord,
  typeId: string,
): Partial<IssueRecord> {
  const { statuses, initial, resolvesItself } = workflowFor(target, typeId);
  if (statuses.includes(before.statusId)) return {};
  const unresolved = resolvesItself && categoryOf(model, initial).key !== 'done';
  return {
    statusId: initial,
    statusChanged: model.now(),
    ...(unresolved ? { resolutionId: null, resolved: null } : {}),
  };
}

const fitting = (offered: readonly string[], id: string | null): string | undefined =>
  offered.find((candidate) => candidate === id);

type Side = readonly [id: string | null, text: string];

const type = (model: Model, { typeId }: IssueRecord): Side => [typeId, issueTypeById(model, typeId).name];

const item = (field: string, [from, fromString]: Side, [to, toString]: Side): ChangeItem => ({
  field,
  fieldId: field,
  fieldtype: 'jira',
  from,
  fromString,
  to,
  toString,
});
