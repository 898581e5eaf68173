import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Verdict } from '../../../src/contract/rules';
import { gatePageTexts } from '../texts/release-gate-page';

const APPEARANCES = {
  allowed: 'success',
  prevented: 'removed',
  awaiting: 'moved',
  waived: 'new',
} as const satisfies Record<Verdict, string>;

export function VerdictLozenge({ verdict }: { readonly verdict: Verdict }) {
  return <Lozenge appearance={APPEARANCES[verdict]}>{gatePageTexts.lozenge[verdict]}</Lozenge>;
}
