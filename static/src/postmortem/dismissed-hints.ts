import { useMemo } from 'react';
import type { PostmortemView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { newId } from '../shared/new-id';
import { useHere } from './here';
import type { Patch } from './record';
import { useReport } from './report';
import { useRecordChanged } from './use-open';

type DismissedHint = PostmortemView['dismissedHints'][number];

interface DismissedHints {
  /** Keys of the hints that somebody dismissed with a reason. */
  readonly dismissed: ReadonlySet<string>;
  /** Dismisses a hint, for everybody. Rejects with CallFailure. */
  readonly dismiss: (key: string, reason: string) => Promise<void>;
}

/** Hints against blame that stay out of sight, because somebody has said why they are none. */
export function useDismissedHints(): DismissedHints {
  const { place, config } = useHere();
  const { dismissedHints } = useReport();
  const recordChanged = useRecordChanged();
  const dismissed = useMemo(
    () => new Set(dismissedHints.flatMap((hint) => (hint.dismissed ? [hint.key] : []))),
    [dismissedHints],
  );
  const dismiss = async (key: string, reason: string) => {
    const version = dismissedHints.find((hint) => hint.key === key)?.version ?? 0;
    const value = { dismissed: true, reason };
    await recordChanged(
      withDismissed(
        await call('blame-hints.dismiss', { place, config, changeId: newId(), key, version, value }),
      ),
    );
  };
  return { dismissed, dismiss };
}

function withDismissed(hint: DismissedHint): Patch {
  return (record) => ({
    ...record,
    dismissedHints: [...record.dismissedHints.filter(({ key }) => key !== hint.key), hint],
  });
}
