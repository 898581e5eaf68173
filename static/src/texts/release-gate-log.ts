import type { GateFacts } from '../../../src/contract/rules';
import type { GateCallerKind } from '../../../src/contract/release-gate-log';

/** Texts of what the gate has said. */
export const gateLogTexts = {
  heading: 'What the gate has said',
  intro:
    'Every answer to a pipeline, to a transition in Jira and about a version that was released, with what it was made from at that time. Titles are today’s, and only from pages that you may see.',
  introOfOne:
    'Every answer about this service: to pipelines, to transitions in Jira, and when a version was released in Jira whatever the gate said. Titles are today’s, and only from pages that you may see.',
  loading: 'Reading what the gate has said',
  filters: 'Which answers',
  service: 'Service',
  allServices: 'All services',
  release: 'Part of the release’s name',
  verdict: 'Verdict',
  allVerdicts: 'All verdicts',
  from: 'From',
  until: 'To',
  none: 'The gate has not been asked yet.',
  noneFound: 'No answer fits these filters.',
  list: 'Answers, the latest first',
  more: 'Show more',
  title: (asked: string, version: string) => `${asked}, release ${version}`,
  unknownService: 'Nothing that the caller may ask about has that name.',
  callers: {
    token: (name: string) => (name === '' ? 'asked with a token' : `asked with the token ${name}`),
    workflow: (key: string) => `asked by a transition of ${key}`,
    release: () => 'the version was released in Jira',
    api: () => 'asked by REST API',
  } satisfies Record<GateCallerKind, (name: string) => string>,
  policy: (version: number) =>
    version === 0 ? 'The product’s own policy held.' : `Version ${String(version)} of its policy held.`,
  waived: (reason: string) => `Waived: ${reason}`,
  blockers: 'Held by',
  heldByMore: 'Held by others as well, on pages that you may not see or that are gone.',
  export: 'Export',
  exportIntro: 'All answers that the filters show, as a table. Times are in UTC.',
  exportReading: (count: number) => `Reading: ${String(count)} ${count === 1 ? 'answer' : 'answers'} so far`,
  exportReady: (count: number) => (count === 1 ? '1 answer is read.' : `${String(count)} answers are read.`),
  csv: 'Download as CSV',
  fileName: 'release-gate',
  columns: [
    'Time (UTC)',
    'Service',
    'Asked for',
    'Release',
    'Verdict',
    'Code',
    'Caller',
    'Policy version',
    'What it was made from',
    'Held by',
    'Waiver',
  ],
  retention: 'How long answers are kept',
  retentionIntro:
    'Older answers are taken out by themselves, hour by hour, for good. The history of changes is kept by a setting of its own.',
  keepFor: 'Keep answers for',
  forEver: 'ever',
  days: (days: number) =>
    days % 365 === 0 ? (days === 365 ? '1 year' : `${String(days / 365)} years`) : `${String(days)} days`,
  retentionSave: 'Save',
  retentionSaved: 'The time for which answers are kept is saved.',
  retentionWarning: 'Answers older than that go within hours and cannot be brought back.',
  refusals: (count: number, when: string) => `${String(count)} wrong in 30 days, the last one ${when}`,
  unknownRefusals: (count: number, when: string) =>
    `Within 30 days somebody asked ${String(count)} ${count === 1 ? 'time' : 'times'} with a token that nobody knows, the last time ${when}. A pipeline may have a wrong one, or somebody guesses; no answer was given.`,
};

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${String(count)} ${count === 1 ? one : many}`];

/** What a verdict was made from, in one line; '' when nothing was there. */
export function factWords(facts: GateFacts): string {
  return [
    ...counted(facts.openUnlinked + facts.openLinked, 'open action', 'open actions'),
    ...counted(facts.overdue, 'overdue', 'overdue'),
    ...counted(facts.unassigned, 'without an owner', 'without an owner'),
    ...counted(facts.untracked, 'without an issue', 'without an issue'),
    ...counted(facts.unreachable, 'out of reach', 'out of reach'),
    ...counted(facts.unverified, 'not confirmed by Jira', 'not confirmed by Jira'),
    ...counted(facts.quiet, 'incident still quiet', 'incidents still quiet'),
    ...counted(facts.waived, 'waived', 'waived'),
  ].join(', ');
}
