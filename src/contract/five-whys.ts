/** Apart from the rules that every screen needs: it is loaded with the tools for finding causes. */
export { branchChain, EVIDENCE_MOST, lastAnswer } from '../domain/five-whys';
export { actionOfChain, causeOfChain } from '../domain/finding-drafts';
export type { CauseDraft } from '../domain/finding-drafts';
export type { Evidence, KeptChain, WhyChain, WhyStep } from '../domain/five-whys';
