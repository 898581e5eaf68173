/** Where a factor belongs, in the order in which it is read and drawn. */
export const FISHBONE_CATEGORIES = [
  'people-and-skills',
  'process',
  'tools',
  'environment',
  'dependencies',
  'measurement',
] as const;
export type FishboneCategory = (typeof FISHBONE_CATEGORIES)[number];

/** Something that had a part in it. */
export interface Factor {
  /** Kept wherever the factor goes. */
  readonly id: string;
  readonly category: FishboneCategory;
  readonly text: string;
}

/** A factor as it is kept, each by itself. */
export interface KeptFactor extends Factor {
  /** Where it stands within its category; any finite number, smaller is earlier. */
  readonly position: number;
}

/** A category with what people found in it; may have none. */
export interface FactorGroup {
  readonly category: FishboneCategory;
  readonly factors: readonly Factor[];
}

/** The list beside the picture: all categories, each with its factors as people arranged them. */
export function inCategories(factors: readonly Factor[]): readonly FactorGroup[] {
  return FISHBONE_CATEGORIES.map((category) => ({
    category,
    factors: factors.filter((factor) => factor.category === category),
  }));
}

/** Factors as they are read, which is the order of the list and of the picture. */
export function factorsInOrder(factors: readonly Factor[]): readonly Factor[] {
  return inCategories(factors).flatMap((group) => group.factors);
}

/*
 * Every operation returns new factors, or the very same ones where there is nothing to do: an id that is gone or
 * that is already there. So each can be repeated.
 */

/** Adds it as the last of its category. */
export function addFactor(factors: readonly Factor[], factor: Factor): readonly Factor[] {
  return factors.some(({ id }) => id === factor.id) ? factors : [...factors, factor];
}

export function editFactor(factors: readonly Factor[], id: string, text: string): readonly Factor[] {
  const factor = factors.find((each) => each.id === id);
  if (!factor || factor.text === text) return factors;
  return factors.map((each) => (each === factor ? { ...each, text } : each));
}

export function removeFactor(factors: readonly Factor[], id: string): readonly Factor[] {
  return factors.some((factor) => factor.id === id) ? factors.filter((factor) => factor.id !== id) : factors;
}

/** @param at where it stands afterwards within that category, from 0; past the end is the end */
export function moveFactor(
  factors: readonly Factor[],
  id: string,
  category: FishboneCategory,
  at: number,
): readonly Factor[] {
  const factor = factors.find((each) => each.id === id);
  if (!factor) return factors;
  const moved = inCategories(factors.filter((each) => each !== factor)).flatMap((group) =>
    group.category === category
      ? group.factors.toSpliced(Math.max(0, at), 0, { ...factor, category })
      : group.factors,
  );
  const before = factorsInOrder(factors);
  const same = moved.every((each, index) => each.id === before[index]?.id) && factor.category === category;
  return same ? factors : moved;
}
