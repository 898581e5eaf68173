import type { TimelineEntry } from '../../../src/contract/rules';

/**
 * Where a new entry stands among those that are there, in reading order: after the last one that is not later.
 * One without a time goes to the end.
 */
export function positionFor(
  at: string | null,
  ordered: readonly Pick<TimelineEntry, 'at' | 'position'>[],
): number {
  const last = Math.max(0, ...ordered.map(({ position }) => position));
  if (at === null) return last + 1;
  const next = ordered.findIndex((entry) => entry.at !== null && Date.parse(entry.at) > Date.parse(at));
  if (next < 0) return last + 1;
  const after = ordered[next]?.position ?? last + 1;
  const before = ordered[next - 1]?.position ?? after - 2;
  // Neighbours that people arranged the other way round leave no place between them.
  return before < after ? (before + after) / 2 : after;
}

/**
 * Where several new entries stand that were arranged by their text: they keep its order, also where a time goes back,
 * and are put among those that are there. Those between the same two neighbours share the room evenly.
 */
export function positionsFor(
  times: readonly (string | null)[],
  ordered: readonly Pick<TimelineEntry, 'at' | 'position'>[],
): number[] {
  const timed = ordered.filter((entry) => entry.at !== null).sort((a, b) => a.position - b.position);
  const last = Math.max(0, ...ordered.map(({ position }) => position));
  const first = times.find((at) => at !== null) ?? null;
  let latest = first === null ? Infinity : Date.parse(first);
  const next = times.map((at) => {
    if (at !== null) latest = Math.max(latest, Date.parse(at));
    const found = timed.findIndex((entry) => Date.parse(entry.at ?? '') > latest);
    return found < 0 ? timed.length : found;
  });
  return next.map((slot, index) => {
    const size = next.filter((other) => other === slot).length;
    const place = next.slice(0, index).filter((other) => other === slot).length + 1;
    const after = timed[slot]?.position;
    if (after === undefined) return last + place;
    const before = timed[slot - 1]?.position ?? after - size - 1;
    return before + ((after - before) * place) / (size + 1);
  });
}
