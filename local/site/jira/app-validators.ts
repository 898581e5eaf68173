import { allFields } from './issue-json';
import type { Model } from './model';
import { badRequest } from './refusal';
import type { IssueRecord } from './state';
import { appRulesOf } from './transition-rules';
import type { AppRule, Transition } from './workflow';

/** A transition about to be taken: the issue as it is, and as it would be. */
export interface Step {
  readonly transition: Transition;
  readonly before: IssueRecord;
  readonly after: IssueRecord;
}

/**
 * System fields whose change a validator is told; of any other system field it hears nothing.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#modified-fields
 */
const TOLD: readonly string[] = [
  'fixVersions',
  'components',
  'description',
  'assignee',
  'resolution',
  'priority',
  'labels',
];

/** Asks every app that has a rule on the transition; 400 with the words of those that do not let it happen. */
export async function askApps(model: Model, step: Step): Promise<void> {
  const refused: string[] = [];
  for (const rule of appRulesOf(step.transition)) {
    const answer = await model.runValidator(rule.moduleKey, payloadOf(model, rule, step));
    if (!answer.result) refused.push(answer.errorMessage);
  }
  if (refused.length > 0) throw badRequest(...refused);
}

function payloadOf(model: Model, { configuration }: AppRule, { transition, before, after }: Step) {
  const { to, screen } = transition;
  return {
    issue: { key: before.key },
    configuration: configuration === null ? {} : (JSON.parse(configuration) as unknown),
    transition: {
      from: { id: before.statusId },
      to: { id: to ?? before.statusId },
      modifiedFields: modifiedFields(model, screen ?? [], before, after),
    },
  };
}

/** What was changed on the transition's screen, as REST shows an issue, with accounts by their ids alone. */
function modifiedFields(
  model: Model,
  screen: readonly string[],
  before: IssueRecord,
  after: IssueRecord,
): Record<string, unknown> {
  const old = allFields(model, before);
  const next = allFields(model, after);
  const told = screen.filter((id) => TOLD.includes(id) || id.startsWith('customfield_'));
  return Object.fromEntries(
    told
      .filter((id) => JSON.stringify(old[id] ?? null) !== JSON.stringify(next[id] ?? null))
      .map((id) => [id, asTold(next[id] ?? null)]),
  );
}

function asTold(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(asTold);
  if (typeof value === 'object' && value !== null && 'accountId' in value)
    return { accountId: value.accountId };
  return value;
}
