import { useCallback, useEffect, useRef, useState } from 'react';

export interface Selection {
  /** Of what is shown, in the order shown: nothing out of sight is ever changed. */
  readonly selected: readonly string[];
  readonly has: (id: string) => boolean;
  /** `extend`: everything from the last one chosen to this one. */
  readonly toggle: (id: string, extend: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Which rows are ticked. It survives that the data is read again, and ends where a row is out of sight. */
export function useSelection(shown: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const last = useRef<string | null>(null);
  const shownNow = useRef(shown);
  useEffect(() => {
    shownNow.current = shown;
  });
  const selected = shown.filter((id) => chosen.has(id));

  const toggle = useCallback((id: string, extend: boolean) => {
    const now = shownNow.current;
    const from = extend && last.current !== null ? now.indexOf(last.current) : -1;
    const to = now.indexOf(id);
    const range = from < 0 ? [id] : now.slice(Math.min(from, to), Math.max(from, to) + 1);
    last.current = id;
    setChosen((before) => {
      const next = new Set(now.filter((one) => before.has(one)));
      for (const one of range) {
        if (before.has(id)) next.delete(one);
        else next.add(one);
      }
      return next;
    });
  }, []);
  return {
    selected,
    has: (id) => chosen.has(id),
    toggle,
    toggleAll: () => setChosen(selected.length === shown.length ? new Set() : new Set(shown)),
    clear: () => setChosen(new Set()),
  };
}
