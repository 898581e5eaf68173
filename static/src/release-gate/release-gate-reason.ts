import type { GatePolicy } from '../../../src/contract/release-gate-policy';
import type { GateCode, Verdict } from '../../../src/contract/rules';
import { readable } from '../shared/instants';
import { gateTexts } from '../texts/release-gate';
import { codeWords } from '../texts/release-gate-policy';

interface Reasoned {
  readonly verdict: Verdict;
  readonly code: GateCode;
  readonly policy: GatePolicy;
  /** UTC instant. */
  readonly waivedUntil: string | null;
}

/** Why the gate says so, as sentences for people. @param several services are spoken of at once */
export function reasonFor({ verdict, code, policy, waivedUntil }: Reasoned, several = false): string {
  if (verdict === 'waived' && waivedUntil !== null) return gateTexts.waivedUntil(readable(waivedUntil));
  if (code === 'QUIET') return gateTexts.quiet(policy.quietHours);
  if (verdict === 'allowed') return gateTexts.allowed(policy, several);
  if (verdict !== 'prevented') return gateTexts[verdict];
  return [gateTexts.prevented(policy, several), codeWords[code]].filter(Boolean).join(' ');
}
