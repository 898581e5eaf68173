import type { Actor } from '../protocol';
import type { Draft } from './field-changes';
import { listField } from './list-fields';
import type { Model } from './model';
import { accountOf, isArchived, may } from './permissions';
import { badRequest } from './refusal';
import type { IssueRecord, ProjectRecord } from './state';
import { transitionsFrom, workflowOf, type AppRule, type Condition, type Transition } from './workflow';

/** Transitions that start where the issue is; none without the permission, which is no error. */
export function transitionsHere(model: Model, actor: Actor, issue: IssueRecord): readonly Transition[] {
  if (isArchived(model, issue) || !may(model, actor, 'TRANSITION_ISSUES', model.projectOf(issue))) return [];
  return transitionsFrom(workflowOf(model, issue), issue.statusId);
}

/** Whether `actor` meets the conditions of a transition. */
export const meetsConditions = (
  model: Model,
  actor: Actor,
  issue: IssueRecord,
  { conditions }: Transition,
): boolean => conditions.every((condition) => meets(model, actor, issue, condition));

function meets(model: Model, actor: Actor, issue: IssueRecord, condition: Condition): boolean {
  switch (condition.kind) {
    case 'permission':
      return may(model, actor, condition.permission, model.projectOf(issue));
    case 'people':
      return condition.people.includes(accountOf(actor));
    case 'assignee':
      return issue.assignee === accountOf(actor);
  }
}

/** Validators of apps, in their order. */
export const appRulesOf = ({ validators }: Transition): readonly AppRule[] =>
  validators.filter((validator) => validator.kind === 'app');

/** 400 with the words of every validator of Jira's own that the issue, as it would be afterwards, does not satisfy. */
export function validate(model: Model, { validators }: Transition, after: IssueRecord): void {
  const project = model.projectOf(after);
  const failed = validators.flatMap((validator) => {
    if (validator.kind === 'app') return [];
    const isMet = validator.kind === 'filled' && isFilled(model, project, after, validator.fieldId);
    return isMet ? [] : [validator.message];
  });
  if (failed.length > 0) throw badRequest(...failed);
}

/** Whether a field holds anything. */
export function isFilled(model: Model, project: ProjectRecord, issue: Draft, fieldId: string): boolean {
  const list = listField(model, project, fieldId);
  if (list) return list.get(issue).length > 0;
  const single: Readonly<Record<string, unknown>> = {
    summary: issue.summary,
    description: issue.description,
    priority: issue.priorityId,
    assignee: issue.assignee,
    reporter: issue.reporter,
    duedate: issue.dueDate,
    resolution: issue.resolutionId,
    ...issue.custom,
  };
  return (single[fieldId] ?? null) !== null;
}
