import { type ActionFields, isOpen, type IssueLink } from './actions';
import type { PersonNames } from './blameless/check';
import type { Cause } from './causes';
import { type Header, type SectionKey, SECTIONS } from './postmortem';
import type { TimelineEntry } from './timeline';
import type { RequiredDecision } from './when-required';

/** The parts of a report that are lists of their own. */
export const REPORT_LISTS = ['timeline', 'causes', 'actions'] as const;
export type ReportList = (typeof REPORT_LISTS)[number];

export interface CheckedSection {
  readonly key: string;
  /** As a reader sees it. */
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly required: boolean;
  /** What the template says there: its prompt and text to write over. */
  readonly template: readonly string[];
}

export interface CheckedAction extends Pick<ActionFields, 'title' | 'owner' | 'dueOn' | 'priority' | 'type'> {
  readonly id: string;
  readonly standing: 'open' | 'done' | 'dropped';
}

/** A report as the checks look at it. What is left out was never recorded, and its check says that it cannot tell. */
export interface CheckedReport {
  readonly sections: readonly CheckedSection[];
  readonly requiredLists: readonly ReportList[];
  /** Text of the template's own rows in lists, such as an example entry. */
  readonly listTemplate: readonly string[];
  readonly timeline: readonly Pick<TimelineEntry, 'id' | 'text'>[];
  readonly causes: readonly Pick<Cause, 'id' | 'kind' | 'text'>[];
  readonly actions: readonly CheckedAction[];
  /** Those named on the page. */
  readonly people: readonly PersonNames[];
  /** Keys of blame hints that somebody dismissed with a reason. */
  readonly dismissed: ReadonlySet<string>;
  /** UTC instants. */
  readonly resolvedAt: string | null;
  readonly now: string;
  /** Account ids. */
  readonly stakeholders?: readonly string[];
  /** UTC instants. `deadline` null: 72 hours after the resolution. `heldAt` null: not yet. */
  readonly review?: { readonly deadline: string | null; readonly heldAt: string | null };
  readonly decision?: RequiredDecision;
}

interface Valued<T> {
  readonly value: T;
}

/** What the browser and the function both have of a postmortem. */
export interface ReportView {
  readonly header: Valued<Pick<Header, 'resolvedAt'>>;
  readonly sections: Readonly<Record<SectionKey, Valued<string>>>;
  readonly timeline: readonly Valued<Pick<TimelineEntry, 'id' | 'text'>>[];
  readonly causes: readonly Valued<Pick<Cause, 'id' | 'kind' | 'text'>>[];
  readonly actions: readonly {
    readonly id: string;
    readonly fields: ActionFields;
    readonly issue: Pick<IssueLink, 'state' | 'issueDone'>;
  }[];
}

/** What a template asks for. */
export interface ReportTemplate {
  readonly titles: Readonly<Record<SectionKey, string>>;
  readonly prompts: Readonly<Record<SectionKey, string>>;
  readonly required: readonly (SectionKey | ReportList)[];
}

/** The least that a reader needs to understand what happened. A good review may end without an action. */
export const DEFAULT_REQUIRED: readonly (SectionKey | ReportList)[] = [
  'summary',
  'impact',
  'timeline',
  'causes',
  'lessons',
];

/** An action as the checks look at it, wherever it was read. */
export const checkedAction = ({ id, fields, issue }: ReportView['actions'][number]): CheckedAction => ({
  id,
  title: fields.title,
  owner: fields.owner,
  dueOn: fields.dueOn,
  priority: fields.priority,
  type: fields.type,
  standing: fields.status === 'dropped' ? 'dropped' : isOpen(fields, issue) ? 'open' : 'done',
});

/** A postmortem as the checks look at it. */
export function checkedReport(
  view: ReportView,
  template: ReportTemplate,
  rest: Pick<CheckedReport, 'now' | 'people' | 'dismissed'> &
    Partial<Pick<CheckedReport, 'stakeholders' | 'review' | 'decision' | 'listTemplate'>>,
): CheckedReport {
  return {
    listTemplate: [],
    ...rest,
    sections: SECTIONS.map((key) => ({
      key,
      title: template.titles[key],
      text: view.sections[key].value,
      required: template.required.includes(key),
      template: [template.prompts[key]],
    })),
    requiredLists: REPORT_LISTS.filter((list) => template.required.includes(list)),
    timeline: view.timeline.map(({ value }) => value),
    causes: view.causes.map(({ value }) => value),
    actions: view.actions.map(checkedAction),
    resolvedAt: view.header.value.resolvedAt,
  };
}
