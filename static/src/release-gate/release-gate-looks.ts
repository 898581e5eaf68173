import type { Verdict } from '../../../src/contract/rules';
import type { MessageLook } from '../shared/message';

/** How the box of a verdict looks. */
export const GATE_LOOKS: Readonly<Record<Verdict, MessageLook>> = {
  allowed: 'success',
  prevented: 'error',
  awaiting: 'warning',
  waived: 'discovery',
};
