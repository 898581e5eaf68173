/** SEV1 is the worst. Severity belongs to the incident, priority to an action. */
export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * All texts of one postmortem, in bytes of UTF-8: a function answers with 5 MB at most, the rest of the record included.
 * https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
 */
export const MOST_TEXT_BYTES = 3_000_000;

/** Sections of free text, in the order in which a report reads. Timeline, causes and actions are lists of their own. */
export const SECTIONS = ['summary', 'impact', 'went-well', 'went-badly', 'lucky', 'lessons'] as const;
export type SectionKey = (typeof SECTIONS)[number];

/** A section's text is Markdown (GFM). Jira and Confluence cap a text field at the same length. */
export const SECTION_MAX_LENGTH = 32_767;
export const TITLE_MAX_LENGTH = 255;

/** UTC instants, ISO 8601 with milliseconds; null is unknown. */
export interface IncidentTimes {
  readonly startedAt: string | null;
  readonly detectedAt: string | null;
  readonly resolvedAt: string | null;
}

export interface Header extends IncidentTimes {
  readonly title: string;
  readonly severity: Severity;
  /** When somebody took it up, and when it no longer hurt; null leaves both to the timeline. */
  readonly acknowledgedAt: string | null;
  readonly mitigatedAt: string | null;
  /** The incident's zone, an IANA name: times are typed in it. */
  readonly zone: string;
}

/** A section that a template adds to those of the product. */
export type ExtraSection = `x-${string}`;
export type AnySection = SectionKey | ExtraSection;

/** With `-edited` behind it, it fits where the log says what was changed: 40 characters. */
export const EXTRA_SECTION = /^x-[a-z0-9][a-z0-9-]{0,29}$/;

export type Duration =
  | { readonly kind: 'known'; readonly minutes: number }
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Time between two instants in whole minutes; never a negative number. */
export function durationBetween(
  from: string | null,
  to: string | null,
  names: readonly [string, string],
): Duration {
  if (from === null) return { kind: 'unknown', reason: `${names[0]} is not known` };
  if (to === null) return { kind: 'unknown', reason: `${names[1]} is not known` };
  const millis = Date.parse(to) - Date.parse(from);
  if (millis < 0) return { kind: 'invalid', reason: `${names[1]} is before ${names[0]}` };
  return { kind: 'known', minutes: Math.round(millis / 60_000) };
}

export function timeToDetect(times: IncidentTimes): Duration {
  return durationBetween(times.startedAt, times.detectedAt, ['start', 'detection']);
}

export function incidentDuration(times: IncidentTimes): Duration {
  return durationBetween(times.startedAt, times.resolvedAt, ['start', 'resolution']);
}
