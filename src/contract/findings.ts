import * as v from 'valibot';
import { whyNotObjective } from '../domain/error-budget';
import { FISHBONE_CATEGORIES } from '../domain/fishbone';
import { ANSWER_MAX_LENGTH, whyNotChain, whyNotStep } from '../domain/five-whys';
import { CERTAINTIES, type Figure, MEASURES, whyNotFigure } from '../domain/impact';
import { FIGURES_MOST } from '../domain/impact-facts';
import { LINK_KINDS } from '../domain/links';
import { position, text, uuid, webAddress } from './fields';

/** What an investigation finds, as it crosses the bridge. */
const figure = v.pipe(
  v.object({
    measure: v.picklist(MEASURES),
    value: v.nullable(v.number()),
    unit: v.string(),
    certainty: v.picklist(CERTAINTIES),
    words: v.string(),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNotFigure(dataset.value satisfies Figure) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const objective = v.pipe(
  v.object({ targetPercent: v.number(), windowDays: v.number() }),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNotObjective(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const count = v.nullable(
  v.pipe(v.number(), v.finite(), v.minValue(0, 'A number of requests is not below zero.')),
);
const fact = v.nullable(v.boolean());

export const impactFacts = v.object({
  figures: v.pipe(
    v.array(figure),
    v.maxLength(
      FIGURES_MOST,
      `The impact takes at most ${String(FIGURES_MOST)} figures. Keep those that matter most.`,
    ),
  ),
  objective: v.nullable(objective),
  source: v.variant('kind', [
    v.object({
      kind: v.literal('minutes'),
      affectedPercent: v.nullable(
        v.pipe(v.number(), v.minValue(0), v.maxValue(100, 'The affected share is between 0 % and 100 %.')),
      ),
    }),
    v.object({ kind: v.literal('requests'), failed: count, inWindow: count }),
  ]),
  dataLost: fact,
  security: fact,
  onCallPaged: fact,
});

const evidence = v.object({ url: webAddress, title: text(255, 'The title of the link') });

const whyStep = v.pipe(
  v.object({ id: uuid, text: v.string(), evidence: v.array(evidence) }),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNotStep(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

export const whyChain = v.pipe(
  v.object({
    id: uuid,
    problem: text(ANSWER_MAX_LENGTH, 'The problem'),
    steps: v.pipe(v.array(whyStep), v.maxLength(50, 'A chain takes at most 50 answers. Begin another one.')),
    position,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNotChain(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

export const factor = v.object({
  id: uuid,
  category: v.picklist(FISHBONE_CATEGORIES),
  text: v.pipe(
    text(4000, 'The factor'),
    v.check((value) => value.trim() !== '', 'The factor is empty. Say what had a part in it.'),
  ),
  position,
});

export const reportLink = v.object({
  id: uuid,
  kind: v.picklist(LINK_KINDS),
  url: webAddress,
  title: text(255, 'The title of the link'),
  position,
});

/**
 * Key of a blame hint: the same for the same words in the same sentence. With the postmortem's id and `/hint/` in front
 * of it, it fits where the log says what was changed: 73 characters.
 */
export const hintKey = v.pipe(v.string(), v.regex(/^[\w:.-]{1,31}$/, 'That is not a hint of this page.'));

/** `dismissed: false` takes a dismissal back. */
export const hintDismissal = v.pipe(
  v.object({ dismissed: v.boolean(), reason: v.pipe(text(500, 'The reason'), v.trim()) }),
  v.check(
    ({ dismissed, reason }) => !dismissed || reason !== '',
    'Say in a few words why this is no blame; others will read it.',
  ),
);
