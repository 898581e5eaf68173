/** Apart from the rules that every screen needs: times, their zones and what follows from them. */
export { derivedTimes } from '../domain/timeline-derived';
export { clockWords, dayOf } from '../domain/timeline-words';
export { instantOf, isZone, localOf, offsetInWords, offsetMinutes } from '../domain/timeline-zones';
export type { DerivedTimes, Moment, MomentName } from '../domain/timeline-derived';
export type { LocalReading } from '../domain/timeline-zones';
