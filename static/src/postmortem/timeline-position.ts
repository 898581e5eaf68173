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
