import type { GatePolicy } from '../../../src/contract/release-gate-policy';
import type { Verdict } from '../../../src/contract/rules';
import { heldWords } from './release-gate-policy';

/** Texts of the gate on a postmortem's page. */
export const gateTexts = {
  title: (service: string, verdict: Verdict) => `${service}: release ${gateTexts.verdicts[verdict]}`,
  verdicts: {
    allowed: 'allowed',
    prevented: 'prevented',
    awaiting: 'awaiting',
    waived: 'waived',
  } satisfies Record<Verdict, string>,
  allowed: (policy: GatePolicy, several: boolean) =>
    `No open action of ${heldWords(policy)} holds ${these(several)}.`,
  prevented: (policy: GatePolicy, several: boolean) =>
    `Open actions of ${heldWords(policy)} hold ${these(several)}.`,
  quiet: (hours: number) =>
    `An incident goes on, or its end is not written down, or it ended less than ${String(hours)} hours ago. Until then releases wait; no open action holds them.`,
  awaiting:
    'Debrief cannot tell right now whether all actions are done, so releases wait. It asks Jira again by itself.',
  waived: 'Open actions are left; a waiver lets the release through.',
  waivedUntil: (when: string, reason: string | null) =>
    `Open actions are left; a waiver lets the release through until ${when}.${reason === null ? '' : ` Its reason: ${reason}`}`,
  blockers: 'From this postmortem:',
  heldByOthers: (several: boolean) => `Other postmortems hold ${several ? 'them' : 'it'} too.`,
};

const these = (several: boolean) => (several ? 'these services' : 'this service');
