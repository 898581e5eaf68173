import { startTransition, useEffect, useState } from 'react';

/** So many rows are put on the page before people may do something in between. */
const AT_ONCE = 50;

/** How many of so many rows are shown by now: a long list grows while the page goes on answering. */
export function useGrowing(count: number): number {
  const [shown, setShown] = useState(AT_ONCE);
  useEffect(() => {
    if (shown >= count) return;
    const timer = setTimeout(() => startTransition(() => setShown(shown + AT_ONCE)));
    return () => clearTimeout(timer);
  }, [shown, count]);
  return Math.min(shown, count);
}
