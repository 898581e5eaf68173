import type { ExternalText } from '../domain/external-summary';
import { NO_IMPACT_FACTS } from '../domain/impact-facts';
import { NO_MEETING, NO_PLAN } from '../domain/review';
import { asArranged } from '../domain/timeline';
import { factsTold } from './lifecycle-facts';
import type { PostmortemView, Versioned } from './postmortem';
import { RECORD_FORMAT, RECORD_FORMAT_VERSION, type RecordFile } from './record-file';

interface Placed {
  readonly id: string;
  readonly position: number;
}

/**
 * A postmortem as a file: the same record gives the same file, whatever the ids are that this site gave its rows.
 * @param siteUrl where the issues of its actions are found
 * @param external null where there is none, or whoever exports may not see it
 */
export function recordFileOf(
  view: PostmortemView,
  siteUrl: string,
  external: ExternalText | null,
): RecordFile {
  const controlsOf = (subject: string) =>
    [...(view.controls.find((each) => each.subject === subject)?.value.controls ?? [])].sort();
  const tagged = <T extends Placed>(listed: readonly Versioned<T>[]) =>
    arranged(listed).map(({ id, position: _position, ...value }) => ({ ...value, controls: controlsOf(id) }));
  const { sections, extras } = view;
  const texts = [
    ...Object.entries(sections).map(([key, { value }]) => ({
      key: key as keyof typeof sections,
      text: value,
    })),
    ...extras.map(({ key, value }) => ({ key, text: value })),
  ];
  return {
    format: RECORD_FORMAT,
    version: RECORD_FORMAT_VERSION,
    record: {
      header: view.header.value,
      services: view.services.map(({ name }) => name).sort(),
      template:
        view.template === null ? null : { blocks: view.template.blocks.map((block) => ({ ...block })) },
      sections: texts.filter(({ text }) => text !== '').sort((a, b) => (a.key < b.key ? -1 : 1)),
      timeline: unplaced(view.timeline),
      causes: tagged(view.causes),
      impact: impactOf(view),
      fiveWhys: unplaced(view.fiveWhys).map(({ problem, steps }) => ({
        problem,
        steps: steps.map(({ text, evidence }) => ({ text, evidence: evidence.map((each) => ({ ...each })) })),
      })),
      factors: tagged(view.factors),
      links: unplaced(view.links),
      roles: view.roles
        .filter(({ value }) => value.people.length > 0)
        .map(({ role, value }) => ({ role, value: { people: [...value.people] } }))
        .sort((a, b) => (a.role < b.role ? -1 : 1)),
      reviewPlan: planOf(view),
      reviewMeeting: meetingOf(view),
      dismissedHints: view.dismissedHints
        .filter(({ dismissed }) => dismissed)
        .map(({ key, dismissed, reason }) => ({ key, dismissed, reason }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
      actions: asArranged(view.actions).map(({ id, fields, issue }) => ({
        ...fields,
        controls: controlsOf(id),
        issue:
          issue.issueKey === null
            ? null
            : { key: issue.issueKey, done: issue.issueDone, url: `${siteUrl}/browse/${issue.issueKey}` },
      })),
      externalSummary: external,
      lifecycle: lifecycleOf(view),
    },
  };
}

function arranged<T extends Placed>(listed: readonly Versioned<T>[]): T[] {
  return asArranged(listed.map(({ value }) => value));
}

const unplaced = <T extends Placed>(listed: readonly Versioned<T>[]) =>
  arranged(listed).map(({ id: _id, position: _position, ...value }) => value);

/** What was saved and says nothing is the same as what nobody said. */
const saysNothing = <T>(value: T, nothing: T) => JSON.stringify(value) === JSON.stringify(nothing);

function impactOf({ impact: { value } }: PostmortemView): RecordFile['record']['impact'] {
  if (saysNothing(value, NO_IMPACT_FACTS)) return null;
  return { ...value, figures: value.figures.map((figure) => ({ ...figure })) };
}

function planOf({ reviewPlan: { value } }: PostmortemView): RecordFile['record']['reviewPlan'] {
  if (saysNothing(value, NO_PLAN)) return null;
  return { ...value, invitees: [...value.invitees], agenda: value.agenda.map((item) => ({ ...item })) };
}

function meetingOf({ reviewMeeting: { value } }: PostmortemView): RecordFile['record']['reviewMeeting'] {
  if (saysNothing(value, NO_MEETING)) return null;
  return { ...value, attendance: value.attendance.map((each) => ({ ...each })) };
}

function lifecycleOf({ lifecycleFacts }: PostmortemView): RecordFile['record']['lifecycle'] {
  const facts = factsTold(lifecycleFacts.here, lifecycleFacts.imported);
  return facts && { ...facts, approvals: facts.approvals.map((each) => ({ ...each })) };
}
