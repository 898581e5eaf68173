import { budgetInWords, percentInWords } from '../error-budget';
import { figureInWords, figuresInOrder } from '../impact';
import { budgetOf, type ImpactFacts, incidentFacts } from '../impact-facts';
import type { Header } from '../postmortem';
import { type RequiredDecision, whenRequired } from '../when-required';
import { type AdfNode, bulletList, inline, listItem, paragraph, strong, text } from './builders';

const FACTS = [
  ['dataLost', 'Data was lost'],
  ['security', 'Security was affected'],
  ['onCallPaged', 'On-call was paged'],
] as const;

/** The rules compare four weeks. */
const FOUR_WEEKS_DAYS = 28;
const LIMIT_PERCENT = 20;

/** Figures, facts, the used share of the error budget, and whether the rules ask for a postmortem. */
export function impactToAdf(facts: ImpactFacts, header: Header): AdfNode[] {
  const figures = figuresInOrder(facts.figures).map((figure) =>
    listItem([paragraph(inline(figureInWords(figure)))]),
  );
  const known = FACTS.flatMap(([key, name]) => {
    const fact = facts[key];
    return fact === null ? [] : [line(name, fact ? 'yes' : 'no')];
  });
  const budget = budgetSentence(facts, header);
  const items = [
    ...figures,
    ...known,
    ...(budget === null ? [] : [line('Error budget', budget)]),
    line('Postmortem', decisionInWords(whenRequired(incidentFacts(header, facts)))),
  ];
  return [bulletList(items)];
}

const line = (name: string, words: string) =>
  listItem([paragraph([text(`${name}: `, [strong]), ...inline(words)])]);

function budgetSentence(facts: ImpactFacts, header: Header): string | null {
  const { objective } = facts;
  if (objective === null) return null;
  const promised = `${objective.targetPercent} % over ${objective.windowDays} days`;
  const share = budgetOf(facts, header);
  if (share.kind !== 'known') return `the objective is ${promised}. ${share.reason}`;
  const used = `the incident used ${budgetInWords(share, [LIMIT_PERCENT])}, at an objective of ${promised}.`;
  if (objective.windowDays === FOUR_WEEKS_DAYS) return used;
  return `${used} That is ${percentInWords(share.fourWeekPercent, [LIMIT_PERCENT])} of a four-week budget.`;
}

function decisionInWords(decision: RequiredDecision): string {
  switch (decision.kind) {
    case 'required':
      return `required. ${decision.decidedBy.because}`;
    case 'optional':
      return `optional. ${decision.because}`;
    case 'unknown':
      return `not known yet whether it is required. ${decision.because}`;
  }
}
