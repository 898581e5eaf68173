import { useEffect, useState } from 'react';

const LOOK_EVERY_MS = 60_000;

/** Today's plain date, YYYY-MM-DD, where the viewer is: a due date is over when their day is. */
export function todayHere(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The same, also on a page that stays open over midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => todayHere());
  useEffect(() => {
    const timer = setInterval(() => setToday(todayHere()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
