import type { FailureAnswer } from '../../../src/contract/failure';
import { failureOf, NoAnswer } from '../backend';
import { readDraft, type KeptDraft } from './kept-drafts';
import type { Thing } from './thing';

/** What the form goes by: a version, and what stood there then; null where that is not known any more. */
export interface At<V> {
  readonly version: number;
  readonly base: V | null;
}

/** How an editor begins: with what this browser kept, or as the thing stands. */
export function startOf<V>(thing: Thing<V>): { value: V; at: At<V>; change: KeptDraft['change'] } {
  const asItStands = { version: thing.version, base: thing.value };
  const kept = readDraft(thing.draftKey);
  const value = kept === null ? null : thing.check(kept.value);
  if (kept === null || value === null) return { value: thing.value, at: asItStands, change: null };
  if (kept.version === thing.version) return { value, at: asItStands, change: kept.change };
  // The page was closed before the answer came, but what was sent stands there: nobody else came between.
  if (kept.change?.of === changeOf(kept.version, thing.value)) return { value, at: asItStands, change: null };
  return { value, at: { version: kept.version, base: null }, change: kept.change };
}

/** What a change says, to tell whether the next one is still the same. */
export const changeOf = (version: number, value: unknown): string => JSON.stringify([version, value]);

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface NotSaved {
  readonly kind: 'not-saved';
  readonly failure: FailureAnswer;
  /** It may have been saved all the same. */
  readonly isUnanswered: boolean;
}

/** Sends a change, and answers whatever became of it. */
export async function answerOf<V>(
  thing: Thing<V>,
  change: { changeId: string; version: number; value: V },
): Promise<{ readonly kind: 'saved'; readonly version: number } | NotSaved> {
  try {
    return { kind: 'saved', version: await thing.save(change) };
  } catch (error) {
    return { kind: 'not-saved', failure: failureOf(error), isUnanswered: error instanceof NoAnswer };
  }
}
