import { useEffect, useState } from 'react';

const TYPING_PAUSE_MS = 300;

/** The text once typing has paused, so that not every key is a search. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
