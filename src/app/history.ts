import type { HistoryAnswer, HistoryEntry } from '../contract/history';
import { differences } from '../domain/differences';
import type { HistoryFilter, HistoryPlace, LoggedEntry, PageRef, World } from './ports';

/** Whatever looks like one of our ids in what was kept; those of people are found among them. */
const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOST_IDS = 1000;

/** The latest changes first; who may see them is said by the calls table. */
export async function readHistory(
  world: World,
  of: PageRef | 'site',
  { after, ...filter }: HistoryFilter & { readonly after: HistoryPlace | null },
): Promise<HistoryAnswer> {
  const { entries: logged, more } = await world.history.read(of, filter, after);
  const authors = after === null ? await world.history.authors(of) : null;
  const entries = logged.map(entryOf);
  const last = logged.at(-1);
  return {
    entries,
    next: more && last ? { at: last.at, subject: last.subject, id: last.id, version: last.version } : null,
    authors,
    people: await world.history.accountsOf(idsIn(entries, authors ?? [])),
    services: await world.history.servicesOf(servicesIn(entries)),
  };
}

function entryOf({ before, after, ...entry }: LoggedEntry): HistoryEntry {
  return { ...entry, isRemoval: after === null && before !== null, differences: differences(before, after) };
}

/** Ids of services, where the log keeps nothing else of them. */
const servicesIn = (entries: readonly HistoryEntry[]): string[] => [
  ...new Set(
    entries.flatMap(({ differences: all }) =>
      all.flatMap(({ field, before, after }) =>
        field === 'serviceId' ? [before, after].filter((id): id is string => id !== null) : [],
      ),
    ),
  ),
];

function idsIn(entries: readonly HistoryEntry[], authors: readonly (string | null)[]): string[] {
  const ids = new Set<string>();
  for (const by of [...authors, ...entries.map((entry) => entry.by)]) if (by !== null) ids.add(by);
  for (const { differences: all } of entries)
    for (const { before, after } of all)
      for (const text of [before, after])
        for (const [id] of (text ?? '').matchAll(IDS)) if (ids.size < MOST_IDS) ids.add(id);
  return [...ids];
}
