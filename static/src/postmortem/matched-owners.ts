import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useSettled } from '../shared/use-settled';
import type { PersonOption } from './owner-combobox';
import { titleKey, type OwnersByWords } from './paste-row';
import { findPeople, useNames, type FoundPerson } from './people';
import type { ActionPaste } from './use-action-paste';

export interface MatchedOwners {
  readonly owners: OwnersByWords;
  readonly nameOfOwner: (accountId: string) => string;
  /** People whom the words may mean, for a person to say so. */
  readonly suggestionsFor: (words: string) => readonly FoundPerson[];
  /** Somebody who was found by a search, and is not among the page's people. */
  readonly remember: (person: PersonOption) => void;
}

/** So many words are looked up by themselves; the rest when somebody asks. */
const MOST_LOOKED_UP = 10;
const MOST_SUGGESTED = 3;

/** Who the words are: as the person said, as the page they were copied from said, or by the very name. */
export function useMatchedOwners(
  paste: ActionPaste,
  people: readonly string[],
  nameOf: (accountId: string) => string,
): MatchedOwners {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(() => new Map());
  // Mentions bring accounts that nobody on this page has a name for yet.
  const mentioned = [...paste.owners.values()].flatMap((id) =>
    id === null || people.includes(id) ? [] : [id],
  );
  const nameOfMentioned = useNames(mentioned);
  const ofPage = people.map((accountId) => ({ accountId, name: nameOf(accountId) }));

  const said = [...new Set(paste.rows.map(({ ownerWords }) => ownerWords.trim()))];
  const open = said.filter((words) => words.length > 1 && !paste.owners.has(words) && !only(ofPage, words));
  const settled = useSettled(open.slice(0, MOST_LOOKED_UP).join('\n'));
  const asked = settled.split('\n').filter((words) => words !== '');
  const found = useQueries({
    queries: asked.map((words) => ({
      queryKey: ['find-people', words],
      queryFn: () => findPeople(words),
      staleTime: Infinity,
      retry: false,
    })),
  });
  const foundFor = new Map(asked.map((words, index) => [words, found[index]?.data ?? []]));

  const names = new Map([...foundFor.values()].flat().map(({ accountId, name }) => [accountId, name]));
  const nameOfOwner = (accountId: string) =>
    chosen.get(accountId) ??
    names.get(accountId) ??
    (mentioned.includes(accountId) ? nameOfMentioned(accountId) : nameOf(accountId));

  const owners = new Map(paste.owners);
  for (const words of said) {
    const person =
      words === '' || owners.has(words) ? null : only([...ofPage, ...(foundFor.get(words) ?? [])], words);
    if (person) owners.set(words, person.accountId);
  }
  return {
    owners,
    nameOfOwner,
    suggestionsFor: (words) => {
      const alike = ofPage.filter(({ name }) => shareAWord(name, words));
      return unique([...alike, ...(foundFor.get(words) ?? [])]).slice(0, MOST_SUGGESTED);
    },
    remember: ({ accountId, name }) => {
      if (accountId !== null) setChosen((before) => new Map([...before, [accountId, name]]));
    },
  };
}

/** The one person of this very name; nobody when there are two. */
function only(people: readonly FoundPerson[], words: string): FoundPerson | null {
  const [person, ...others] = unique(people.filter(({ name }) => titleKey(name) === titleKey(words)));
  return person !== undefined && others.length === 0 ? person : null;
}

const unique = (people: readonly FoundPerson[]) => [
  ...new Map(people.map((person) => [person.accountId, person])).values(),
];

/** `Edda` and `Edda Ferrer`. */
function shareAWord(name: string, words: string): boolean {
  const parts = words.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return name
    .toLowerCase()
    .split(' ')
    .some((part) => part.length > 2 && parts.includes(part));
}
