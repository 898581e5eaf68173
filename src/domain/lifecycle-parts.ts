/** A row as it was shown. */
interface Row {
  readonly version: number;
  readonly value: { readonly id: string };
}

/** What a reader of a report is shown, as far as an approval is about it. */
export interface ShownReport {
  readonly postmortem: { readonly version: number };
  readonly services: readonly { readonly id: string }[];
  readonly sections: readonly { readonly key: string; readonly version: number }[];
  readonly timeline: readonly Row[];
  readonly causes: readonly Row[];
  readonly impact: { readonly version: number } | null;
  readonly fiveWhys: readonly Row[];
  readonly factors: readonly Row[];
  readonly links: readonly Row[];
  readonly actions: readonly { readonly id: string }[];
}

/** Parts of a report that are no sections of text. */
type ShownList =
  | 'header'
  | 'services'
  | 'impact-facts'
  | 'timeline'
  | 'causes'
  | 'five-whys'
  | 'fishbone'
  | 'links'
  | 'actions';

/**
 * The parts of a report, each by the versions of what stands in it: equal exactly where the same was shown. Roles are
 * no part of it, and of actions only which there are: an issue that is done in Jira is nothing to review again.
 * Sections stand under `section:<key>`.
 */
export function shownParts(report: ShownReport): Readonly<Record<string, string>> {
  const lists: Readonly<Record<ShownList, string>> = {
    header: String(report.postmortem.version),
    services: sorted(report.services.map(({ id }) => id)),
    'impact-facts': String(report.impact?.version ?? 0),
    timeline: rows(report.timeline),
    causes: rows(report.causes),
    'five-whys': rows(report.fiveWhys),
    fishbone: rows(report.factors),
    links: rows(report.links),
    actions: sorted(report.actions.map(({ id }) => id)),
  };
  const sections = report.sections.map(({ key, version }) => [`section:${key}`, String(version)] as const);
  return { ...lists, ...Object.fromEntries(sections) };
}

const rows = (list: readonly Row[]) =>
  sorted(list.map(({ version, value }) => `${value.id}@${String(version)}`));
const sorted = (words: readonly string[]) => [...words].sort().join(' ');

/** The same text for the same parts, in whatever order they come. */
export function canonicalParts(parts: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of the parts that differ, also where one has come or gone. */
export function changedParts(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}
