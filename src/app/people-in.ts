import { type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Named, WithPeople, World } from './ports';

/** What a value with people in it says of them. */
export interface PeopledValue<T> {
  readonly name: string;
  readonly what: string;
  readonly version: number;
  /** From the value before, with account ids in both; throws when a rule forbids it. */
  readonly next: (before: T | null) => T;
  /** The value with every person replaced; null drops that person. */
  readonly map: (value: T, replace: (person: string) => string | null) => T;
}

/**
 * Saves a value that names people: it comes and is shown with account ids, and is kept with `people.id`s. Whoever has
 * closed their account is '' outside, and stays who they were inside as long as the value still holds an ''.
 */
export async function savePeopled<T>(
  world: World,
  values: Named<WithPeople<T>>,
  edit: Edit,
  input: PeopledValue<T>,
): Promise<Saved<T>> {
  const shown = (stored: WithPeople<T>): T => outside(stored, input.map);
  const saved = await saveRow<WithPeople<T>>(world, edit, {
    version: input.version,
    what: input.what,
    basis: () => values.basis(keyOf(edit), input.name),
    next: async (before) => {
      const value = input.next(before && shown(before));
      const accounts = peopleOf(value, input.map).filter((person) => person !== '');
      const ids = await world.people.idsOf([...new Set(accounts)]);
      const closed = before ? peopleOf(before.value, input.map).filter((id) => !before.people[id]) : [];
      const kept = input.map(value, (person) =>
        person === '' ? (closed.shift() ?? null) : (ids.get(person) ?? null),
      );
      const people = Object.fromEntries([...ids].map(([accountId, id]) => [id, accountId]));
      return { value: kept, people: { ...before?.people, ...people } };
    },
    logged: ({ value }) => value,
    shown,
    commit: async (postmortemId, row, next, change) => {
      // First, so that nobody stands there whom nobody can look up.
      await world.people.mention(postmortemId, [...new Set(peopleOf(next.value, input.map))]);
      return values.save(postmortemId, input.name, row, next, change);
    },
  });
  return { version: saved.version, value: shown(saved.value) };
}

/** The value with account ids; '' for whoever closed theirs. */
export function outside<T>({ value, people }: WithPeople<T>, map: PeopledValue<T>['map']): T {
  return map(value, (id) => people[id] ?? '');
}

function peopleOf<T>(value: T, map: PeopledValue<T>['map']): string[] {
  const found: string[] = [];
  map(value, (person) => {
    found.push(person);
    return person;
  });
  return found;
}
