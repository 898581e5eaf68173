import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Place } from '../../../src/contract/fields';
import type { OpenAnswer } from '../../../src/contract/postmortem';
import { isRunning } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import { useIsSomethingOpen } from '../shared/open-editors';
import { mayPass, RETRY_AFTER_MS } from '../shared/query-client';
import { isDenied } from '../shared/screen-states';
import { useHere } from './here';
import { LiveUpdates } from './live-updates';
import type { Patch } from './record';

/** Everybody reads the record again this often while the page is visible. */
const FOLLOW_EVERY_MS = 30_000;
/** Whoever is writing is to learn soon that somebody else saved the same. */
const WRITING_FOLLOW_EVERY_MS = 7_000;
/** Everybody in a meeting sees what the others note. */
const MEETING_FOLLOW_EVERY_MS = 4_000;
/** At least, where the page is told of changes: asking only makes up for what it was not told. */
const TOLD_FOLLOW_EVERY_MS = 15_000;
const PREPARING_EVERY_MS = 5_000;
/**
 * A product may refuse somebody for a moment. Who has the record open already is refused so often in a row, so far
 * apart, before the page believes it.
 */
const DENIALS_BELIEVED = 3;
const ASK_AGAIN_MS = 10_000;

const openKey = (place: Place) => ['postmortem', place.pageId, place.localId] as const;

/**
 * The postmortem of this macro, followed while the document is visible. `failureReason` is set as soon as reading it
 * again fails, `error` once that is believed.
 */
export function useOpen(place: Place) {
  const client = useQueryClient();
  const queryKey = openKey(place);
  const live = useLiveUpdates(queryKey);
  const followEvery = useIsSomethingOpen() ? WRITING_FOLLOW_EVERY_MS : FOLLOW_EVERY_MS;
  const isDoubted = (error: Error) => {
    const held = client.getQueryState(queryKey);
    return isDenied(failureOf(error)) && held?.data !== undefined && held.error === null;
  };
  return useQuery({
    queryKey,
    queryFn: () => live.opened((asks) => call('postmortem.open', asks ? { place, live: true } : { place })),
    staleTime: 5_000,
    refetchOnWindowFocus: true,
    retry: (failures, error) =>
      isDoubted(error) ? failures < DENIALS_BELIEVED - 1 : failures < 1 && mayPass(error),
    retryDelay: (_failures, error) => (isDoubted(error) ? ASK_AGAIN_MS : RETRY_AFTER_MS),
    refetchInterval: ({ state }) => {
      if (state.error === null) {
        const every = isInMeeting(state.data) ? MEETING_FOLLOW_EVERY_MS : followEvery;
        return live.isHeard ? Math.max(every, TOLD_FOLLOW_EVERY_MS) : every;
      }
      const failure = failureOf(state.error);
      if (failure.code === 'PREPARING') return PREPARING_EVERY_MS;
      // Who was never let in is not; who was may be again.
      return isDenied(failure) && state.data === undefined ? false : FOLLOW_EVERY_MS;
    },
  });
}

/** Live updates of this record as long as the screen stands: each makes it be read again at once. */
function useLiveUpdates(queryKey: readonly string[]): LiveUpdates {
  const client = useQueryClient();
  const [live] = useState(
    () =>
      new LiveUpdates(async () => {
        // Nobody looks: it is read when somebody does.
        if (document.hidden) await client.invalidateQueries({ queryKey, refetchType: 'none' });
        else await client.refetchQueries({ queryKey, type: 'active' }, { cancelRefetch: false });
      }),
  );
  useEffect(() => {
    live.begin();
    return () => live.end();
  }, [live]);
  return live;
}

const isInMeeting = (answer: OpenAnswer | undefined): boolean =>
  answer?.kind === 'postmortem' && isRunning(answer.postmortem.reviewMeeting.value, Date.now());

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
