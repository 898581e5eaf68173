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
  allowed: (lowest: Priority) => `No open action of ${atLeast(lowest)} holds this service.`,
  prevented: (lowest: Priority) => `Open actions of ${atLeast(lowest)} hold this service.`,
  awaiting:
    'Debrief cannot tell right now whether all actions are done, so releases wait. It asks Jira again by itself.',
  waived: 'Open actions hold this service; a waiver lets the release through.',
  blockers: 'From this postmortem:',
  heldByOthers: 'Other postmortems hold it too.',
};

function atLeast(lowest: Priority): string {
  return lowest === 'critical' ? 'critical priority' : `${lowest} priority or above`;
}
