import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../src/contract/calls';
import type { HistoryAnswer, HistoryEntry } from '../../../src/contract/history';
import { call } from '../backend';
import { dayBegins } from '../shared/instants';
import { useNames } from '../postmortem/people';
import { postmortemTexts } from '../texts/postmortem';
import type { NameOf } from './history-words';

/** Whose history: of the postmortem that stands here, or of the whole site. */
export type HistoryOf = CallInput<'history.read'>['place'] | 'site';

/** Plain dates in the reader's zone; null for no limit. */
export interface HistoryFilters {
  readonly by: string | null;
  readonly subject: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export const NO_FILTERS: HistoryFilters = { by: null, subject: null, from: null, until: null };

export interface HistoryRead {
  readonly query: ReturnType<typeof useHistoryQuery>;
  readonly entries: readonly HistoryEntry[];
  readonly authors: readonly (string | null)[];
  readonly nameOf: NameOf;
}

function useHistoryQuery(of: HistoryOf, filters: HistoryFilters) {
  return useInfiniteQuery({
    queryKey: ['history', of, filters],
    queryFn: ({ pageParam }): Promise<HistoryAnswer> => {
      const { by, subject } = filters;
      const input = {
        by,
        subject,
        from: dayBegins(filters.from),
        until: dayBegins(filters.until, 1),
        after: pageParam,
      };
      return of === 'site' ? call('history.site', input) : call('history.read', { place: of, ...input });
    },
    initialPageParam: null as HistoryAnswer['next'],
    getNextPageParam: ({ next }) => next,
    // Whoever opens it again wants to see what has happened since.
    staleTime: 0,
    gcTime: 0,
  });
}

/** The changes, page by page, with the names that this reader may see. */
export function useHistory(of: HistoryOf, filters: HistoryFilters): HistoryRead {
  const query = useHistoryQuery(of, filters);
  const pages = query.data?.pages ?? [];
  const people: Readonly<Record<string, string>> = Object.assign(
    {},
    ...pages.map((page) => page.people),
  ) as Record<string, string>;
  const accountName = useNames(Object.values(people).filter((account) => account !== ''));
  const services: Readonly<Record<string, string>> = Object.assign(
    {},
    ...pages.map((page) => page.services),
  ) as Record<string, string>;
  const nameOf = (id: string) => {
    const account = people[id];
    if (account === undefined) return services[id] ?? null;
    return account === '' ? postmortemTexts.formerUser : accountName(account);
  };
  return {
    query,
    entries: pages.flatMap((page) => page.entries),
    authors: pages[0]?.authors ?? [],
    nameOf,
  };
}
