import { useState } from 'react';
import { useNames } from './people';
import type { PersonOption } from './owner-combobox';
import { titleKey, type OwnersByWords } from './paste-row';
import type { ActionPaste } from './use-action-paste';

interface MatchedOwners {
  readonly owners: OwnersByWords;
  readonly nameOfOwner: (accountId: string) => string;
  /** Somebody who was found by a search, and is not among the page's people. */
  readonly remember: (person: PersonOption) => void;
}

/** Who the words are: as the person said, as the page they were copied from said, or by the very name. */
export function useMatchedOwners(
  paste: ActionPaste,
  people: readonly string[],
  nameOf: (accountId: string) => string,
): MatchedOwners {
  const [found, setFound] = useState<ReadonlyMap<string, string>>(() => new Map());
  // Mentions bring accounts that nobody on this page has a name for yet.
  const mentioned = [...paste.owners.values()].flatMap((id) =>
    id === null || people.includes(id) ? [] : [id],
  );
  const nameOfMentioned = useNames(mentioned);
  const nameOfOwner = (accountId: string) =>
    found.get(accountId) ?? (mentioned.includes(accountId) ? nameOfMentioned(accountId) : nameOf(accountId));
  const byName = new Map(people.map((id) => [titleKey(nameOf(id)), id]));
  const owners = new Map(paste.owners);
  for (const { ownerWords } of paste.rows) {
    const words = ownerWords.trim();
    const match = byName.get(titleKey(words));
    if (words !== '' && !owners.has(words) && match !== undefined) owners.set(words, match);
  }
  return {
    owners,
    nameOfOwner,
    remember: ({ accountId, name }) => {
      if (accountId !== null) setFound((before) => new Map([...before, [accountId, name]]));
    },
  };
}
