import { type BudgetShare, budgetShare, type Objective } from './error-budget';
import type { Figure } from './impact';
import { type Header, incidentDuration } from './postmortem';
import type { IncidentFacts } from './when-required';

/** From what the used share of the error budget is worked out; the duration comes from the header. */
export type BudgetSource =
  | { readonly kind: 'minutes'; readonly affectedPercent: number | null }
  | { readonly kind: 'requests'; readonly failed: number | null; readonly inWindow: number | null };

/** What people found out about the impact, beside their words. */
export interface ImpactFacts {
  readonly figures: readonly Figure[];
  /** Null where no objective was promised, or nobody knows it. */
  readonly objective: Objective | null;
  readonly source: BudgetSource;
  /** Each null until somebody says. */
  readonly dataLost: boolean | null;
  readonly security: boolean | null;
  readonly onCallPaged: boolean | null;
}

export const FIGURES_MOST = 30;

export const NO_IMPACT_FACTS: ImpactFacts = {
  figures: [],
  objective: null,
  source: { kind: 'minutes', affectedPercent: null },
  dataLost: null,
  security: null,
  onCallPaged: null,
};

type Times = Pick<Header, 'startedAt' | 'detectedAt' | 'resolvedAt'>;

/** The share of the error budget that the incident used. */
export function budgetOf(facts: ImpactFacts, times: Times): BudgetShare {
  if (facts.objective === null)
    return { kind: 'unknown', reason: 'Add what the service promises: a target and its window.' };
  const { source } = facts;
  return budgetShare(
    facts.objective,
    source.kind === 'minutes' ? { ...source, duration: incidentDuration(times) } : source,
  );
}

/** What the rules that ask for a postmortem look at. */
export function incidentFacts(
  header: Times & Pick<Header, 'severity'>,
  { dataLost, security, onCallPaged, ...facts }: ImpactFacts,
): IncidentFacts {
  return {
    severity: header.severity,
    duration: incidentDuration(header),
    budget: budgetOf({ dataLost, security, onCallPaged, ...facts }, header),
    dataLost,
    security,
    onCallPaged,
  };
}
