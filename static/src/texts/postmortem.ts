import type { CauseCategory, CauseKind, EntryKind, SectionKey } from '../../../src/contract/rules';
import { SECTION_PROMPTS } from '../../../src/contract/template-blocks';

/** Texts of the postmortem on its page, without those of its actions. */
export const postmortemTexts = {
  review: 'Review',
  untitled: 'Untitled incident',
  draft: 'Nothing is stored yet; your first edit creates the postmortem.',
  draftGiven:
    'What was given so far is kept with this page and shown below. Your first edit makes it the postmortem.',
  draftReadOnly: 'Nothing is written yet. Somebody who may edit this page can start the postmortem.',
  preview: 'This is a preview. Publish the page to write.',
  readOnly: 'You may read this postmortem, not change it.',
  noPlace: 'Debrief does not know which page this is. Publish the page, then open it again.',
  stale: 'This may be out of date: Debrief did not answer just now. It tries again by itself.',
  accessInDoubt:
    'Confluence just said that you may not see this. Debrief asks again before it believes it; what you type is kept in this browser.',
  accessLost:
    'What you were writing is kept in this browser. Debrief asks again every 30 seconds, and offers it once you may see this again.',
  formerUser: 'Former user',
  somebody: 'Somebody',
  header: 'Incident',
  title: 'Incident title',
  severity: 'Severity',
  started: 'Started',
  detected: 'Detected',
  resolved: 'Resolved',
  timeToDetect: 'Time to detect',
  unknownBecause: (reason: string) => `unknown: ${reason}`,
  invalidBecause: (reason: string) => `invalid: ${reason}`,
  services: 'Services',
  servicesAtOnce: 'Each is saved as soon as you add or remove it.',
  noServices: 'No service is named, so no release is held.',
  serviceName: 'Service',
  serviceNameEmpty: 'Type the name of a service first.',
  addService: 'Add service',
  serviceAdded: (name: string) => `${name} was added`,
  gates: 'Release gate',
  sections: {
    summary: 'Summary',
    impact: 'Impact',
    'went-well': 'What went well',
    'went-badly': 'What went badly',
    lucky: 'Where we were lucky',
    lessons: 'Lessons learned',
  } satisfies Record<SectionKey, string>,
  prompts: SECTION_PROMPTS,
  empty: 'Nothing written yet.',
  text: 'Text',
  timeline: 'Timeline',
  entry: 'Entry',
  newEntry: 'timeline entry',
  entryNamed: (text: string) => `entry “${shortened(text)}”`,
  noEntries: 'No entries yet.',
  timeUnknown: 'Time unknown',
  at: 'Time',
  what: 'What happened',
  kind: 'Kind',
  source: 'Source',
  sourceHint: 'Where it was seen: Grafana, PagerDuty, somebody’s notes.',
  causes: 'Root causes and contributing factors',
  rootCauses: 'Root causes',
  contributing: 'Contributing factors',
  newCause: 'cause',
  causeNamed: (text: string) => `cause “${shortened(text)}”`,
  cause: 'Cause',
  causeKind: 'It is a',
  category: 'Category',
  noCauses: 'None yet.',
};

export const entryKindNames: Record<EntryKind, string> = {
  trigger: 'Trigger',
  change: 'Change',
  symptom: 'Symptom',
  detection: 'Detection',
  diagnosis: 'Diagnosis',
  escalation: 'Escalation',
  decision: 'Decision',
  action: 'Action',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  communication: 'Communication',
};

export const causeKindNames: Record<CauseKind, string> = {
  root: 'Root cause',
  contributing: 'Contributing factor',
};

export const categoryNames: Record<CauseCategory, string> = {
  bug: 'Bug',
  change: 'Change',
  scale: 'Scale',
  architecture: 'Architecture',
  dependency: 'Dependency',
  process: 'Process',
  unknown: 'Unknown',
};

/** Long texts name their row by how they begin. */
export function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
