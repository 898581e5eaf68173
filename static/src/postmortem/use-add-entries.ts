import { useRef, useState } from 'react';
import type { TimelineEntry } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { newId } from '../shared/new-id';
import { timelinePasteTexts } from '../texts/timeline-paste';
import { useHere } from './here';
import { withEntries } from './record';
import { useRecordChanged } from './use-open';

/** An entry to add, with the change it was sent with before; null before the first attempt. */
export interface EntryToAdd {
  readonly entry: TimelineEntry;
  readonly changeId: string | null;
}

interface AddEvents {
  /** Before entries are sent with a change, and with null when it is sure that nothing came of it. */
  readonly sent: (ids: readonly string[], changeId: string | null) => void;
  readonly added: (ids: readonly string[]) => void;
}

export interface AddEntries {
  readonly phase: 'asking' | 'running' | 'finished';
  readonly problem: string;
  readonly start: (entries: readonly EntryToAdd[], on: AddEvents) => Promise<void>;
  readonly stop: () => void;
}

/** As the contract takes them. */
const MOST_AT_ONCE = 100;
/**
 * Bytes. The platform takes 500 KB of a call and 1 MiB of a statement, and in the statement each entry stands twice:
 * as a row and as its change. https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
 */
const MOST_BYTES = 250_000;

/** Adds entries in several calls. Trying again sends the same ones with the same change, so nothing is added twice. */
export function useAddEntries(): AddEntries {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [phase, setPhase] = useState<AddEntries['phase']>('asking');
  const [problem, setProblem] = useState('');
  const stopped = useRef(false);

  const start = async (entries: readonly EntryToAdd[], on: AddEvents) => {
    stopped.current = false;
    setPhase('running');
    setProblem('');
    let done = 0;
    for (const { changeId, entries: some } of inCalls(entries)) {
      if (hasStopped()) break;
      const ids = some.map(({ id }) => id);
      on.sent(ids, changeId);
      try {
        const added = await call('timeline.add', { place, config, changeId, entries: some });
        on.added(ids);
        done += ids.length;
        await recordChanged(withEntries(added));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'INVALID_INPUT') on.sent(ids, null);
        setProblem(failure.message);
        break;
      }
    }
    setPhase('finished');
    announce(
      done === entries.length
        ? timelinePasteTexts.finished(done)
        : timelinePasteTexts.stopped(done, entries.length - done),
    );
  };
  const hasStopped = () => stopped.current;

  return {
    phase,
    problem,
    start,
    stop: () => {
      stopped.current = true;
    },
  };
}

/** Those that were sent before in the calls of then, the others in new ones. */
function inCalls(entries: readonly EntryToAdd[]): { changeId: string; entries: TimelineEntry[] }[] {
  const calls = new Map<string, TimelineEntry[]>();
  let fresh = newId();
  let bytes = 0;
  for (const { entry, changeId } of entries) {
    if (changeId === null) {
      const more = bytesOf(entry);
      if (calls.get(fresh)?.length === MOST_AT_ONCE || bytes + more > MOST_BYTES) {
        fresh = newId();
        bytes = 0;
      }
      bytes += more;
    }
    const id = changeId ?? fresh;
    calls.set(id, [...(calls.get(id) ?? []), entry]);
  }
  return [...calls].map(([changeId, some]) => ({ changeId, entries: some }));
}

const bytesOf = (entry: TimelineEntry) => new Blob([JSON.stringify(entry)]).size;
