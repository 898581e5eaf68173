import { changesBetween } from './changelog';
import { emitCreated, emitDeleted, emitUpdated } from './events';
import type { Acting, Model } from './model';
import { accountOf } from './permissions';
import { indexIssue } from './search-index';
import type { ChangeItem, IssueRecord } from './state';

/** Stores a new issue and tells the index and the app. */
export function commitNew(model: Model, acting: Acting, issue: IssueRecord): void {
  model.state.issues[issue.id] = issue;
  indexIssue(model, issue.id);
  emitCreated(model, acting, issue);
}

/**
 * Puts `after` in the place of the issue with its id. Nothing happens when both are alike.
 * Returns what changed in its fields.
 */
export function commitChange(
  model: Model,
  acting: Acting,
  before: IssueRecord,
  after: IssueRecord,
): readonly ChangeItem[] {
  const items = changesBetween(model, before, after);
  const sameProperties = JSON.stringify(before.properties) === JSON.stringify(after.properties);
  if (items.length === 0 && sameProperties) return items;
  model.state.issues[after.id] = after;
  if (items.length === 0) indexIssue(model, after.id);
  else recordChange(model, acting, after, items);
  return items;
}

/** History, `updated`, index and events of a change that is in place already. */
export function recordChange(
  model: Model,
  acting: Acting,
  issue: IssueRecord,
  items: readonly ChangeItem[],
): void {
  // Two writes within one millisecond still have different times, so that `updated` tells them apart.
  issue.updated = Math.max(model.now(), issue.updated + 1);
  indexIssue(model, issue.id);
  const group = { id: model.rowId(), author: accountOf(acting.actor), created: issue.updated, items };
  (model.state.history[issue.id] ??= []).push(group);
  emitUpdated(model, acting, issue, items);
}

/** Removes issues for good. Only the first gets an event: Jira does not emit those of its sub-tasks. */
export function commitDelete(model: Model, acting: Acting, issues: readonly IssueRecord[]): void {
  for (const issue of issues) {
    model.state.issues = without(model.state.issues, issue.id);
    model.state.remoteLinks = without(model.state.remoteLinks, issue.id);
    model.state.history = without(model.state.history, issue.id);
    indexIssue(model, issue.id);
  }
  const [first] = issues;
  if (first) emitDeleted(model, acting, first);
}

/** A copy of the record that lacks one key. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
