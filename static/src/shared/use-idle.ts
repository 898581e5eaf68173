import { useEffect, useState } from 'react';

const LATEST_MS = 2000;
/** Not every browser says when it is idle; by then the first paint is over. */
const OTHERWISE_MS = 200;

/** Runs something once the browser has nothing better to do. Answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const asked = globalThis.requestIdleCallback(run, { timeout: LATEST_MS });
    return () => globalThis.cancelIdleCallback(asked);
  }
  const timer = setTimeout(run, OTHERWISE_MS);
  return () => clearTimeout(timer);
}

/** False until the first paint is over and the browser is idle: for what can wait. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return isIdle;
}
