import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallInput } from '../../../src/contract/calls';
import type { DecisionsAnswer } from '../../../src/contract/release-gate-log';
import { call } from '../backend';
import { dayBegins } from '../shared/instants';

/** Dates are plain dates in the reader's zone; '' and null for no limit. */
export interface DecisionFilters {
  readonly serviceId: string | null;
  readonly release: string;
  readonly verdict: CallInput<'release-gate.decisions'>['verdict'];
  readonly from: string | null;
  readonly until: string | null;
}

export const NO_DECISION_FILTERS: DecisionFilters = {
  serviceId: null,
  release: '',
  verdict: null,
  from: null,
  until: null,
};

/** Whose decisions: of the whole site, for admins, or of one service, for whoever may know of it. */
export type DecisionsOf = 'site' | { readonly serviceId: string };

/** What the gate has said, page by page. */
export function useDecisions(of: DecisionsOf, { serviceId, release, verdict, from, until }: DecisionFilters) {
  const asked = {
    serviceId,
    release: release.trim() === '' ? null : release.trim(),
    verdict,
    from: dayBegins(from),
    until: dayBegins(until, 1),
  };
  return useInfiniteQuery({
    queryKey: ['release-gate-decisions', of, asked],
    queryFn: ({ pageParam }) => {
      const input = { ...asked, after: pageParam };
      return of === 'site'
        ? call('release-gate.decisions', input)
        : call('release-gate.decisions-of', { ...input, serviceId: of.serviceId });
    },
    initialPageParam: null as DecisionsAnswer['next'],
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
    gcTime: 0,
  });
}

export type DecisionsRead = ReturnType<typeof useDecisions>;
