import * as v from 'valibot';
import { dueNote, titleWithOwner, type PastedAction } from '../../../src/contract/action-paste';
import { readDueDate } from '../../../src/contract/due-date';
import { actionFields } from '../../../src/contract/fields';
import { ACTION_TYPES, PRIORITIES, type ActionFields } from '../../../src/contract/rules';
import { newId } from '../shared/new-id';
import { pasteTexts } from '../texts/action-paste';
import { fieldsShape } from './action-shape';

/** One row of the preview. Its ids never change, so adding it again adds nothing twice. */
export const pasteRow = v.object({
  id: v.string(),
  changeId: v.string(),
  include: v.boolean(),
  title: v.string(),
  ownerWords: v.string(),
  priority: v.picklist(PRIORITIES),
  type: v.picklist(ACTION_TYPES),
  dueWords: v.string(),
  notes: v.array(v.string()),
  added: v.boolean(),
  /** What was sent first, which may have been saved though nobody answered. */
  sent: v.optional(v.nullable(fieldsShape), null),
});
export type PasteRow = v.InferOutput<typeof pasteRow>;

/** Who the words for an owner are; null: nobody on this site. */
export type OwnersByWords = ReadonlyMap<string, string | null>;

export function rowOfPaste(pasted: PastedAction, existing: ReadonlySet<string>): PasteRow {
  const isThere =
    existing.has(titleKey(pasted.title)) ||
    existing.has(titleKey(titleWithOwner(pasted.title, pasted.ownerWords)));
  const { title, ownerWords, priority, type, dueWords } = pasted;
  // The due date says by itself what is wrong with it, also when it is corrected.
  const notes = pasted.notes.filter((note) => !note.startsWith(dueNote(dueWords)));
  return {
    id: newId(),
    changeId: newId(),
    include: title !== '' && !isThere,
    title,
    ownerWords,
    priority,
    type,
    dueWords,
    notes: isThere ? [...notes, pasteTexts.already] : notes,
    added: false,
    sent: null,
  };
}

/** Titles that differ in spaces and capitals alone are one. */
export const titleKey = (title: string) => title.trim().replace(/\s+/g, ' ').toLowerCase();

/** What is wrong with a row, by the column where it can be put right. */
export interface RowProblems {
  readonly title?: string;
  readonly due?: string;
}

export function problemsOfRow(row: PasteRow, owners: OwnersByWords, today: string): RowProblems {
  const title = v.safeParse(actionFields.entries.title, fieldsOfRow(row, owners, today).title);
  const due = readDueDate(row.dueWords, today);
  return {
    ...(!title.success && { title: title.issues[0].message }),
    ...(due.kind === 'refused' && { due: due.why }),
  };
}

/** The action that a row becomes. Words for an owner whom nobody matched stay in the title. */
export function fieldsOfRow(row: PasteRow, owners: OwnersByWords, today: string): ActionFields {
  const owner = owners.get(row.ownerWords.trim()) ?? null;
  const title = row.title.trim().replace(/\s+/g, ' ');
  const due = readDueDate(row.dueWords, today);
  return {
    // Without a task there is nothing that the owner could be added to.
    title: owner === null && title !== '' ? titleWithOwner(title, row.ownerWords) : title,
    owner,
    priority: row.priority,
    type: row.type,
    dueOn: due.kind === 'date' ? due.date : null,
    status: 'proposed',
    dropReason: '',
  };
}
