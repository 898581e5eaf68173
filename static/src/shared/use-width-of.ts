import { useEffect, useState, type RefObject } from 'react';

/**
 * How wide an element is, in whole pixels, also when the frame is resized.
 * @param before until it has been measured
 */
export function useWidthOf(element: RefObject<HTMLElement>, before: number): number {
  const [width, setWidth] = useState(before);
  useEffect(() => {
    const { current } = element;
    if (current === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
