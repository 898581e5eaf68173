import { useRef, useState } from 'react';
import type { CreateOutcome } from '../../../src/contract/calls';
import type { ActionView } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { createTexts } from '../texts/actions';
import { useHere } from './here';
import type { Target } from './jira-targets';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

/** Small enough that each answer comes within seconds and the bar moves. */
const BATCH = 5;

export type RowProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'at-work' }
  | { readonly kind: 'handled'; readonly outcome: CreateOutcome['outcome']; readonly note: string }
  /** The call itself failed: we do not know. Asking again is safe, an action never gets two issues. */
  | { readonly kind: 'uncertain'; readonly note: string };

export interface CreateIssues {
  readonly phase: 'choosing' | 'running' | 'finished';
  readonly rows: ReadonlyMap<string, RowProgress>;
  readonly handled: number;
  readonly inJira: number;
  /** Rows for which asking again makes sense. */
  readonly left: readonly string[];
  readonly start: (target: Target) => Promise<void>;
  readonly stop: () => void;
}

/** Creates issues for many actions, a few per call, going on until each has an outcome. */
export function useCreateIssues(actions: readonly ActionView[]): CreateIssues {
  const { place } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [phase, setPhase] = useState<CreateIssues['phase']>('choosing');
  const [rows, setRows] = useState<ReadonlyMap<string, RowProgress>>(
    () => new Map(actions.map(({ id }) => [id, { kind: 'waiting' }])),
  );
  const stopped = useRef(false);
  const left = [...rows].flatMap(([id, row]) => (mayGoOn(row) ? [id] : []));

  const goesOn = () => !stopped.current;

  const start = async (target: Target) => {
    stopped.current = false;
    setPhase('running');
    const progress = new Map(rows);
    const show = (ids: readonly string[], row: RowProgress) => {
      for (const id of ids) progress.set(id, row);
      setRows(new Map(progress));
    };
    const queue = [...left];
    while (queue.length > 0 && goesOn()) {
      const batch = queue.splice(0, BATCH);
      show(batch, { kind: 'at-work' });
      try {
        const { outcomes, actions: views } = await call('actions.create-issues', {
          place,
          actionIds: batch,
          target,
        });
        for (const { actionId, outcome, note } of outcomes)
          show([actionId], { kind: 'handled', outcome, note });
        await recordChanged(withActions(views));
        const late = outcomes
          .filter(({ outcome }) => outcome === 'not-started')
          .map(({ actionId }) => actionId);
        // A batch in which nothing at all was started would go round for ever.
        if (late.length < batch.length) queue.push(...late);
      } catch (error) {
        show(batch, { kind: 'uncertain', note: failureOf(error).message });
        break;
      }
      announce(createTexts.creating(countHandled(progress), progress.size));
    }
    setPhase('finished');
    announce(createTexts.finished(countInJira(progress), progress.size));
  };

  return {
    phase,
    rows,
    left,
    handled: countHandled(rows),
    inJira: countInJira(rows),
    start,
    stop: () => {
      stopped.current = true;
    },
  };
}

function mayGoOn(row: RowProgress): boolean {
  if (row.kind !== 'handled') return true;
  return row.outcome === 'not-started' || row.outcome === 'refused' || row.outcome === 'busy';
}

function countHandled(rows: ReadonlyMap<string, RowProgress>): number {
  return [...rows.values()].filter((row) => row.kind === 'handled' && row.outcome !== 'not-started').length;
}

function countInJira(rows: ReadonlyMap<string, RowProgress>): number {
  return [...rows.values()].filter(
    (row) => row.kind === 'handled' && (row.outcome === 'created' || row.outcome === 'already-linked'),
  ).length;
}
