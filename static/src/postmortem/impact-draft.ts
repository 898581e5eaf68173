import * as v from 'valibot';
import { CERTAINTIES, type ImpactFacts, MEASURES } from '../../../src/contract/impact';
import { numberOf, numberShown, whyNoNumber } from './typed-number';

const FACT = ['yes', 'no', 'unknown'] as const;

/** The impact as it stands in the form: numbers as people type them. */
export const impactDraftShape = v.object({
  figures: v.array(
    v.object({
      measure: v.picklist(MEASURES),
      value: v.string(),
      unit: v.string(),
      certainty: v.picklist(CERTAINTIES),
      words: v.string(),
    }),
  ),
  hasObjective: v.boolean(),
  target: v.string(),
  window: v.string(),
  source: v.picklist(['minutes', 'requests']),
  affected: v.string(),
  failed: v.string(),
  inWindow: v.string(),
  dataLost: v.picklist(FACT),
  security: v.picklist(FACT),
  onCallPaged: v.picklist(FACT),
});
export type ImpactDraft = v.InferOutput<typeof impactDraftShape>;
export type FigureDraft = ImpactDraft['figures'][number];

const factShown = (fact: boolean | null) => (fact === null ? 'unknown' : fact ? 'yes' : 'no');
const factOf = (fact: (typeof FACT)[number]) => (fact === 'unknown' ? null : fact === 'yes');

/** Four weeks and three nines are what most promise; they are proposed and can be written over. */
const PROPOSED = { targetPercent: 99.9, windowDays: 28 };

export function draftOfImpact(facts: ImpactFacts): ImpactDraft {
  const { source } = facts;
  const objective = facts.objective ?? PROPOSED;
  return {
    figures: facts.figures.map((figure) => ({ ...figure, value: numberShown(figure.value) })),
    hasObjective: facts.objective !== null,
    target: numberShown(objective.targetPercent, 'percent'),
    window: numberShown(objective.windowDays),
    source: source.kind,
    affected: source.kind === 'minutes' ? numberShown(source.affectedPercent, 'percent') : '',
    failed: source.kind === 'requests' ? numberShown(source.failed) : '',
    inWindow: source.kind === 'requests' ? numberShown(source.inWindow) : '',
    dataLost: factShown(facts.dataLost),
    security: factShown(facts.security),
    onCallPaged: factShown(facts.onCallPaged),
  };
}

export type ReadImpact =
  { readonly kind: 'facts'; readonly facts: ImpactFacts } | { readonly kind: 'wrong'; readonly why: string };

/** What a form says, or why it says nothing that can be kept. */
export function impactOf(draft: ImpactDraft): ReadImpact {
  const byMinutes = draft.source === 'minutes';
  const amounts = [
    ...draft.figures.map(({ value }) => value),
    ...(draft.hasObjective ? [draft.window] : []),
    ...(byMinutes ? [] : [draft.failed, draft.inWindow]),
  ];
  const percents = [...(draft.hasObjective ? [draft.target] : []), ...(byMinutes ? [draft.affected] : [])];
  const why = [
    ...amounts.map((typed) => whyNoNumber(typed)),
    ...percents.map((typed) => whyNoNumber(typed, 'percent')),
  ].find((wrong) => wrong !== null);
  if (why !== undefined) return { kind: 'wrong', why };
  return {
    kind: 'facts',
    facts: {
      figures: draft.figures.map((figure) => ({
        ...figure,
        value: numberOf(figure.value),
        unit: figure.measure === 'duration' ? 'minutes' : figure.unit.trim(),
        words: figure.words.trim(),
      })),
      objective: draft.hasObjective
        ? { targetPercent: numberOf(draft.target, 'percent') ?? 0, windowDays: numberOf(draft.window) ?? 0 }
        : null,
      source: byMinutes
        ? { kind: 'minutes', affectedPercent: numberOf(draft.affected, 'percent') }
        : { kind: 'requests', failed: numberOf(draft.failed), inWindow: numberOf(draft.inWindow) },
      dataLost: factOf(draft.dataLost),
      security: factOf(draft.security),
      onCallPaged: factOf(draft.onCallPaged),
    },
  };
}
