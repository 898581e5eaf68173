import { postmortemTexts } from '../texts/postmortem';
import { useNames } from './people';

/** A person in a text. Their name is looked up: what the text calls them is not believed. */
export function Mention({ accountId }: { readonly accountId: string }) {
  const nameOf = useNames(accountId === '' ? [] : [accountId], postmortemTexts.formerUser);
  return (
    <span className="mention">@{accountId === '' ? postmortemTexts.formerUser : nameOf(accountId)}</span>
  );
}
