import * as v from 'valibot';
import type { Route, RoutedRequest, SiteResponse } from '../protocol';
import type { Acting, Model } from './model';
import { accountOf, mayGlobally, sees } from './permissions';
import { forbidden, notModelled, Refusal } from './refusal';
import { parseOpenBody, route } from './request';
import type { IssueRecord } from './state';
import { transitionIssue } from './transitions';

const MOST_ISSUES = 1000;

const BodySchema = v.strictObject({
  bulkTransitionInputs: v.array(
    v.strictObject({ selectedIssueIdsOrKeys: v.array(v.string()), transitionId: v.string() }),
  ),
  sendBulkNotification: v.nullish(v.boolean()),
});

interface Progress {
  readonly processed: readonly number[];
  readonly failed: Readonly<Record<string, readonly string[]>>;
  readonly unseen: number;
  readonly total: number;
  readonly submittedBy: string;
}

/** Moves each issue for itself: one that stays where it is does not keep the others from being moved. */
async function transitionAll(
  model: Model,
  acting: Acting,
  inputs: v.InferOutput<typeof BodySchema>['bulkTransitionInputs'],
): Promise<Progress> {
  const processed: number[] = [];
  const failed: Record<string, readonly string[]> = {};
  let unseen = 0;
  for (const { selectedIssueIdsOrKeys, transitionId } of inputs)
    for (const idOrKey of selectedIssueIdsOrKeys) {
      const issue = model.issue(idOrKey);
      if (!issue || !sees(model, acting.actor, issue)) {
        unseen += 1;
        continue;
      }
      const reasons = await reasonsAgainst(model, acting, issue, transitionId);
      if (reasons.length > 0) failed[issue.id] = reasons;
      else processed.push(Number(issue.id));
    }
  const total = processed.length + Object.keys(failed).length + unseen;
  return { processed, failed, unseen, total, submittedBy: accountOf(acting.actor) };
}

async function reasonsAgainst(
  model: Model,
  acting: Acting,
  issue: IssueRecord,
  transitionId: string,
): Promise<readonly string[]> {
  try {
    await transitionIssue(model, acting, issue.id, transitionId);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 501) throw error;
    return [...error.errorMessages, ...Object.values(error.errors)];
  }
}

function demandBulkChange(model: Model, { actor }: RoutedRequest): void {
  if (actor.kind === 'app') throw notModelled('bulk changes as the app');
  if (!mayGlobally(model, actor, 'BULK_CHANGE'))
    throw forbidden('You do not have the permission "Make bulk changes".');
}

const refused = (message: string): SiteResponse => ({ status: 400, body: { errors: [{ message }] } });

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-bulk-operations/ */
export function bulkTransitionRoutes(model: Model): readonly Route[] {
  const tasks = new Map<string, Progress>();
  return [
    route(model, {
      method: 'POST',
      path: '/rest/api/3/bulk/issues/transition',
      classic: 'write:jira-work',
      granular: ['write:issue:jira', 'read:issue:jira'],
      handle: async (request) => {
        demandBulkChange(model, request);
        const { bulkTransitionInputs: inputs } = parseOpenBody(BodySchema, request.body);
        const selected = inputs.reduce((sum, one) => sum + one.selectedIssueIdsOrKeys.length, 0);
        if (selected === 0 || selected > MOST_ISSUES)
          return refused(`Select from 1 to ${String(MOST_ISSUES)} issues.`);
        const taskId = model.rowId();
        tasks.set(taskId, await transitionAll(model, request, inputs));
        return { status: 201, body: { taskId } };
      },
    }),
    route(model, {
      method: 'GET',
      path: '/rest/api/3/bulk/queue/{taskId}',
      classic: 'read:jira-work',
      granular: ['read:issue:jira'],
      handle: (request) => {
        demandBulkChange(model, request);
        const taskId = request.params['taskId'] ?? '';
        const task = tasks.get(taskId);
        return task ? { status: 200, body: progressJson(taskId, task) } : refused('There is no such task.');
      },
    }),
  ];
}

const progressJson = (taskId: string, task: Progress): Record<string, unknown> => ({
  taskId,
  status: 'COMPLETE',
  progressPercent: 100,
  submittedBy: { accountId: task.submittedBy },
  totalIssueCount: task.total,
  processedAccessibleIssues: task.processed,
  failedAccessibleIssues: task.failed,
  invalidOrInaccessibleIssueCount: task.unseen,
});
