import * as v from 'valibot';
import type { Actor, Route } from '../protocol';
import { commitChange } from './commit';
import { statusJson } from './entity-json';
import type { Acting, Model } from './model';
import { may, visibleIssue } from './permissions';
import { badFields, badRequest, notModelled } from './refusal';
import { parseOpenBody, route } from './request';
import type { IssueRecord } from './state';
import { categoryOf, transitionsFrom, type Transition } from './workflow';

const BodySchema = v.strictObject({
  transition: v.looseObject({ id: v.string() }),
  fields: v.optional(v.record(v.string(), v.unknown()), {}),
  update: v.optional(v.record(v.string(), v.unknown()), {}),
  properties: v.optional(v.unknown()),
  historyMetadata: v.optional(v.unknown()),
});

/** Transitions `actor` can take now; none without the permission, which is no error. */
export function availableTransitions(model: Model, actor: Actor, issue: IssueRecord): readonly Transition[] {
  if (!may(model, actor, 'TRANSITION_ISSUES', model.projectOf(issue))) return [];
  return transitionsFrom(issue.statusId);
}

/** Moves an issue along the workflow. Entering Done resolves it, leaving Done takes that back. */
export function transitionIssue(model: Model, acting: Acting, idOrKey: string, transitionId: string): void {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  const transition = availableTransitions(model, acting.actor, issue).find(({ id }) => id === transitionId);
  if (!transition) {
    throw badRequest(
      `It seems that you have tried to perform an illegal workflow operation: transition ${transitionId} is not ` +
        `valid for issue ${issue.key}.`,
    );
  }
  const now = model.now();
  const done = categoryOf(transition.to).key === 'done';
  const after = {
    ...structuredClone(issue),
    statusId: transition.to,
    statusChanged: now,
    resolved: done ? (issue.resolved ?? now) : null,
  };
  commitChange(model, acting, issue, after);
}

function transitionJson(model: Model, transition: Transition, withFields: boolean): Record<string, unknown> {
  return {
    id: transition.id,
    name: transition.name,
    to: statusJson(model, transition.to),
    hasScreen: false,
    isGlobal: false,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    looped: false,
    // No transition of this workflow has a screen, so there is no field to set on one.
    ...(withFields ? { fields: {} } : {}),
  };
}

const PATH = '/rest/api/3/issue/{issueIdOrKey}/transitions';

export const transitionRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: PATH,
    query: ['expand', 'transitionId'],
    classic: 'read:jira-work',
    granular: ['read:issue.transition:jira', 'read:status:jira', 'read:field-configuration:jira'],
    handle: ({ actor, params, query }) => {
      const issue = visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
      const wanted = query.get('transitionId');
      const transitions = availableTransitions(model, actor, issue)
        .filter(({ id }) => wanted === null || id === wanted)
        .map((transition) => transitionJson(model, transition, query.get('expand') === 'transitions.fields'));
      return { status: 200, body: { expand: 'transitions', transitions } };
    },
  }),
  route(model, {
    method: 'POST',
    path: PATH,
    classic: 'write:jira-work',
    granular: ['write:issue:jira', 'write:issue.property:jira'],
    handle: (request) => {
      const input = parseOpenBody(BodySchema, request.body);
      if (input.historyMetadata !== undefined || input.properties !== undefined) {
        throw notModelled('historyMetadata or properties on a transition');
      }
      visibleIssue(model, request.actor, request.params['issueIdOrKey'] ?? '');
      const sent = Object.keys({ ...input.fields, ...input.update });
      if (sent.length > 0) {
        const refused = (id: string): [string, string] => [
          id,
          `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`,
        ];
        throw badFields(Object.fromEntries(sent.map(refused)));
      }
      transitionIssue(model, request, request.params['issueIdOrKey'] ?? '', input.transition.id);
      return { status: 204 };
    },
  }),
];
