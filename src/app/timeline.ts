import { Conflict } from '../domain/failure';
import { asArranged, type TimelineEntry } from '../domain/timeline';
import { type Edit, keyOf, recordOf, refuseTooMuch, type Saved } from './edit';
import type { World } from './ports';

/**
 * Adds several entries under one change. Repeating it adds those that are missing; entries that somebody edited
 * meanwhile stay as they are.
 * @throws Conflict when an id is taken by something else
 */
export async function addEntries(
  world: World,
  edit: Edit,
  entries: readonly TimelineEntry[],
): Promise<readonly Saved<TimelineEntry>[]> {
  const [first] = entries;
  if (!first) return [];
  const basis = await world.timeline.basis(keyOf(edit), first.id);
  refuseTooMuch(basis.bytes, null, entries);
  const { postmortem, personId } = await recordOf(world, edit, basis);
  const at = new Date(world.clock.now()).toISOString();
  const rows = entries.map((value) => ({
    value,
    change: { id: edit.changeId, by: personId, at, what: 'timeline-entry-added', before: null, after: value },
  }));
  const added = await world.timeline.add(postmortem.id, rows);
  if (added.size < entries.length)
    throw new Conflict(
      'Some of these entries were added already. Reload the page, then add the others.',
      null,
    );
  return asArranged(entries).map((value) => ({ version: 1, value }));
}
