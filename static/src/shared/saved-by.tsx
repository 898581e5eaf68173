import type { LastSave } from '../../../src/contract/failure';
import { useNames } from '../postmortem/people';
import { editorTexts } from '../texts/editor';
import { postmortemTexts } from '../texts/postmortem';
import { readable } from './instants';
import { agoInWords } from './ago';

/** Who saved a thing, and how long ago. */
export function SavedBy({ saved: { by, at } }: { readonly saved: LastSave }) {
  const nameOf = useNames(by === null || by === '' ? [] : [by], postmortemTexts.formerUser);
  const name = by === null ? editorTexts.byApp : by === '' ? postmortemTexts.formerUser : nameOf(by);
  return (
    <p data-testid="saved-by">
      <span title={readable(at)}>{editorTexts.savedBy(capital(name), agoInWords(at))}</span>
    </p>
  );
}

const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
