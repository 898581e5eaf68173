import * as v from 'valibot';
import { externalText } from './external-summary';
import { header, place, sectionKey, sectionText, serviceName, uuid } from './fields';
import { hintDismissal, hintKey, impactFacts } from './findings';
import { fileRows, type RecordFile } from './record-file';
import { lifecycleFacts } from './lifecycle-facts';
import { reviewMeeting, reviewPlan } from './review';
import { roleHolding } from './roles';
import { template } from './templates';

/** Which row of its list in the file, from 0. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

/** One thing of a file, small enough to be sent with others. */
export const importPiece = v.variant('kind', [
  v.object({ kind: v.literal('service'), at, value: serviceName }),
  v.object({ kind: v.literal('section'), at, value: v.object({ key: sectionKey, text: sectionText }) }),
  v.object({ kind: v.literal('impact'), at, value: impactFacts }),
  v.object({ kind: v.literal('timeline'), at, value: fileRows.timeline }),
  v.object({ kind: v.literal('cause'), at, value: fileRows.causes }),
  v.object({ kind: v.literal('why-chain'), at, value: fileRows.fiveWhys }),
  v.object({ kind: v.literal('factor'), at, value: fileRows.factors }),
  v.object({ kind: v.literal('link'), at, value: fileRows.links }),
  v.object({ kind: v.literal('role'), at, value: roleHolding }),
  v.object({ kind: v.literal('hint'), at, value: v.intersect([v.object({ key: hintKey }), hintDismissal]) }),
  v.object({ kind: v.literal('action'), at, value: v.omit(fileRows.actions, ['issue']) }),
  v.object({ kind: v.literal('external-summary'), at, value: externalText }),
  v.object({ kind: v.literal('review-plan'), at, value: reviewPlan }),
  v.object({ kind: v.literal('review-meeting'), at, value: reviewMeeting }),
  v.object({ kind: v.literal('lifecycle'), at, value: lifecycleFacts }),
]);
export type ImportPiece = v.InferOutput<typeof importPiece>;

export const PIECES_MOST = 40;

/** `importId`: the same for the same file in the same macro, so that a repeated part is known again. */
export const importPart = v.object({
  place,
  importId: uuid,
  header,
  template: v.nullable(template),
  pieces: v.pipe(v.array(importPiece), v.maxLength(PIECES_MOST)),
});
export type ImportPart = v.InferOutput<typeof importPart>;

/** How many of the pieces are recorded now, from the first on; the others are to be sent again. */
export interface ImportAnswer {
  readonly done: number;
  /** Of these, those where somebody wrote something else meanwhile, which stays. */
  readonly kept: number;
}

/** A part, with room for what is around it: the platform takes 500 KB with one call. */
export const PART_MOST_BYTES = 300_000;

/** Everything that a file says, as pieces in the order in which they are recorded. */
export function piecesOf({ record }: RecordFile): ImportPiece[] {
  const only = <K extends ImportPiece['kind'], T>(kind: K, value: T | null) =>
    value === null ? [] : [{ kind, at: 0, value }];
  const each = <K extends ImportPiece['kind'], T>(kind: K, values: readonly T[]) =>
    values.map((value, index) => ({ kind, at: index, value }));
  return [
    ...each('service', record.services),
    ...each('section', record.sections),
    ...only('impact', record.impact),
    ...each('timeline', record.timeline),
    ...each('cause', record.causes),
    ...each('why-chain', record.fiveWhys),
    ...each('factor', record.factors),
    ...each('link', record.links),
    ...each('role', record.roles),
    ...only('review-plan', record.reviewPlan),
    ...only('review-meeting', record.reviewMeeting),
    ...each('hint', record.dismissedHints),
    ...each(
      'action',
      record.actions.map(({ issue: _issue, ...action }) => action),
    ),
    ...only('external-summary', record.externalSummary),
    ...only('lifecycle', record.lifecycle),
  ];
}

/** The first of the pieces that go with one call; at least one. */
export function nextPart(pieces: readonly ImportPiece[]): readonly ImportPiece[] {
  let bytes = 0;
  let count = 0;
  for (const piece of pieces) {
    // Three bytes a unit at most, and what has to be escaped twice.
    bytes += JSON.stringify(piece).length * 3;
    if (count > 0 && (bytes > PART_MOST_BYTES || count === PIECES_MOST)) break;
    count += 1;
  }
  return pieces.slice(0, count);
}
