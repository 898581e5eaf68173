import { useEffect, type RefObject } from 'react';

/** Often enough that a bar seems to stand still while the page is scrolled. */
const STEPS = Array.from({ length: 201 }, (_, step) => step / 200);

/**
 * Lifts a bar from below `area` to the lowest part of it that is in sight. The frame is as tall as its content and
 * the page around it scrolls, so `position: sticky` has nothing to stick to; what the browser says of visibility
 * reaches through frames.
 */
export function useStickyBar(
  area: RefObject<HTMLElement>,
  bar: RefObject<HTMLElement>,
  isShown: boolean,
): void {
  useEffect(() => {
    const [shell, lifted] = [area.current, bar.current];
    if (!isShown || !shell || !lifted || !('IntersectionObserver' in globalThis)) return;
    let seen: DOMRectReadOnly | null = null;
    const place = () => {
      const all = shell.getBoundingClientRect();
      const isInSight = seen !== null && seen.height > 0;
      const below = isInSight && seen ? all.bottom - seen.bottom : 0;
      const lift = Math.max(0, Math.min(below, all.height - lifted.offsetHeight));
      lifted.style.transform = lift > 0 ? `translateY(${String(-Math.round(lift))}px)` : '';
      lifted.dataset['lifted'] = String(lift > 0);
    };
    const looks = new IntersectionObserver(
      (entries) => {
        seen = entries.at(-1)?.intersectionRect ?? seen;
        place();
      },
      { threshold: STEPS },
    );
    looks.observe(shell);
    const sizes = new ResizeObserver(place);
    sizes.observe(lifted);
    sizes.observe(shell);
    return () => {
      looks.disconnect();
      sizes.disconnect();
    };
  }, [area, bar, isShown]);
}
