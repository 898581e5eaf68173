import type { KeptChain } from '../../../src/contract/five-whys';
import { withScheme } from '../shared/typed-address';

/** As it is sent: rows for evidence that nobody filled in are not meant. */
export function trimmedChain(chain: KeptChain) {
  return {
    ...chain,
    steps: chain.steps.map((step) => ({
      ...step,
      evidence: step.evidence
        .map(({ url, title }) => ({ url: withScheme(url), title: title.trim() }))
        .filter(({ url, title }) => url !== '' || title !== ''),
    })),
  };
}
