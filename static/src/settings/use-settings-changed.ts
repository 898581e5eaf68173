import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { newId } from '../shared/new-id';

export const settingsKey = ['settings'] as const;
export const mappingsKey = ['jira-mappings'] as const;
export const templatesKey = ['templates'] as const;
export const historyKey = ['history-state'] as const;
export const syncKey = ['jira-sync'] as const;

export interface SettingsChange {
  readonly busy: boolean;
  readonly problem: string;
  readonly complain: (problem: string) => void;
  /** True when it is done. A repeated attempt at the same thing (`of`) is the same change. */
  readonly make: (of: string, said: string, send: (changeId: string) => Promise<void>) => Promise<boolean>;
}

/**
 * One change at a time by one form of the settings, with what to say when it fails.
 * @param changed what is read again afterwards; one of the keys above
 */
export function useSettingsChange(changed: QueryKey = settingsKey): SettingsChange {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const change = useRef<{ id: string; of: string } | null>(null);
  const make = useCallback<SettingsChange['make']>(
    async (of, said, send) => {
      if (change.current?.of !== of) change.current = { id: newId(), of };
      setBusy(true);
      setProblem('');
      try {
        await send(change.current.id);
        change.current = null;
        await client.invalidateQueries({ queryKey: changed });
        announce(said);
        return true;
      } catch (error) {
        const failure = failureOf(error);
        setProblem(failure.message);
        // Somebody else was first: show what stands there now.
        if (failure.code === 'CONFLICT') void client.invalidateQueries({ queryKey: changed });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [announce, client, changed],
  );
  return { busy, problem, complain: setProblem, make };
}

/** Reads a part of the settings again. */
export function useSettingsReread(changed: QueryKey): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: changed }), [client, changed]);
}
