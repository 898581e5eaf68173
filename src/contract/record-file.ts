import * as v from 'valibot';
import { CONTROL_TAG, CONTROLS_MOST } from '../domain/control-tags';
import { externalText } from './external-summary';
import {
  actionFields,
  cause,
  header,
  sectionKey,
  sectionText,
  serviceName,
  timelineEntry,
  webAddress,
} from './fields';
import { factor, hintDismissal, hintKey, impactFacts, reportLink, whyChain } from './findings';
import { lifecycleFacts } from './lifecycle-facts';
import { reviewMeeting, reviewPlan } from './review';
import { roleHolding } from './roles';
import { template } from './templates';

export const RECORD_FORMAT = 'debrief-postmortem';
/** Goes up when a file of it can no longer be read by what was written for the one before. */
export const RECORD_FORMAT_VERSION = 1;

/** Any id will do to check a row: the one that imports it gives it its own. */
const idAt = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

interface Row {
  readonly id: string;
  readonly position: number;
}

const withoutPlace = <T extends Row>({ id: _id, position: _position, ...rest }: T) => rest;

/** A row of a list without its id and its place: in a file, its place is where it stands. */
function rowOf<T extends Row>(row: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.record(v.string(), v.unknown()),
    v.rawTransform(({ dataset, addIssue, NEVER }): Omit<T, 'id' | 'position'> => {
      const checked = v.safeParse(row, { ...withStepIds(dataset.value), id: idAt(0), position: 0 });
      if (!checked.success) {
        for (const { message } of checked.issues) addIssue({ message });
        return NEVER;
      }
      return withoutPlace(checked.output);
    }),
  );
}

/** The answers of a chain have ids of their own. */
function withStepIds(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const steps = v.safeParse(v.array(v.record(v.string(), v.unknown())), fields['steps']);
  return steps.success
    ? { ...fields, steps: steps.output.map((step, place) => ({ ...step, id: idAt(place) })) }
    : fields;
}

const chainRow = v.pipe(
  rowOf(whyChain),
  v.transform(({ problem, steps }) => ({
    problem,
    steps: steps.map(({ text, evidence }) => ({ text, evidence })),
  })),
);

const rows = <S extends v.GenericSchema>(row: S, most: number, name: string) =>
  v.optional(
    v.pipe(v.array(row), v.maxLength(most, `The file holds more than ${String(most)} ${name}.`)),
    [],
  );

/** What is known of an action's issue. It is told, and never taken over by an import. */
const issueRow = v.object({
  key: v.string(),
  done: v.boolean(),
  url: v.optional(v.union([v.literal(''), webAddress]), ''),
});

export const controls = v.pipe(
  v.array(v.pipe(v.string(), v.regex(CONTROL_TAG, 'That is not the id of a control.'))),
  v.maxLength(CONTROLS_MOST, `At most ${String(CONTROLS_MOST)} controls.`),
  v.transform((ids) => [...new Set(ids)]),
);

const tagged = v.object({ controls: v.optional(controls, []) });

export const fileRows = {
  timeline: rowOf(timelineEntry),
  causes: v.intersect([rowOf(cause), tagged]),
  fiveWhys: chainRow,
  factors: v.intersect([rowOf(factor), tagged]),
  links: rowOf(reportLink),
  actions: v.object({
    ...actionFields.entries,
    ...tagged.entries,
    issue: v.optional(v.nullable(issueRow), null),
  }),
} as const;

/**
 * A whole postmortem as a file holds it: everything that people said, and nothing that only this site knows. Parts that
 * came later may be missing, so that older files can be read.
 */
export const record = v.object({
  header,
  services: rows(serviceName, 20, 'services'),
  /** Null: the product's own. */
  template: v.optional(v.nullable(template), null),
  /** Texts that are not empty, in Markdown; mentions lead to `person:` and an account id. */
  sections: rows(v.object({ key: sectionKey, text: sectionText }), 100, 'sections'),
  timeline: rows(fileRows.timeline, 5000, 'timeline entries'),
  causes: rows(fileRows.causes, 1000, 'causes'),
  /** Null: nothing was said of it. */
  impact: v.optional(v.nullable(impactFacts), null),
  fiveWhys: rows(fileRows.fiveWhys, 200, '5 Whys'),
  factors: rows(fileRows.factors, 1000, 'factors'),
  links: rows(fileRows.links, 1000, 'links'),
  roles: rows(roleHolding, 20, 'roles'),
  /** Null: nothing was planned, nothing noted. People as in roles. */
  reviewPlan: v.optional(v.nullable(reviewPlan), null),
  reviewMeeting: v.optional(v.nullable(reviewMeeting), null),
  dismissedHints: rows(v.intersect([v.object({ key: hintKey }), hintDismissal]), 2000, 'hints'),
  actions: rows(fileRows.actions, 2000, 'actions'),
  /** Left out for those who may only read. */
  externalSummary: v.optional(v.nullable(externalText), null),
  /** What became of the report; null: nothing yet. It is history wherever it is imported: see `factsTold`. */
  lifecycle: v.optional(v.nullable(lifecycleFacts), null),
});
export type FiledRecord = v.InferOutput<typeof record>;

export const recordFile = v.object({
  format: v.literal(RECORD_FORMAT),
  version: v.literal(RECORD_FORMAT_VERSION),
  record,
});
export type RecordFile = v.InferOutput<typeof recordFile>;
