import { isWebAddress, URL_MAX_LENGTH } from './links';

/** Where an answer can be checked: a graph, a log, a pull request. */
export interface Evidence {
  /** http or https. */
  readonly url: string;
  /** Shown in its place when not empty. */
  readonly title: string;
}

/** One answer to "why?" about what stands before it. */
export interface WhyStep {
  /** Unique over all chains, and kept wherever the step goes. */
  readonly id: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** From what was seen down to what lies under it, as deep as it goes. */
export interface WhyChain {
  readonly id: string;
  /** What the first "why?" asks about. */
  readonly problem: string;
  readonly steps: readonly WhyStep[];
}

/** A chain as it is kept, each by itself, so that people in different chains never meet. */
export interface KeptChain extends WhyChain {
  /** Any finite number, smaller is earlier. */
  readonly position: number;
}

/** The chains of a postmortem, in the order in which they read. */
export type FiveWhys = readonly WhyChain[];

export const EVIDENCE_MOST = 20;
export const ANSWER_MAX_LENGTH = 4000;
/** UTF-16 units of all that a chain says: three bytes each still fit into a call, which the platform bounds at 500 KB. */
export const CHAIN_MAX_LENGTH = 100_000;

/*
 * Every operation returns new chains, or the very same ones where there is nothing to do: an id that is gone or
 * that is already there. So each can be repeated.
 */

export function addChain(chains: FiveWhys, chain: WhyChain): FiveWhys {
  const taken = chains.some(({ id }) => id === chain.id) || chain.steps.some(({ id }) => placeOf(chains, id));
  return taken ? chains : [...chains, chain];
}

export function editProblem(chains: FiveWhys, chainId: string, problem: string): FiveWhys {
  return changed(chains, chainId, (chain) => (chain.problem === problem ? chain : { ...chain, problem }));
}

export function removeChain(chains: FiveWhys, chainId: string): FiveWhys {
  return chains.some(({ id }) => id === chainId) ? chains.filter(({ id }) => id !== chainId) : chains;
}

/** @param to where it stands afterwards, from 0; past the end is the end */
export function moveChain(chains: FiveWhys, chainId: string, to: number): FiveWhys {
  const from = chains.findIndex(({ id }) => id === chainId);
  const chain = chains[from];
  if (!chain || within(to, chains.length - 1) === from) return chains;
  return putIn(
    chains.filter((each) => each !== chain),
    chain,
    to,
  );
}

/** Adds the answer under the last one. */
export function addStep(chains: FiveWhys, chainId: string, step: WhyStep): FiveWhys {
  return insertStep(chains, chainId, step, Infinity);
}

/** @param at how many answers stand before it; past the end is the end */
export function insertStep(chains: FiveWhys, chainId: string, step: WhyStep, at: number): FiveWhys {
  if (placeOf(chains, step.id)) return chains;
  return changed(chains, chainId, (chain) => ({ ...chain, steps: putIn(chain.steps, step, at) }));
}

export function editStep(
  chains: FiveWhys,
  stepId: string,
  change: Partial<Pick<WhyStep, 'text' | 'evidence'>>,
): FiveWhys {
  const place = placeOf(chains, stepId);
  if (!place) return chains;
  return changed(chains, place.chain.id, (chain) => ({
    ...chain,
    steps: chain.steps.map((step) => (step.id === stepId ? { ...step, ...change } : step)),
  }));
}

/** The answers under it move up. */
export function removeStep(chains: FiveWhys, stepId: string): FiveWhys {
  const place = placeOf(chains, stepId);
  if (!place) return chains;
  return changed(chains, place.chain.id, (chain) => ({
    ...chain,
    steps: chain.steps.filter(({ id }) => id !== stepId),
  }));
}

/** @param at where it stands afterwards in that chain, from 0; past the end is the end */
export function moveStep(chains: FiveWhys, stepId: string, toChainId: string, at: number): FiveWhys {
  const place = placeOf(chains, stepId);
  const target = chains.find(({ id }) => id === toChainId);
  if (!place || !target) return chains;
  if (place.chain === target && within(at, target.steps.length - 1) === place.at) return chains;
  return insertStep(removeStep(chains, stepId), toChainId, place.step, at);
}

/**
 * A second answer to the same "why?": a chain of its own right behind, with copies of what leads there. The copies
 * live on their own, so that changing one chain never changes the other.
 * @param after the last step that both share; null when only the problem is
 * @param idOf a new id for each copy, by the step's number from 0
 */
export function branchChain(
  chains: FiveWhys,
  from: { readonly chainId: string; readonly after: string | null },
  newChainId: string,
  idOf: (index: number) => string,
): FiveWhys {
  const at = chains.findIndex(({ id }) => id === from.chainId);
  const chain = chains[at];
  if (!chain || chains.some(({ id }) => id === newChainId)) return chains;
  const shared = from.after === null ? 0 : chain.steps.findIndex(({ id }) => id === from.after) + 1;
  if (from.after !== null && shared === 0) return chains;
  const steps = chain.steps.slice(0, shared).map((step, index) => ({ ...step, id: idOf(index) }));
  const fresh = new Set(steps.map(({ id }) => id));
  if (fresh.size < steps.length || steps.some(({ id }) => placeOf(chains, id))) return chains;
  return putIn(chains, { id: newChainId, problem: chain.problem, steps }, at + 1);
}

/** How far a chain came: its last answer that says something; null when there is none. */
export function lastAnswer(chain: WhyChain): WhyStep | null {
  return chain.steps.findLast(({ text }) => text.trim() !== '') ?? null;
}

/** Why a chain cannot be kept as a whole, as a sentence; null when it can. */
export function whyNotChain({ problem, steps }: Pick<WhyChain, 'problem' | 'steps'>): string | null {
  const said = steps.flatMap(({ text, evidence }) => [
    text,
    ...evidence.flatMap(({ url, title }) => [url, title]),
  ]);
  const length = said.reduce((sum, words) => sum + words.length, problem.length);
  return length > CHAIN_MAX_LENGTH
    ? 'This chain is too long to be kept as one. Move its last answers into another one.'
    : null;
}

/** Why a step cannot be kept, as a sentence; null when it can. An empty answer may be: it is still to be found. */
export function whyNotStep(step: Pick<WhyStep, 'text' | 'evidence'>): string | null {
  if (step.text.length > ANSWER_MAX_LENGTH)
    return `The answer is longer than ${ANSWER_MAX_LENGTH} characters. Shorten it.`;
  if (step.evidence.length > EVIDENCE_MOST)
    return `An answer takes at most ${EVIDENCE_MOST} links. Keep those that show it best.`;
  for (const { url, title } of step.evidence) {
    if (!isWebAddress(url)) return 'A link must be a web address that starts with https:// or http://.';
    if (url.length > URL_MAX_LENGTH || title.length > 255)
      return 'A link or its title is too long. Shorten it.';
  }
  return null;
}

function placeOf(chains: FiveWhys, stepId: string): { chain: WhyChain; step: WhyStep; at: number } | null {
  for (const chain of chains) {
    const at = chain.steps.findIndex(({ id }) => id === stepId);
    const step = chain.steps[at];
    if (step) return { chain, step, at };
  }
  return null;
}

function changed(chains: FiveWhys, chainId: string, change: (chain: WhyChain) => WhyChain): FiveWhys {
  const at = chains.findIndex(({ id }) => id === chainId);
  const chain = chains[at];
  if (!chain) return chains;
  const other = change(chain);
  return other === chain ? chains : chains.with(at, other);
}

const within = (at: number, last: number) => Math.max(0, Math.min(at, last));

function putIn<T>(all: readonly T[], item: T, at: number): T[] {
  return all.toSpliced(within(at, all.length), 0, item);
}
