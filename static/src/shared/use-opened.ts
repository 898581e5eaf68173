import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Opened {
  readonly isOpen: boolean;
  readonly open: () => void;
  /** Closes, and gives the focus back to the button that opened. */
  readonly close: () => void;
  readonly opener: RefObject<HTMLButtonElement>;
}

/** An editor or a question that takes the place of its button and gives the focus back when it goes. */
export function useOpened(): Opened {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const giveBack = useRef(false);
  useEffect(() => {
    if (isOpen || !giveBack.current) return;
    giveBack.current = false;
    opener.current?.focus();
  });
  return {
    isOpen,
    opener,
    open: () => setOpen(true),
    close: () => {
      giveBack.current = true;
      setOpen(false);
    },
  };
}
