import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Verdict } from '../../../src/contract/rules';
import { gatePolicyTexts } from '../texts/release-gate-policy';

const APPEARANCES = {
  allowed: 'success',
  prevented: 'removed',
  awaiting: 'moved',
  waived: 'new',
} as const satisfies Record<Verdict, string>;

/** A verdict in the word that pipelines hear. */
export function VerdictLozenge({ verdict }: { readonly verdict: Verdict }) {
  return <Lozenge appearance={APPEARANCES[verdict]}>{gatePolicyTexts.verdictOf[verdict]}</Lozenge>;
}
