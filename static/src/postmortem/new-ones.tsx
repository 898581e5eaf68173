import Lozenge from '@atlaskit/lozenge/lozenge';
import { createContext, useContext } from 'react';
import { pasteTexts } from '../texts/action-paste';
import { ActionLink } from './action-link';

/** Ids of the actions that this viewer has just pasted, so that they find them in the table. */
export const NewOnes = createContext<ReadonlySet<string>>(new Set());

/** Says how many were pasted and leads to the first. It is heard here; the marks in the rows are for the eye. */
export function NewOnesNote({ ids }: { readonly ids: ReadonlySet<string> }) {
  const [first] = ids;
  if (first === undefined) return null;
  return (
    <p className="small" data-testid="new-ones">
      {pasteTexts.newOnes(ids.size)} <ActionLink actionId={first}>{pasteTexts.toFirst(ids.size)}</ActionLink>
    </p>
  );
}

/** Marks an action that has just been pasted. */
export function NewMark({ id }: { readonly id: string }) {
  if (!useContext(NewOnes).has(id)) return null;
  return (
    <span data-testid="new-mark" aria-hidden>
      {' '}
      <Lozenge appearance="new">{pasteTexts.isNew}</Lozenge>
    </span>
  );
}
