import type { ActionFields, IssueLink } from '../actions';
import { isOpen } from '../actions';
import type { Cause } from '../causes';
import type { KeptFactor } from '../fishbone';
import type { KeptChain } from '../five-whys';
import type { ImpactFacts } from '../impact-facts';
import type { ReportLink } from '../links';
import {
  type AnySection,
  type Duration,
  type Header,
  incidentDuration,
  type SectionKey,
  timeToDetect,
} from '../postmortem';
import { inReadingOrder, type TimelineEntry } from '../timeline';
import {
  type AdfDoc,
  type AdfNode,
  bulletList,
  doc,
  heading,
  inline,
  link,
  listItem,
  mention,
  paragraph,
  strong,
  table,
  text,
} from './builders';
import { fishboneToAdf, fiveWhysToAdf, linksToAdf } from './findings';
import { impactToAdf } from './impact';
import { markdownToAdf } from './markdown';

export interface Report {
  readonly header: Header;
  readonly services: readonly string[];
  readonly sections: Readonly<Partial<Record<AnySection, string>>>;
  readonly timeline: readonly TimelineEntry[];
  readonly causes: readonly Cause[];
  readonly fiveWhys: readonly KeptChain[];
  readonly factors: readonly KeptFactor[];
  /** Null: nothing was said of it yet. */
  readonly impact: ImpactFacts | null;
  readonly links: readonly ReportLink[];
  /** Where issues are found: `https://example.atlassian.net`. */
  readonly siteUrl: string;
  readonly actions: readonly { readonly fields: ActionFields; readonly issue: IssueLink }[];
}

const HEADINGS: Readonly<Record<SectionKey, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  'went-well': 'What went well',
  'went-badly': 'What went badly',
  lucky: 'Where we were lucky',
  lessons: 'Lessons learned',
};

/** The whole report for print, export and readers without the app. Times are UTC and say so. */
export function postmortemToAdf(report: Report): AdfDoc {
  return doc([
    heading(2, report.header.title),
    facts(report),
    ...part('Links', linksToAdf(report.links)),
    ...section(report, 'summary'),
    ...part('Timeline', timelineOf(report.timeline)),
    ...part('Root causes', causesOf(report.causes, 'root')),
    ...part('Contributing factors', causesOf(report.causes, 'contributing')),
    ...part('5 Whys', fiveWhysToAdf(report.fiveWhys)),
    ...part('Fishbone', fishboneToAdf(report.factors)),
    ...part(HEADINGS.impact, [
      ...markdownToAdf(report.sections.impact ?? ''),
      ...(report.impact === null ? [] : impactToAdf(report.impact, report.header)),
    ]),
    ...section(report, 'went-well'),
    ...section(report, 'went-badly'),
    ...section(report, 'lucky'),
    ...part('Action items', actionsOf(report)),
    ...section(report, 'lessons'),
  ]);
}

export const notice = (words: string): AdfDoc => doc([paragraph(inline(words))]);

const part = (title: string, content: readonly AdfNode[]): AdfNode[] =>
  content.length === 0 ? [] : [heading(3, title), ...content];

const section = (report: Report, key: SectionKey): AdfNode[] =>
  part(HEADINGS[key], markdownToAdf(report.sections[key] ?? ''));

function facts({ header, services }: Report): AdfNode {
  const line = (name: string, value: string) =>
    listItem([paragraph([text(`${name}: `, [strong]), ...inline(value)])]);
  return bulletList([
    line('Severity', header.severity),
    ...(services.length === 0 ? [] : [line('Services', services.join(', '))]),
    line('Started', instant(header.startedAt)),
    line('Detected', instant(header.detectedAt)),
    line('Resolved', instant(header.resolvedAt)),
    line('Duration', duration(incidentDuration(header))),
    line('Time to detect', duration(timeToDetect(header))),
  ]);
}

/** `2017-01-31 23:30 UTC` */
function instant(at: string | null): string {
  return at === null ? 'unknown' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function duration(value: Duration): string {
  if (value.kind !== 'known') return `${value.kind}: ${value.reason}`;
  const [hours, minutes] = [Math.floor(value.minutes / 60), value.minutes % 60];
  return hours === 0 ? `${String(minutes)} min` : `${String(hours)} h ${String(minutes)} min`;
}

function timelineOf(entries: readonly TimelineEntry[]): AdfNode[] {
  if (entries.length === 0) return [];
  const rows = inReadingOrder(entries).map((entry) => [
    inline(instant(entry.at)),
    inline(entry.text),
    inline(entry.kind),
    inline(entry.source),
  ]);
  return [table(['Time', 'What happened', 'Kind', 'Source'], rows)];
}

function causesOf(causes: readonly Cause[], kind: Cause['kind']): AdfNode[] {
  const items = causes
    .filter((cause) => cause.kind === kind)
    .map((cause) =>
      listItem([
        paragraph(inline(cause.category === 'unknown' ? cause.text : `${cause.text} (${cause.category})`)),
      ]),
    );
  return items.length === 0 ? [] : [bulletList(items)];
}

function actionsOf({ actions, siteUrl }: Report): AdfNode[] {
  if (actions.length === 0) return [];
  const rows = actions.map(({ fields, issue }) => [
    inline(fields.title),
    fields.owner === null ? [] : [mention(fields.owner)],
    inline(fields.priority),
    inline(fields.type),
    inline(fields.dueOn ?? ''),
    inline(stateOf(fields, issue)),
    issueLink(issue.issueKey ?? '', siteUrl),
  ]);
  return [table(['Task', 'Owner', 'Priority', 'Type', 'Due', 'State', 'Issue'], rows)];
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-\d+$/;

const issueLink = (key: string, siteUrl: string): AdfNode[] =>
  inline(key, ISSUE_KEY.test(key) ? [link(`${siteUrl}/browse/${key}`)] : []);

function stateOf(fields: ActionFields, issue: IssueLink): string {
  if (fields.status === 'dropped') return `dropped: ${fields.dropReason}`;
  if (!isOpen(fields, issue)) return 'done';
  return issue.state === 'none' ? fields.status : issue.state === 'linked' ? 'open in Jira' : issue.state;
}
