import type { ExternalText } from '../domain/external-summary';
import { NO_IMPACT_FACTS } from '../domain/impact-facts';
import { asArranged } from '../domain/timeline';
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
    },
  };
}

function arranged<T extends Placed>(listed: readonly Versioned<T>[]): T[] {
  return asArranged(listed.map(({ value }) => value));
}

const unplaced = <T extends Placed>(listed: readonly Versioned<T>[]) =>
  arranged(listed).map(({ id: _id, position: _position, ...value }) => value);

/** What was saved and says nothing is the same as what nobody said. */
function impactOf({ impact: { value } }: PostmortemView): RecordFile['record']['impact'] {
  if (JSON.stringify(value) === JSON.stringify(NO_IMPACT_FACTS)) return null;
  return { ...value, figures: value.figures.map((figure) => ({ ...figure })) };
}
