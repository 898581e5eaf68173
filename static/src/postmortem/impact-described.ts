import { figureInWords } from '../../../src/contract/impact';
import { factNames, impactTexts } from '../texts/impact';
import { type ImpactDraft, impactOf } from './impact-draft';

/** An impact as lines that a person can compare. */
export function describeImpact(draft: ImpactDraft) {
  const read = impactOf(draft);
  const figures =
    read.kind === 'facts'
      ? read.facts.figures.map(figureInWords)
      : draft.figures.map(({ value, unit, words }) => `${value} ${unit} ${words}`);
  const objective = draft.hasObjective ? impactTexts.objective(draft.target, draft.window) : '';
  const source =
    draft.source === 'minutes'
      ? `${impactTexts.affected}: ${draft.affected}`
      : `${impactTexts.failed}: ${draft.failed}; ${impactTexts.inWindow}: ${draft.inWindow}`;
  return [
    { label: impactTexts.figures, text: figures.join('\n') },
    { label: impactTexts.dataLost, text: factNames[draft.dataLost] },
    { label: impactTexts.security, text: factNames[draft.security] },
    { label: impactTexts.onCallPaged, text: factNames[draft.onCallPaged] },
    { label: impactTexts.budget, text: [objective, source].filter((part) => part !== '').join('\n') },
  ];
}
