import { useEffect, useState, type ReactNode } from 'react';
import { LoadingState } from './screen-states';

interface AfterPaintProps {
  /** Whether what is inside may take so long that one should see that it comes. */
  readonly when: boolean;
  readonly children: ReactNode;
}

/** What takes a while to appear: first the browser shows that it is being loaded. */
export function AfterPaint({ when, children }: AfterPaintProps) {
  const [isPainted, setPainted] = useState(!when);
  useEffect(() => {
    if (isPainted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The frame is painted after this callback; what is set behind it runs in the next task.
    const asked = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true));
    });
    return () => {
      cancelAnimationFrame(asked);
      clearTimeout(timer);
    };
  }, [isPainted]);
  return isPainted ? children : <LoadingState />;
}
