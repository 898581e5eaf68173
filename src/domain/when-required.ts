import { type Priority, priorityRank } from './actions';
import { type BudgetShare, percentInWords } from './error-budget';
import { minutesInWords } from './impact';
import { type Duration, SEVERITIES, type Severity } from './postmortem';

/** What is known of an incident when it is decided; null is not known. */
export interface IncidentFacts {
  readonly severity: Severity | null;
  readonly duration: Duration;
  readonly dataLost: boolean | null;
  readonly security: boolean | null;
  readonly onCallPaged: boolean | null;
  readonly budget: BudgetShare;
}

/** A condition on one fact, as data, so that a site can set its own. */
export type Condition =
  /** This severity or a worse one. */
  | { readonly fact: 'severity'; readonly atLeast: Severity }
  | { readonly fact: 'duration'; readonly overMinutes: number }
  | { readonly fact: 'dataLost' | 'security' | 'onCallPaged' }
  /** Share of a four-week error budget, in per cent. */
  | { readonly fact: 'budget'; readonly overPercent: number };

export type Fact = Condition['fact'];

/** A rule asks for a postmortem when all its conditions hold. */
export interface RequiredRule {
  /** Stable; what is kept with a decision. */
  readonly id: string;
  readonly all: readonly Condition[];
  /** With it, at least one action of this priority or a higher one is needed. */
  readonly needsAction?: Priority;
}

/** In the order in which they decide. */
export const DEFAULT_RULES: readonly RequiredRule[] = [
  { id: 'severity', all: [{ fact: 'severity', atLeast: 'SEV2' }] },
  { id: 'data-loss', all: [{ fact: 'dataLost' }] },
  { id: 'security', all: [{ fact: 'security' }] },
  { id: 'error-budget', all: [{ fact: 'budget', overPercent: 20 }], needsAction: 'high' },
  { id: 'duration', all: [{ fact: 'duration', overMinutes: 60 }] },
  { id: 'on-call-paged', all: [{ fact: 'onCallPaged' }] },
];

/** A fact that nobody gave, and what would be needed. */
export interface MissingFact {
  readonly fact: Fact;
  readonly says: string;
}

export interface MetRule {
  readonly id: string;
  /** Why it holds: "Severity is SEV1; the rule starts at SEV2." */
  readonly because: string;
}

/**
 * `missing` names what could not be looked at, each fact once. A required postmortem stays required whatever is
 * found out later, and an optional one has nothing missing that could change it.
 */
export type RequiredDecision =
  | {
      readonly kind: 'required';
      /** The first rule that holds, and the others that do. */
      readonly decidedBy: MetRule;
      readonly also: readonly MetRule[];
      /** The highest priority that a rule which holds asks for; null when none does. */
      readonly needsAction: Priority | null;
      /** What rules could still ask for that nobody can tell about yet. */
      readonly mayNeedAction: Priority | null;
      readonly missing: readonly MissingFact[];
    }
  | { readonly kind: 'optional'; readonly because: string }
  | {
      readonly kind: 'unknown';
      readonly because: string;
      readonly mayNeedAction: Priority | null;
      readonly missing: readonly MissingFact[];
    };

interface Answer {
  readonly holds: boolean | null;
  readonly says: string;
}

/** Whether an incident needs a postmortem, which rule says so, and what is not known. */
export function whenRequired(
  facts: IncidentFacts,
  rules: readonly RequiredRule[] = DEFAULT_RULES,
): RequiredDecision {
  const met: (MetRule & { needsAction: Priority | null })[] = [];
  const mayNeed: (Priority | null)[] = [];
  const missing = new Map<Fact, MissingFact>();
  for (const rule of rules) {
    const answers = rule.all.map((condition) => ({ condition, ...answerOf(condition, facts) }));
    // A rule without conditions would ask for every postmortem; nobody can have meant that.
    if (answers.length === 0 || answers.some(({ holds }) => holds === false)) continue;
    const open = answers.filter(({ holds }) => holds === null);
    for (const { condition, says } of open)
      if (!missing.has(condition.fact)) missing.set(condition.fact, { fact: condition.fact, says });
    if (open.length > 0) {
      mayNeed.push(rule.needsAction ?? null);
      continue;
    }
    const because = answers.map(({ says }) => says).join(' ');
    met.push({ id: rule.id, because, needsAction: rule.needsAction ?? null });
  }
  const [first, ...others] = met;
  const notKnown = [...missing.values()];
  if (first) {
    return {
      kind: 'required',
      decidedBy: { id: first.id, because: first.because },
      also: others.map(({ id, because }) => ({ id, because })),
      needsAction: highest(met.map(({ needsAction }) => needsAction)),
      mayNeedAction: highest(mayNeed),
      missing: notKnown,
    };
  }
  if (notKnown.length > 0) {
    const because = `No rule asks for it so far. ${notKnown.map(({ says }) => says).join(' ')}`;
    return { kind: 'unknown', because, mayNeedAction: highest(mayNeed), missing: notKnown };
  }
  return { kind: 'optional', because: 'No rule asks for a postmortem of this incident.' };
}

function highest(priorities: readonly (Priority | null)[]): Priority | null {
  return priorities.reduce(
    (best, each) =>
      each !== null && (best === null || priorityRank(each) > priorityRank(best)) ? each : best,
    null,
  );
}

const FLAGS = {
  dataLost: ['Data was lost.', 'Say whether data was lost.'],
  security: ['Security was affected.', 'Say whether security was affected.'],
  onCallPaged: ['On-call was paged.', 'Say whether on-call was paged.'],
} as const;

function answerOf(condition: Condition, facts: IncidentFacts): Answer {
  switch (condition.fact) {
    case 'severity': {
      if (facts.severity === null) return { holds: null, says: 'Say how severe the incident was.' };
      const holds = SEVERITIES.indexOf(facts.severity) <= SEVERITIES.indexOf(condition.atLeast);
      return { holds, says: `Severity is ${facts.severity}; the rule starts at ${condition.atLeast}.` };
    }
    case 'duration': {
      const { duration } = facts;
      if (duration.kind === 'unknown')
        return { holds: null, says: `Add when it started and was resolved: ${duration.reason}.` };
      if (duration.kind === 'invalid')
        return { holds: null, says: `Correct when it started or was resolved: ${duration.reason}.` };
      const { minutes } = duration;
      const limit = minutesInWords(condition.overMinutes);
      return {
        holds: minutes > condition.overMinutes,
        says: `It lasted ${minutesInWords(minutes)}; the rule starts above ${limit}.`,
      };
    }
    case 'budget': {
      const { budget } = facts;
      if (budget.kind !== 'known') return { holds: null, says: budget.reason };
      const { overPercent } = condition;
      const used = percentInWords(budget.fourWeekPercent, [overPercent]);
      return {
        holds: budget.fourWeekPercent > overPercent,
        says: `It used ${used} of a four-week error budget; the rule starts above ${overPercent} %.`,
      };
    }
    case 'dataLost':
    case 'security':
    case 'onCallPaged': {
      const given = facts[condition.fact];
      const [holds, ask] = FLAGS[condition.fact];
      return { holds: given, says: given === null ? ask : holds };
    }
  }
}

/** What a decision asks of the actions, as far as they are not dropped. */
export type ActionDemand =
  /** No rule that holds asks for one, and none can. */
  | { readonly kind: 'none' }
  | { readonly kind: 'met' | 'unmet'; readonly atLeast: Priority }
  /** Facts are missing that decide whether one is needed. */
  | { readonly kind: 'unknown'; readonly missing: readonly MissingFact[] };

/** Whether the actions are as weighty as the rules ask for. */
export function actionDemand(
  decision: RequiredDecision,
  actions: readonly { readonly priority: Priority; readonly dropped: boolean }[],
): ActionDemand {
  if (decision.kind === 'optional') return { kind: 'none' };
  const has = (least: Priority) =>
    actions.some(({ priority, dropped }) => !dropped && priorityRank(priority) >= priorityRank(least));
  const needed = decision.kind === 'required' ? decision.needsAction : null;
  if (needed !== null && !has(needed)) return { kind: 'unmet', atLeast: needed };
  const { mayNeedAction, missing } = decision;
  if (mayNeedAction !== null && !has(mayNeedAction)) return { kind: 'unknown', missing };
  const atLeast = highest([needed, mayNeedAction]);
  return atLeast === null ? { kind: 'none' } : { kind: 'met', atLeast };
}
