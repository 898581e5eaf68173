import type { Priority, Verdict } from '../../../src/contract/rules';

/** Texts of the gate on a postmortem's page. */
export const gateTexts = {
  title: (service: string, verdict: Verdict) => `${service}: release ${gateTexts.verdicts[verdict]}`,
  verdicts: {
    allowed: 'allowed',
    prevented: 'prevented',
    awaiting: 'awaiting',
    waived: 'waived',
  } satisfies Record<Verdict, string>,
  allowed: (lowest: Priority, several: boolean) =>
    `No open action of ${atLeast(lowest)} holds ${these(several)}.`,
  prevented: (lowest: Priority, several: boolean) =>
    `Open actions of ${atLeast(lowest)} hold ${these(several)}.`,
  awaiting:
    'Debrief cannot tell right now whether all actions are done, so releases wait. It asks Jira again by itself.',
  waived: 'Open actions are left; a waiver lets the release through.',
  blockers: 'From this postmortem:',
  heldByOthers: (several: boolean) => `Other postmortems hold ${several ? 'them' : 'it'} too.`,
};

const these = (several: boolean) => (several ? 'these services' : 'this service');

function atLeast(lowest: Priority): string {
  return lowest === 'critical' ? 'critical priority' : `${lowest} priority or above`;
}
