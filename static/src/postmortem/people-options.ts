import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '../shared/use-settled';
import { cellTexts } from '../texts/action-table';
import { useViewer } from './here';
import { findPeople, type FoundPerson } from './people';

interface PeopleOptions {
  readonly options: readonly FoundPerson[];
  readonly searching: boolean;
}

/**
 * People whose name holds the words: those of the page at once, others by search, once two letters are typed.
 * @param people accounts named on the page; they are offered before anything is typed, and whoever looks before them
 */
export function usePeopleOptions(
  words: string,
  people: readonly string[],
  nameOf: (accountId: string) => string,
): PeopleOptions {
  const me = useViewer()?.accountId ?? null;
  const typed = words.trim();
  const searched = useSettled(typed);
  const search = useQuery({
    queryKey: ['find-people', searched],
    queryFn: () => findPeople(searched),
    enabled: searched.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const known: FoundPerson[] = [...new Set(me === null ? people : [me, ...people])].map((accountId) => ({
    accountId,
    name: accountId === me ? cellTexts.me : nameOf(accountId),
  }));
  if (typed === '') return { options: known, searching: false };
  const matching = known.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const found = (searched.length > 1 ? (search.data ?? []) : []).filter(
    ({ accountId }) => !matching.some((person) => person.accountId === accountId),
  );
  return { options: [...matching, ...found], searching: search.isFetching || searched !== typed };
}
