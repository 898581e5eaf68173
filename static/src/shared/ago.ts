const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago an instant was, for reading: `2 minutes ago`. A clock that goes ahead says `this minute`. */
export function agoInWords(instant: string, now: number = Date.now()): string {
  const passed = Math.max(0, now - Date.parse(instant));
  const [unit, length] = STEPS.find(([, step]) => passed >= step) ?? (['minute', 60_000] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(passed / length), unit);
}
