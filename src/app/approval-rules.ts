import * as v from 'valibot';
import type { ApprovalRulesInput } from '../contract/lifecycle';
import { Conflict } from '../domain/failure';
import { type ApprovalRules, DEFAULT_APPROVAL_RULES } from '../domain/lifecycle';
import { SITE_MENTIONS } from '../domain/mentions';
import type { Severity } from '../domain/postmortem';
import { keptPeople, type MapPeople, outside, peopleOf } from './people-in';
import type { Caller, World } from './ports';
import { readSetting, saveSetting, type SiteSetting } from './site-settings';

const { reviewers } = DEFAULT_APPROVAL_RULES;
const persons = v.array(v.string());

/** Who has to approve reports on this site. Reviewers are kept with `people.id`s. */
export const APPROVAL_RULES: SiteSetting<ApprovalRules> = {
  name: 'approval',
  shape: v.object({
    approvals: v.object({ SEV1: v.number(), SEV2: v.number(), SEV3: v.number(), SEV4: v.number() }),
    bySomebodyElse: v.boolean(),
    reviewers: v.optional(
      v.object({ SEV1: persons, SEV2: persons, SEV3: persons, SEV4: persons }),
      reviewers,
    ),
  }),
  otherwise: DEFAULT_APPROVAL_RULES,
};

interface ShownRules {
  readonly version: number;
  /** Account ids; '' for closed accounts. */
  readonly value: ApprovalRulesInput;
}

/** Two statements. */
export async function openApprovalRules(world: World): Promise<ShownRules> {
  const { version, value } = await readSetting(world, APPROVAL_RULES);
  return { version, value: shown(value, await world.people.mentioned(SITE_MENTIONS)) };
}

/** @throws Conflict when somebody saved them since `version` */
export async function saveApprovalRules(
  world: World,
  caller: Caller,
  input: { readonly changeId: string; readonly version: number; readonly value: ApprovalRulesInput },
): Promise<ShownRules> {
  const before = await readSetting(world, APPROVAL_RULES);
  const people = await world.people.mentioned(SITE_MENTIONS);
  const kept = await keptPeople(world, { value: before.value, people }, input.value, mapReviewers);
  // First, so that nobody stands there whom nobody can look up.
  await world.people.mention(SITE_MENTIONS, [...new Set(peopleOf(kept.value, mapReviewers))]);
  try {
    const saved = await saveSetting(world, caller, APPROVAL_RULES, { ...input, value: kept.value });
    return { version: saved.version, value: shown(saved.value, kept.people) };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    throw new Conflict(error.message, await openApprovalRules(world));
  }
}

const mapReviewers: MapPeople<ApprovalRules> = (rules, replace) => {
  const of = (severity: Severity) => [
    ...new Set(rules.reviewers[severity].flatMap((person) => replace(person) ?? [])),
  ];
  return { ...rules, reviewers: { SEV1: of('SEV1'), SEV2: of('SEV2'), SEV3: of('SEV3'), SEV4: of('SEV4') } };
};

function shown(value: ApprovalRules, people: Readonly<Record<string, string>>): ApprovalRulesInput {
  const { approvals, bySomebodyElse, reviewers: named } = outside({ value, people }, mapReviewers);
  return {
    approvals: { ...approvals },
    bySomebodyElse,
    reviewers: {
      SEV1: [...named.SEV1],
      SEV2: [...named.SEV2],
      SEV3: [...named.SEV3],
      SEV4: [...named.SEV4],
    },
  };
}
