import { useCallback, useRef, useState } from 'react';

export interface Opened {
  readonly isOpen: boolean;
  readonly open: () => void;
  /** Closes, and gives the focus back to the button that opened. */
  readonly close: () => void;
  /** Goes on the button that opens; it must be gone while this is open. */
  readonly opener: (button: HTMLButtonElement | null) => void;
}

/** An editor or a question that takes the place of its button and gives the focus back when it goes. */
export function useOpened(): Opened {
  const [isOpen, setOpen] = useState(false);
  const giveBack = useRef(false);
  const opener = useCallback((button: HTMLButtonElement | null) => {
    if (button === null || !giveBack.current) return;
    giveBack.current = false;
    button.focus();
  }, []);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => {
    giveBack.current = true;
    setOpen(false);
    // A button that comes back much later must not take the focus from where it is by then.
    setTimeout(() => (giveBack.current = false), 500);
  }, []);
  return { isOpen, open, close, opener };
}
