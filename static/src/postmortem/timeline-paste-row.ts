import * as v from 'valibot';
import { timelineEntry } from '../../../src/contract/fields';
import { ENTRY_KINDS, type TimelineEntry } from '../../../src/contract/rules';
import { localOf } from '../../../src/contract/timeline';
import {
  placedTime,
  storedEntry,
  timelineFlags,
  type PasteContext,
  type PastedEntry,
} from '../../../src/contract/timeline-paste';
import { newId } from '../shared/new-id';

/** What a person changed at a row of the preview; what is missing is as it was read. Its id never changes. */
export const editedRow = v.object({
  id: v.string(),
  include: v.optional(v.boolean()),
  time: v.optional(v.string()),
  text: v.optional(v.string()),
  kind: v.optional(v.picklist(ENTRY_KINDS)),
  source: v.optional(v.string()),
  /** The instant that was chosen where the clocks were changed. */
  choice: v.optional(v.string()),
  /** The change with which it was sent; it may have been saved though nobody answered. */
  changeId: v.optional(v.nullable(v.string()), null),
  added: v.optional(v.boolean(), false),
});
export type EditedRow = v.InferOutput<typeof editedRow>;

export const freshRow = (): EditedRow => ({ id: newId(), changeId: null, added: false });

/** A row as it is shown: as it was read, with what was changed. */
export interface PreviewEntry {
  readonly row: EditedRow;
  readonly read: PastedEntry;
  readonly include: boolean;
  /** `there`: in the timeline already. `row`: another row says the same. */
  readonly sameAs: 'there' | 'row' | null;
  readonly needs: 'choice' | 'text' | 'contract' | null;
}

/** The entry that a row becomes. */
export const entryOfRow = ({ row, read }: PreviewEntry, position: number): TimelineEntry => ({
  ...storedEntry(read),
  id: row.id,
  position,
});

/** A row as it was read, with the time, the words and the kind that a person gave it. */
export function withEdits(read: PastedEntry, row: EditedRow, context: PasteContext): PastedEntry {
  const timed = row.time === undefined ? read : { ...read, ...retimed(read, row.time, context) };
  const chosen =
    row.choice !== undefined && timed.choices.includes(row.choice)
      ? { ...timed, at: row.choice, precision: 'exact' as const }
      : timed;
  return {
    ...chosen,
    text: row.text ?? read.text,
    kind: row.kind ?? read.kind,
    kindFrom: row.kind === undefined ? read.kindFrom : 'said',
    source: row.source ?? read.source,
  };
}

/** A time that was typed for one row is of the day that the row was read for. */
function retimed(read: PastedEntry, words: string, context: PasteContext) {
  const near = read.at ?? read.choices[0];
  const day = near === undefined ? context.day : localOf(near, context.zone).date;
  const placed = placedTime(words, { zone: context.zone, day });
  const { at, precision, choices, notes } = placed ?? {
    at: null,
    precision: 'unknown' as const,
    choices: [],
    notes: [],
  };
  return { at, precision, choices, notes, timeWords: words.trim() };
}

/** The rows as they are shown, each compared with what is there and with the rows before it. */
export function previewOf(
  entries: readonly PastedEntry[],
  rows: readonly EditedRow[],
  existing: readonly TimelineEntry[],
  context: PasteContext,
): PreviewEntry[] {
  const read = entries.map((entry, index) => withEdits(entry, rows[index] ?? freshRow(), context));
  const there = existing.map((entry, index) => ({ ...entry, position: index - existing.length }));
  const added = new Set(rows.filter((row) => row.added || row.changeId !== null).map((row) => row.id));
  const given = read.map((entry, index) => ({ ...entry, id: rows[index]?.id ?? '', position: index }));
  const known = new Set(there.map(({ id }) => id));
  const flags = timelineFlags([...there.filter(({ id }) => !added.has(id)), ...given], {
    startedAt: null,
    resolvedAt: null,
  });
  return read.map((entry, index): PreviewEntry => {
    const row = rows[index] ?? freshRow();
    const double = (flags.get(row.id) ?? []).find((flag) => flag.kind === 'duplicate');
    const sameAs = double === undefined ? null : known.has(double.of) ? 'there' : 'row';
    const include = row.include ?? (entry.text.trim() !== '' && sameAs !== 'there');
    return { row, read: entry, include, sameAs, needs: needsOf(entry, row) };
  });
}

function needsOf(entry: PastedEntry, row: EditedRow): PreviewEntry['needs'] {
  if (entry.text.trim() === '') return 'text';
  if (entry.choices.length > 0 && entry.at === null) return 'choice';
  const stored = { ...storedEntry(entry), id: row.id, position: 0 };
  return v.safeParse(timelineEntry, stored).success ? null : 'contract';
}
