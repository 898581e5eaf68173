import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Place } from '../../../src/contract/fields';
import type { OpenAnswer } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { isDenied } from '../shared/screen-states';
import { useHere } from './here';
import type { Patch } from './record';

/** Everybody reads the record again this often while the page is visible. */
const FOLLOW_EVERY_MS = 30_000;
const PREPARING_EVERY_MS = 5_000;

const openKey = (place: Place) => ['postmortem', place.pageId, place.localId] as const;

/** The postmortem of this macro, followed while the document is visible. */
export function useOpen(place: Place) {
  return useQuery({
    queryKey: openKey(place),
    queryFn: () => call('postmortem.open', { place }),
    staleTime: 5_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => {
      if (state.error === null) return FOLLOW_EVERY_MS;
      const failure = failureOf(state.error);
      if (failure.code === 'PREPARING') return PREPARING_EVERY_MS;
      return isDenied(failure) ? false : FOLLOW_EVERY_MS;
    },
  });
}

/** Shows a saved change at once, then reads the record again: the gate may say something else now. */
export function useRecordChanged(): (patch: Patch) => Promise<void> {
  const { place } = useHere();
  const client = useQueryClient();
  return useCallback(
    async (patch) => {
      const queryKey = openKey(place);
      const held = client.getQueryData<OpenAnswer>(queryKey);
      if (held?.kind === 'postmortem') {
        const changed: OpenAnswer = { ...held, postmortem: patch(held.postmortem) };
        client.setQueryData(queryKey, changed);
      }
      const readAgain = client.invalidateQueries({ queryKey });
      // The first save makes the record; there is nothing to show before it is read.
      if (held?.kind !== 'postmortem') await readAgain;
    },
    [client, place],
  );
}
