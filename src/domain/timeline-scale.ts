/** A time axis on which long times without anything are drawn short, so that what happened has the room. */
export interface TimeScale {
  /** Where an instant (milliseconds) stands, in pixels from the left. */
  readonly x: (millis: number) => number;
  /** Stretches that are drawn to scale, one after the other. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  /** Times that are drawn short, with their middle in pixels. */
  readonly breaks: readonly { readonly x: number; readonly minutes: number }[];
}

const HOUR_MS = 3_600_000;
/** A time of less is never drawn short: within hours, the distances are what people look for. */
const SHORTENED_FROM_MS = 3 * HOUR_MS;
/** Drawn short is what lasts so many times longer than everything shorter than it together. */
const LONGER_THAN_REST = 2;
const BREAK_WIDTH = 60;
/** With many breaks they get narrower, so that half of the picture is left to what happened. */
const MOST_OF_WIDTH = 0.5;

/**
 * The axis from the first to the last of the instants.
 * @param instants milliseconds, at least one
 * @param room where it begins and ends, in pixels
 */
export function timeScale(
  instants: readonly number[],
  room: { readonly left: number; readonly right: number },
): TimeScale {
  const points = [...new Set(instants)].sort((a, b) => a - b);
  const shortest = shortenedFrom(points.slice(1).map((point, index) => point - (points[index] ?? point)));
  const stretches: { from: number; to: number }[] = [];
  for (const point of points) {
    const last = stretches.at(-1);
    if (last !== undefined && point - last.to < shortest) last.to = point;
    else stretches.push({ from: point, to: point });
  }
  const width = room.right - room.left;
  const gaps = stretches.length - 1;
  const breakWidth = gaps === 0 ? 0 : Math.min(BREAK_WIDTH, (width * MOST_OF_WIDTH) / gaps);
  const millis = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const scale = millis === 0 ? 0 : (width - gaps * breakWidth) / millis;
  const placed: { from: number; to: number; left: number }[] = [];
  let left = millis === 0 && gaps === 0 ? room.left + width / 2 : room.left;
  for (const { from, to } of stretches) {
    placed.push({ from, to, left });
    left += (to - from) * scale + breakWidth;
  }
  return {
    stretches,
    breaks: placed.slice(1).map(({ from, left: next }, index) => ({
      x: next - breakWidth / 2,
      minutes: Math.round((from - (placed[index]?.to ?? from)) / 60_000),
    })),
    x: (at) => {
      const index = Math.max(
        0,
        placed.findLastIndex(({ from }) => from <= at),
      );
      const stretch = placed[index];
      if (stretch === undefined) return room.left;
      const inside = Math.min(Math.max(at, stretch.from), stretch.to);
      const next = placed[index + 1];
      const beyond =
        next === undefined || at <= stretch.to
          ? 0
          : ((at - stretch.to) / (next.from - stretch.to)) * breakWidth;
      return stretch.left + (inside - stretch.from) * scale + beyond;
    },
  };
}

/** How long a time must be to be drawn short. Once one stands out, so do all that are longer. */
function shortenedFrom(gaps: readonly number[]): number {
  let shorter = 0;
  for (const gap of [...gaps].sort((a, b) => a - b)) {
    if (shorter > 0 && gap >= SHORTENED_FROM_MS && gap > LONGER_THAN_REST * shorter) return gap;
    shorter += gap;
  }
  return Infinity;
}
