import { useEffect } from 'react';

/** Two clicks this near to each other in time and place are one person's one wish. */
const TOGETHER_MS = 600;
const TOGETHER_PX = 8;
const CONTROLS = 'button, a, input, select, textarea, label, [role=menuitem], [role=option], td';

interface Click {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly control: Element | null;
}

/**
 * When a panel or a menu goes, something else stands under the pointer. The second click of a double click was meant
 * for what stood there before, so it goes nowhere.
 */
export function useDoubleClickGuard(): void {
  useEffect(() => {
    let last: Click | null = null;
    const onClick = (event: MouseEvent) => {
      // A click that a key or an assistive tool made has no place.
      if (event.clientX === 0 && event.clientY === 0) return;
      const control = event.target instanceof Element ? event.target.closest(CONTROLS) : null;
      const now = { at: event.timeStamp, x: event.clientX, y: event.clientY, control };
      if (last !== null && isStray(now, last)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      last = now;
    };
    document.addEventListener('click', onClick, true);
    return () => document.removeEventListener('click', onClick, true);
  }, []);
}

function isStray(now: Click, last: Click): boolean {
  const isTogether =
    now.at - last.at < TOGETHER_MS &&
    Math.abs(now.x - last.x) <= TOGETHER_PX &&
    Math.abs(now.y - last.y) <= TOGETHER_PX;
  return isTogether && now.control !== last.control;
}
