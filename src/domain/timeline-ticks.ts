import type { TimeScale } from './timeline-scale';
import { localOf, offsetMinutes } from './timeline-zones';

/** A line on the axis with what the clocks of the zone show there. */
export interface Tick {
  readonly x: number;
  /** `14:30`; empty where the axis counts days. */
  readonly time: string;
  /** YYYY-MM-DD where a day is named: at the first tick and whenever it changes. */
  readonly date: string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY_MS),
];
/** Room for one label. */
const APART = 52;

/** Ticks at round times of the zone's clocks, as close as their labels allow. */
export function ticksOf(scale: TimeScale, zone: string): Tick[] {
  const [first] = scale.stretches;
  if (first === undefined) return [];
  const step = STEPS.find((one) => widthOf(scale, one) >= APART) ?? STEPS.at(-1) ?? DAY_MS;
  const ticks: Tick[] = [];
  let lastDate = '';
  const put = (millis: number) => {
    const x = scale.x(millis);
    const last = ticks.at(-1);
    if (last !== undefined && x - last.x < APART) return;
    const { date, time } = localOf(new Date(millis).toISOString(), zone);
    ticks.push({ x, time: step >= DAY_MS ? '' : time.slice(0, 5), date: date === lastDate ? null : date });
    lastDate = date;
  };
  for (const { from, to } of scale.stretches) {
    const before = ticks.length;
    for (let at = roundUp(from, step, zone); at <= to; at = roundUp(at + 1, step, zone)) put(at);
    // A stretch that is too short for a round time still says when it was.
    if (ticks.length === before) put(from);
  }
  return ticks;
}

/** Pixels that so much time takes where the axis is to scale; nothing where all stretches are single moments. */
function widthOf({ stretches, x }: TimeScale, millis: number): number {
  const longest = stretches.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
  const length = longest.to - longest.from;
  return length === 0 ? Infinity : ((x(longest.to) - x(longest.from)) / length) * millis;
}

/** The next time that is a multiple of the step on the zone's clocks. */
function roundUp(millis: number, step: number, zone: string): number {
  const offset = offsetMinutes(new Date(millis).toISOString(), zone) * MINUTE_MS;
  return Math.ceil((millis + offset) / step) * step - offset;
}
