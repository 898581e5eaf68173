/** Apart from the rules that every screen needs: it is loaded when somebody pastes or types an entry as one line. */
export { timelineFlags } from '../domain/timeline-flags';
export { lacksDay, readEntryLine } from '../domain/timeline-line';
export {
  MOST_PASTED_CHARACTERS,
  MOST_PASTED_ENTRIES,
  readTimelinePaste,
  storedEntry,
} from '../domain/timeline-paste';
export type { PastedEntry, TimelinePaste } from '../domain/timeline-paste';
