import { editorTexts } from '../texts/editor';

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago an instant was, for reading: `2 minutes ago`. A clock that goes ahead says `a moment ago`. */
export function agoInWords(instant: string, now: number = Date.now()): string {
  const passed = Math.max(0, now - Date.parse(instant));
  const found = STEPS.find(([, length]) => passed >= length);
  if (found === undefined) return editorTexts.aMomentAgo;
  const [unit, length] = found;
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(passed / length), unit);
}
