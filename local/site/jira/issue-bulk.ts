import * as v from 'valibot';
import type { Route, SiteResponse } from '../protocol';
import { CREATE_SCOPES, createdJson, createIssue } from './issue-create';
import type { Acting, Model } from './model';
import { Refusal } from './refusal';
import { parseOpenBody, route } from './request';

const MAX_ISSUES = 50;

const BulkSchema = v.strictObject({ issueUpdates: v.optional(v.unknown(), []) });
const UpdatesSchema = v.array(v.unknown());

interface Failure {
  readonly status: number;
  readonly elementErrors: unknown;
  readonly failedElementNumber: number;
}

/** Creates each issue for itself: those that are refused do not keep the others from being created. */
function createIssues(model: Model, acting: Acting, bodies: readonly unknown[]): SiteResponse {
  const issues: unknown[] = [];
  const errors: Failure[] = [];
  for (const [failedElementNumber, body] of bodies.entries()) {
    try {
      issues.push(createdJson(model, createIssue(model, acting, body)));
    } catch (error) {
      // What is not modelled must not look like an answer of Jira's.
      if (!(error instanceof Refusal) || error.status === 501) throw error;
      errors.push({ status: error.status, elementErrors: error.response().body, failedElementNumber });
    }
  }
  return { status: issues.length === 0 ? 400 : 201, body: { issues, errors } };
}

/** Also a request that is wrong as a whole is answered in the shape of this operation. */
const refused = (message: string): SiteResponse => {
  const elementErrors = { errorMessages: [message], errors: {} };
  const failure: Failure = { status: 400, elementErrors, failedElementNumber: 0 };
  return { status: 400, body: { issues: [], errors: [failure] } };
};

export const bulkRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'POST',
    path: '/rest/api/3/issue/bulk',
    ...CREATE_SCOPES,
    handle: (request) => {
      const updates = v.safeParse(UpdatesSchema, parseOpenBody(BulkSchema, request.body).issueUpdates);
      if (!updates.success) return refused("'issueUpdates' must be an array.");
      if (updates.output.length > MAX_ISSUES) {
        return refused(`At most ${String(MAX_ISSUES)} issues can be created in one request.`);
      }
      return createIssues(model, request, updates.output);
    },
  }),
];
