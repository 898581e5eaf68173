/** Apart from the rules that every screen needs: it is loaded with the tools for finding causes. */
export { FISHBONE_CATEGORIES, inCategories } from '../domain/fishbone';
export { fishbonePicture } from '../domain/fishbone-picture';
export { actionOfFactor, causeOfFactor } from '../domain/finding-drafts';
export type { FishboneCategory, KeptFactor } from '../domain/fishbone';
export type { Box, FishbonePicture, Line } from '../domain/fishbone-picture';
