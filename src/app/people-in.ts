import { type Edit, keyOf, type Saved, saveRow } from './edit';
import type { Named, WithPeople, World } from './ports';
import { uuidOf } from './uuid-of';

/** The value with every person replaced; null drops that person. */
export type MapPeople<T> = (value: T, replace: (person: string) => string | null) => T;

/** What a value with people in it says of them. */
export interface PeopledValue<T> {
  readonly name: string;
  readonly what: string;
  readonly version: number;
  /** From the value before, with account ids in both; throws when a rule forbids it. */
  readonly next: (before: T | null) => T;
  readonly map: MapPeople<T>;
}

/**
 * Saves a value that names people: it comes and is shown with account ids, and is kept with `people.id`s. Whoever has
 * closed their account is '' outside, and stays who they were inside as long as the value still holds an ''. Where it
 * holds more of them, as one from another site does, each is a person without an account.
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
      return keptPeople(world, before, value, input.map, (index) =>
        uuidOf(world, `${edit.changeId}/without-account/${String(index)}`),
      );
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

/**
 * A value that came with account ids as it is kept, see `savePeopled`.
 * @param newId of people without an account who were not there before; without it they are left out
 */
export async function keptPeople<T>(
  world: Pick<World, 'people'>,
  before: WithPeople<T> | null,
  value: T,
  map: MapPeople<T>,
  newId?: (index: number) => string,
): Promise<WithPeople<T>> {
  const named = peopleOf(value, map);
  const accounts = named.filter((person) => person !== '');
  const ids = await world.people.idsOf([...new Set(accounts)]);
  const closed = before ? peopleOf(before.value, map).filter((id) => !before.people[id]) : [];
  const others = Math.max(0, named.length - accounts.length - closed.length);
  const added = newId ? Array.from({ length: others }, (_, index) => newId(index)) : [];
  await world.people.withoutAccount(added);
  closed.push(...added);
  const kept = map(value, (person) => (person === '' ? (closed.shift() ?? null) : (ids.get(person) ?? null)));
  const people = Object.fromEntries([...ids].map(([accountId, id]) => [id, accountId]));
  return { value: kept, people: { ...before?.people, ...people } };
}

/** The value with account ids; '' for whoever closed theirs. */
export function outside<T>({ value, people }: WithPeople<T>, map: MapPeople<T>): T {
  return map(value, (id) => people[id] ?? '');
}

/** Everybody in a value, as often as it names them. */
export function peopleOf<T>(value: T, map: MapPeople<T>): string[] {
  const found: string[] = [];
  map(value, (person) => {
    found.push(person);
    return person;
  });
  return found;
}
