import * as v from 'valibot';
import type { Actor, Route } from '../protocol';
import { DONE_RESOLUTION } from './catalogue';
import { commitChange } from './commit';
import { fieldMetaJson } from './create-meta';
import { statusJson } from './entity-json';
import { applyFields, type FieldInput } from './field-changes';
import { transitionFields } from './fields';
import type { Acting, Model } from './model';
import { visibleIssue } from './permissions';
import { badFields, badRequest, notModelled } from './refusal';
import { flagParameter, parseOpenBody, route } from './request';
import type { IssueRecord } from './state';
import { askApps, type Step } from './app-validators';
import { appRulesOf, isFilled, meetsConditions, transitionsHere, validate } from './transition-rules';
import { categoryOf, workflowOf, type Transition } from './workflow';

const BodySchema = v.strictObject({
  transition: v.looseObject({ id: v.string() }),
  fields: v.optional(v.record(v.string(), v.unknown()), {}),
  update: v.optional(v.record(v.string(), v.unknown()), {}),
  properties: v.optional(v.unknown()),
  historyMetadata: v.optional(v.unknown()),
});

const NOTHING: FieldInput = { fields: {}, update: {} };

/** Transitions `actor` can take now. */
export const availableTransitions = (model: Model, actor: Actor, issue: IssueRecord): readonly Transition[] =>
  transitionsHere(model, actor, issue).filter((transition) =>
    meetsConditions(model, actor, issue, transition),
  );

/**
 * Moves an issue along its workflow, setting the fields of the transition's screen on the way. A promise where apps
 * have rules on the transition and are asked first; it rejects as the rest throws.
 */
export function transitionIssue(
  model: Model,
  acting: Acting,
  idOrKey: string,
  transitionId: string,
  input: FieldInput = NOTHING,
): void | Promise<void> {
  const prepare = () => prepared(model, acting, idOrKey, transitionId, input);
  const first = prepare();
  if (appRulesOf(first.transition).length === 0) return settle(model, acting, first);
  // While an app is asked the issue may be moved or changed by others: what is written then starts from that.
  return askApps(model, first).then(() => settle(model, acting, prepare()));
}

/** The same at once; throws for a transition on which an app has a rule. */
export function transitionAtOnce(
  model: Model,
  acting: Acting,
  idOrKey: string,
  transitionId: string,
  input: FieldInput = NOTHING,
): void {
  const ready = prepared(model, acting, idOrKey, transitionId, input);
  if (appRulesOf(ready.transition).length > 0)
    throw notModelled('a rule of an app outside REST, which alone can wait for the app');
  settle(model, acting, ready);
}

function settle(model: Model, acting: Acting, { transition, before, after }: Step): void {
  move(model, before, after, transition);
  commitChange(model, acting, before, after);
}

/** The issue as it is and as it would be, once Jira's own validators are satisfied. */
function prepared(
  model: Model,
  acting: Acting,
  idOrKey: string,
  transitionId: string,
  input: FieldInput,
): Step {
  const issue = visibleIssue(model, acting.actor, idOrKey);
  const transition = availableTransitions(model, acting.actor, issue).find(({ id }) => id === transitionId);
  if (!transition) {
    throw badRequest(
      `It seems that you have tried to perform an illegal workflow operation: transition ${transitionId} is not ` +
        `valid for issue ${issue.key}.`,
    );
  }
  const after = structuredClone(issue);
  setScreenFields(model, acting, transition, after, input);
  validate(model, transition, after);
  return { transition, before: issue, after };
}

function setScreenFields(
  model: Model,
  { actor }: Acting,
  transition: Transition,
  after: IssueRecord,
  input: FieldInput,
): void {
  const project = model.projectOf(after);
  const metas = transitionFields(model, actor, project, transition);
  applyFields(model, project, metas, after, input);
  // What the issue holds already need not be sent again.
  const missing = metas.filter(
    ({ fieldId, required }) => required && !isFilled(model, project, after, fieldId),
  );
  if (missing.length > 0) {
    throw badFields(
      Object.fromEntries(missing.map(({ fieldId, name }) => [fieldId, `${name} is required.`])),
    );
  }
}

/** The new status, and the resolution that goes with it where the workflow sees to that. */
function move(model: Model, before: IssueRecord, after: IssueRecord, { to }: Transition): void {
  const now = model.now();
  if (to !== null) {
    after.statusId = to;
    after.statusChanged = now;
    if (workflowOf(model, after).resolvesItself) {
      const done = categoryOf(model, to).key === 'done';
      after.resolutionId = done ? (after.resolutionId ?? DONE_RESOLUTION) : null;
    }
  }
  after.resolved = after.resolutionId === null ? null : (before.resolved ?? now);
}

function transitionJson(
  model: Model,
  actor: Actor,
  issue: IssueRecord,
  transition: Transition,
  withFields: boolean,
): Record<string, unknown> {
  const metas = transitionFields(model, actor, model.projectOf(issue), transition);
  const fields = Object.fromEntries(metas.map((meta) => [meta.fieldId, fieldMetaJson(meta)]));
  return {
    id: transition.id,
    name: transition.name,
    to: statusJson(model, transition.to ?? issue.statusId),
    hasScreen: transition.screen !== null,
    isGlobal: transition.from === null,
    isInitial: false,
    isAvailable: meetsConditions(model, actor, issue, transition),
    isConditional: transition.conditions.length > 0,
    looped: transition.to === null,
    ...(withFields ? { fields } : {}),
  };
}

const PATH = '/rest/api/3/issue/{issueIdOrKey}/transitions';

export const transitionRoutes = (model: Model): readonly Route[] => [
  route(model, {
    method: 'GET',
    path: PATH,
    query: ['expand', 'transitionId', 'includeUnavailableTransitions'],
    classic: 'read:jira-work',
    granular: ['read:issue.transition:jira', 'read:status:jira', 'read:field-configuration:jira'],
    handle: ({ actor, params, query }) => {
      const issue = visibleIssue(model, actor, params['issueIdOrKey'] ?? '');
      const wanted = query.get('transitionId');
      const listed = flagParameter(query, 'includeUnavailableTransitions')
        ? transitionsHere(model, actor, issue)
        : availableTransitions(model, actor, issue);
      const withFields = query.get('expand') === 'transitions.fields';
      const transitions = listed
        .filter(({ id }) => wanted === null || id === wanted)
        .map((transition) => transitionJson(model, actor, issue, transition, withFields));
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
      const key = request.params['issueIdOrKey'] ?? '';
      const taken = transitionIssue(model, request, key, input.transition.id, input);
      return taken instanceof Promise ? taken.then(() => ({ status: 204 })) : { status: 204 };
    },
  }),
];
