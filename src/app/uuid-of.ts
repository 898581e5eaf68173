import type { World } from './ports';

/** An id in the shape of a UUID, always the same for the same words. */
export function uuidOf(world: Pick<World, 'ids'>, words: string): string {
  const hex = world.ids.digest(words);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
