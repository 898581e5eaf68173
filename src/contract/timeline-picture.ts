/** Apart from the rules that every screen needs: it is loaded below the first paint. */
export { PHASE_HEIGHT, PHASE_TOP, timelinePicture } from '../domain/timeline-picture';
export type { Mark, TimelinePicture } from '../domain/timeline-picture';
