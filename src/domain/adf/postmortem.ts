import type { ActionFields, IssueLink } from '../actions';
import { isOpen } from '../actions';
import type { Cause } from '../causes';
import type { KeptFactor } from '../fishbone';
import type { KeptChain } from '../five-whys';
import type { ImpactFacts } from '../impact-facts';
import type { ReportLink } from '../links';
import type { AnySection, Header, SectionKey } from '../postmortem';
import type { Role } from '../roles';
import { BUILT_IN_TEMPLATE, isExtra, type Template, type TemplateBlock } from '../templates';
import type { TimelineEntry } from '../timeline';
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
import { below } from './headings';
import { impactToAdf } from './impact';
import { markdownToAdf } from './markdown';
import { rolesToAdf } from './roles';
import { timeFacts, timelineTable } from './timeline';

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
  /** Account ids; '' for former users. */
  readonly roles: readonly { readonly role: Role; readonly people: readonly string[] }[];
  /** Null: the product's. */
  readonly template: Template | null;
  /** Where issues are found: `https://example.atlassian.net`. */
  readonly siteUrl: string;
  readonly actions: readonly { readonly fields: ActionFields; readonly issue: IssueLink }[];
  /** How the states of issues are known, as a sentence; empty where that need not be said. */
  readonly statesNote?: string;
}

/** Of the product's own sections. */
export const SECTION_HEADINGS: Readonly<Record<SectionKey, string>> = {
  summary: 'Summary',
  impact: 'Impact',
  'went-well': 'What went well',
  'went-badly': 'What went badly',
  lucky: 'Where we were lucky',
  lessons: 'Lessons learned',
};

/** Of the headings of its parts. */
const PART_LEVEL = 3;

/** The whole report for print, export and readers without the app. Times are those of the incident's zone and say so. */
export function postmortemToAdf(report: Report): AdfDoc {
  const { blocks } = report.template ?? BUILT_IN_TEMPLATE;
  const keys = blocks.map(({ key }) => key);
  // What was written in a section that the template no longer has is still part of the report.
  const left = Object.keys(report.sections).filter(
    (key): key is AnySection => !keys.some((one) => one === key),
  );
  const extras = left.map((key) => ({ key, title: key.slice('x-'.length) }));
  return doc([
    heading(2, report.header.title),
    facts(report),
    ...part('Links', linksToAdf(report.links)),
    ...[...blocks, ...extras].flatMap((block) => blockOf(report, block)),
  ]);
}

function blockOf(report: Report, { key, title }: Pick<TemplateBlock, 'key' | 'title'>): AdfNode[] {
  switch (key) {
    case 'timeline':
      return part('Timeline', timelineTable(report.timeline, report.header.zone));
    case 'causes':
      return [
        ...part('Root causes', causesOf(report.causes, 'root')),
        ...part('Contributing factors', causesOf(report.causes, 'contributing')),
        ...part('5 Whys', fiveWhysToAdf(report.fiveWhys)),
        ...part('Fishbone', fishboneToAdf(report.factors)),
      ];
    case 'actions':
      return part('Action items', actionsOf(report));
    case 'impact':
      return part(SECTION_HEADINGS.impact, [
        ...below(PART_LEVEL, markdownToAdf(report.sections.impact ?? '')),
        ...(report.impact === null ? [] : impactToAdf(report.impact, report.header)),
      ]);
    default:
      return part(
        isExtra(key) ? title : SECTION_HEADINGS[key],
        below(PART_LEVEL, markdownToAdf(report.sections[key] ?? '')),
      );
  }
}

export const notice = (words: string): AdfDoc => doc([paragraph(inline(words))]);

const part = (title: string, content: readonly AdfNode[]): AdfNode[] =>
  content.length === 0 ? [] : [heading(PART_LEVEL, title), ...content];

function facts({ header, services, timeline, roles }: Report): AdfNode {
  const line = (name: string, value: string) =>
    listItem([paragraph([text(`${name}: `, [strong]), ...inline(value)])]);
  return bulletList([
    line('Severity', header.severity),
    ...(services.length === 0 ? [] : [line('Services', services.join(', '))]),
    ...timeFacts(header, timeline).map(([name, words]) => line(name, words)),
    ...rolesToAdf(roles),
  ]);
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

function actionsOf({ actions, siteUrl, statesNote = '' }: Report): AdfNode[] {
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
  return [
    table(['Task', 'Owner', 'Priority', 'Type', 'Due', 'State', 'Issue'], rows),
    ...(statesNote === '' ? [] : [paragraph(inline(statesNote))]),
  ];
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-\d+$/;

const issueLink = (key: string, siteUrl: string): AdfNode[] =>
  inline(key, ISSUE_KEY.test(key) ? [link(`${siteUrl}/browse/${key}`)] : []);

function stateOf(fields: ActionFields, issue: IssueLink): string {
  if (fields.status === 'dropped') return `dropped: ${fields.dropReason}`;
  if (!isOpen(fields, issue)) return 'done';
  return issue.state === 'none' ? fields.status : issue.state === 'linked' ? 'open in Jira' : issue.state;
}
