/** Apart from the rules that every screen needs: it is loaded when somebody pastes or types an entry as one line. */
export { timelineFlags } from '../domain/timeline-flags';
export { lacksDay, readEntryLine, unreadTime } from '../domain/timeline-line';
export { MOST_PASTED_CHARACTERS, placedTime, readTimelinePaste, storedEntry } from '../domain/timeline-paste';
export type { PasteContext, PastedEntry, TimelinePaste } from '../domain/timeline-paste';
