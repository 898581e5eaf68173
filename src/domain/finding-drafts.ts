import { type ActionFields, NEW_ACTION } from './actions';
import type { Cause, CauseCategory } from './causes';
import type { Factor, FishboneCategory } from './fishbone';
import { lastAnswer, type WhyChain } from './five-whys';
import { fitted } from './title-fit';

/** A cause that a person has yet to look at and save. */
export type CauseDraft = Pick<Cause, 'kind' | 'text' | 'category'>;

/** The last answer of a chain as a root cause; null while the chain has no answer. */
export function causeOfChain(chain: WhyChain): CauseDraft | null {
  const answer = lastAnswer(chain);
  return answer && { kind: 'root', text: answer.text.trim(), category: 'unknown' };
}

/** The last answer of a chain as an action to prevent it; null while the chain has no answer. */
export function actionOfChain(chain: WhyChain): ActionFields | null {
  const answer = lastAnswer(chain);
  return answer && actionAbout(answer.text);
}

/** What a category of factors most often is as a category of causes. A person can say otherwise. */
const CAUSE_CATEGORY: Readonly<Record<FishboneCategory, CauseCategory>> = {
  'people-and-skills': 'process',
  process: 'process',
  tools: 'architecture',
  environment: 'architecture',
  dependencies: 'dependency',
  measurement: 'process',
};

/** A factor as a contributing factor; null while it says nothing. */
export function causeOfFactor(factor: Factor): CauseDraft | null {
  const text = factor.text.trim();
  return text === '' ? null : { kind: 'contributing', text, category: CAUSE_CATEGORY[factor.category] };
}

/** A factor as an action: what is not measured is to be detected, the others prevented. Null while it says nothing. */
export function actionOfFactor(factor: Factor): ActionFields | null {
  if (factor.text.trim() === '') return null;
  return { ...actionAbout(factor.text), type: factor.category === 'measurement' ? 'detect' : 'prevent' };
}

/** Its title is one line, cut where it is too long; it belongs to nobody and has no date until somebody says so. */
function actionAbout(text: string): ActionFields {
  return { ...NEW_ACTION, title: fitted(text.replace(/\s+/g, ' ').trim()).text };
}
