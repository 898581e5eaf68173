/** Apart from the rules that every screen needs: it is loaded below the first paint. */
export { budgetInWords, percentInWords } from '../domain/error-budget';
export { CERTAINTIES, figureInWords, figuresInOrder, MEASURES, whyNotFigure } from '../domain/impact';
export { budgetOf, FIGURES_MOST, incidentFacts } from '../domain/impact-facts';
export { actionDemand, whenRequired } from '../domain/when-required';
export type { BudgetShare, Objective } from '../domain/error-budget';
export type { Certainty, Figure, Measure } from '../domain/impact';
export type { BudgetSource, ImpactFacts } from '../domain/impact-facts';
export type { ActionDemand, RequiredDecision } from '../domain/when-required';
