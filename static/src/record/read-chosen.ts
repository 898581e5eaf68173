import { accountsHere } from '../postmortem/people';
import { recordTexts } from '../texts/record';
import { checkFile, importIdOf, peopleIn, withoutStrangers } from './import-check';
import type { Chosen } from './import-preview';

const MOST_BYTES = 20_000_000;

export type ReadFile =
  | { readonly kind: 'chosen'; readonly chosen: Chosen }
  /** `again`: the file may be fine, and it is worth looking at it once more. */
  | { readonly kind: 'refused'; readonly why: string; readonly again: boolean };

/** A file that somebody chose, as it would be imported here. */
export async function readChosen(
  file: File,
  place: { readonly pageId: string; readonly localId: string },
): Promise<ReadFile> {
  const refused = (why: string, again = false): ReadFile => ({ kind: 'refused', why, again });
  if (file.size > MOST_BYTES) return refused(recordTexts.tooLarge);
  let text: string;
  try {
    text = await file.text();
  } catch {
    return refused(recordTexts.unread, true);
  }
  const checked = checkFile(text);
  if (checked.kind === 'wrong') return refused(checked.why);
  const people = peopleIn(checked.file);
  try {
    const known = await accountsHere(people);
    return {
      kind: 'chosen',
      chosen: {
        importId: await importIdOf(place, text),
        file: withoutStrangers(checked.file, known),
        strangers: people.filter((person) => !known.has(person)).length,
        unknownParts: checked.unknownParts,
      },
    };
  } catch {
    return refused(recordTexts.peopleUnread, true);
  }
}
