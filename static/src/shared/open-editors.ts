import { useEffect, useSyncExternalStore } from 'react';

let open = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  open += change;
  for (const listener of listeners) listener();
}

/** Counts whoever calls it as an open editor, as long as it is on the page. */
export function useCountedAsOpen(): void {
  useEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
}

/** Whether somebody is writing anywhere on this page. */
export const useIsSomethingOpen = (): boolean => useSyncExternalStore(follow, () => open > 0);

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
