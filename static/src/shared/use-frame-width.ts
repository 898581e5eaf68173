import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/** Whether the frame is at least so many pixels wide; its width is the product's choice and can change. */
export function useFrameIsWide(atLeast: number): boolean {
  return useSyncExternalStore(subscribe, () => window.innerWidth >= atLeast);
}
