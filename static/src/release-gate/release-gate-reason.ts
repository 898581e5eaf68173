import type { GatePolicy } from '../../../src/contract/release-gate-policy';
import type { GateCode, Verdict } from '../../../src/contract/rules';
import { readable } from '../shared/instants';
import { gateTexts } from '../texts/release-gate';
import { codeWords } from '../texts/release-gate-policy';

interface Reasoned {
  readonly verdict: Verdict;
  readonly code: GateCode;
  readonly policy: GatePolicy;
  /** The waiver for all releases that ends last (UTC instant), and why it was given where that is said; null: there is none. */
  readonly waived: { readonly until: string; readonly reason: string | null } | null;
}

/** Why the gate says so, as sentences for people. @param several services are spoken of at once */
export function reasonFor({ verdict, code, policy, waived }: Reasoned, several = false): string {
  if (verdict === 'waived' && waived !== null)
    return gateTexts.waivedUntil(readable(waived.until), waived.reason);
  if (code === 'QUIET') return gateTexts.quiet(policy.quietHours);
  if (verdict === 'allowed') return gateTexts.allowed(policy, several);
  if (verdict !== 'prevented') return gateTexts[verdict];
  return [gateTexts.prevented(policy, several), codeWords[code]].filter(Boolean).join(' ');
}
