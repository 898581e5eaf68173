import { addDays, inWords } from './plain-date';
import type { Precision } from './timeline-precision';
import type { Clock, When } from './timeline-when';
import type { SaidZone } from './timeline-when-zone';
import { inZone, instantOf, localOf, offsetMinutes, type LocalReading } from './timeline-zones';

/** What the incident says of the times in a paste. */
export interface PasteContext {
  /** YYYY-MM-DD in the incident's zone: the day of times that name none. Null when it is not known. */
  readonly day: string | null;
  /** The incident's zone, an IANA name. */
  readonly zone: string;
  /** UTC instant of the start, when it is known: the first entry may be of the evening before. */
  readonly startedAt?: string | null;
}

/** Where on the time line words for a time stand. */
export interface Placed {
  readonly at: string | null;
  readonly precision: Precision;
  /** Instants to choose from where the clock was changed; then `at` is null. Empty otherwise. */
  readonly choices: readonly string[];
  readonly notes: readonly string[];
}

const HALF_DAY = 720;
/** Minutes by which entries stand too late in a text, as people write them. */
const EVENING = 120;
const JUST_BEFORE = 120;
const UNPLACED: Placed = { at: null, precision: 'unknown', choices: [], notes: [] };

/**
 * Places times one after the other, as a reader would: a time without a day is of the day before it in the text, and
 * when it goes back by more than half a day, midnight has passed. Whatever was decided is noted.
 */
export class Placing {
  private day: string | null;
  private zone: SaidZone | null = null;
  /** Minutes of the day at which the last entry happened; null at the beginning of a day. */
  private last: number | null = null;
  /** The last minute before midnight was passed, around which the evening may come up once more; else null. */
  private evening: number | null = null;
  /** Times have AM and PM, so one without may be of either half of the day. */
  private hasHalves = false;
  private isFirst = true;

  constructor(private readonly context: PasteContext) {
    this.day = context.day;
  }

  /** Entries from here on are of this day, YYYY-MM-DD; null for a day that is not known. */
  startDay(day: string | null): void {
    this.day = day;
    this.last = null;
    this.evening = null;
    this.isFirst = false;
  }

  /** Times from here on are in this zone, unless they name one. */
  speakIn(zone: SaidZone): void {
    this.zone = zone;
  }

  place(when: When): Placed {
    const clock = when.clock === null ? null : this.inItsHalf(when.clock);
    const minute = clock === null ? null : clock.hour * 60 + (clock.minute ?? 0);
    const { date, notes: dayNotes } =
      minute === null ? this.dayAlone(when.date) : this.dayOf(when.date, minute);
    const half =
      clock === when.clock
        ? []
        : [
            `The times before it have AM and PM: read as ${two(clock?.hour ?? 0)}:${two(clock?.minute ?? 0)}.`,
          ];
    const notes = [...when.notes, ...half, ...dayNotes];
    if (date === null)
      return clock === null || when.notes.length > 0
        ? { ...UNPLACED, notes }
        : {
            ...UNPLACED,
            notes: [
              ...notes,
              'No day is known for this time. Name the day of the incident, then paste again.',
            ],
          };
    const hour = clock?.hour === 24 ? 0 : (clock?.hour ?? 0);
    const local = {
      date: clock?.hour === 24 ? addDays(date, 1) : date,
      time: `${two(hour)}:${two(clock?.minute ?? 0)}:${(clock?.second ?? 0).toFixed(3).padStart(6, '0')}`,
    };
    const precision =
      clock === null ? 'day' : clock.minute === null ? 'hour' : when.isAbout ? 'about' : 'exact';
    return this.placeLocal(local, precision, when.zone ?? this.zone, notes);
  }

  private placeLocal(
    local: { date: string; time: string },
    precision: Precision,
    said: SaidZone | null,
    notes: readonly string[],
  ): Placed {
    const reading = this.readingOf(local, said);
    if (typeof reading === 'string') return { ...UNPLACED, notes: [...notes, reading] };
    if (reading.kind === 'one') return { at: reading.at, precision, choices: [], notes };
    // A day begins with whichever moment comes first in it.
    if (precision === 'day')
      return { at: reading.kind === 'gap' ? reading.later : reading.earlier, precision, choices: [], notes };
    const zone = said?.kind === 'zone' ? said.zone : this.context.zone;
    const shown = `${local.time.slice(0, 5)} on ${inWords(local.date)}`;
    const [earlier, later] = [reading.earlier, reading.later].map((at) => inZone(at, zone));
    const why =
      reading.kind === 'gap'
        ? `There was no ${shown} in ${zone}: the clocks went forward.`
        : `There were two ${shown} in ${zone}: the clocks went back.`;
    return {
      ...UNPLACED,
      choices: [reading.earlier, reading.later],
      notes: [...notes, `${why} Choose ${earlier ?? ''} or ${later ?? ''}.`],
    };
  }

  /** A sentence when the zone is not clear. Letters that mean several zones mean the incident's, where that is one of them. */
  private readingOf(local: { date: string; time: string }, said: SaidZone | null): LocalReading | string {
    if (said === null) return instantOf(local, this.context.zone);
    if (said.kind === 'zone') return instantOf(local, said.zone);
    if (said.kind === 'offset') return { kind: 'one', at: shifted(local, said.minutes) };
    const fitting = said.minutes.map((minutes) => ({ at: shifted(local, minutes), minutes }));
    const own = fitting.find(({ at, minutes }) => offsetMinutes(at, this.context.zone) === minutes);
    return own === undefined
      ? `“${said.words}” stands for several zones. Write the offset instead, such as +01:00.`
      : { kind: 'one', at: own.at };
  }

  /** Chats write AM and PM over the first message only: the next is in the half that is soonest after it, or just before. */
  private inItsHalf(clock: Clock): Clock {
    if (clock.hasHalf || clock.hour > 12 || clock.hour === 0) {
      this.hasHalves = clock.hasHalf;
      return clock;
    }
    if (!this.hasHalves || this.last === null) return clock;
    const early = (clock.hour % 12) * 60 + (clock.minute ?? 0);
    const ahead = (((early - this.last) % (2 * HALF_DAY)) + 2 * HALF_DAY) % (2 * HALF_DAY);
    // One of the halves is less than half a day ahead, the other as much less behind.
    const isEarlyAhead = ahead < HALF_DAY;
    const isBehindNearer = ahead % HALF_DAY > HALF_DAY - JUST_BEFORE;
    const hour = (clock.hour % 12) + (isEarlyAhead === isBehindNearer ? 12 : 0);
    return hour === clock.hour ? clock : { ...clock, hour };
  }

  private dayAlone(said: string | null): { date: string | null; notes: readonly string[] } {
    if (said !== null) this.startDay(said);
    return { date: said, notes: [] };
  }

  private dayOf(said: string | null, minute: number): { date: string | null; notes: readonly string[] } {
    if (said !== null) {
      this.startDay(said);
      this.last = minute;
      return { date: said, notes: [] };
    }
    const { day, last } = this;
    if (day === null) return { date: null, notes: [] };
    const wasFirst = this.isFirst;
    this.isFirst = false;
    if (last !== null && last - minute > HALF_DAY)
      return this.pass(
        addDays(day, 1),
        minute,
        'The one before it is later in the day, so midnight has passed',
      );
    // Late in the evening, after entries of the night: the day before once more, out of order.
    if (last !== null && this.evening !== null && minute > this.evening - EVENING && minute - last > HALF_DAY)
      return {
        date: addDays(day, -1),
        notes: [note(addDays(day, -1), 'The one before it is just after midnight')],
      };
    if (wasFirst && this.isEveningBefore(day, minute))
      return this.pass(addDays(day, -1), minute, 'The incident began soon after midnight');
    this.last = minute;
    return { date: day, notes: [] };
  }

  private pass(date: string, minute: number, why: string): { date: string; notes: readonly string[] } {
    this.evening = this.day !== null && date > this.day ? this.last : null;
    this.day = date;
    this.last = minute;
    return { date, notes: [note(date, why)] };
  }

  private isEveningBefore(day: string, minute: number): boolean {
    const { startedAt, zone } = this.context;
    if (startedAt === undefined || startedAt === null) return false;
    const start = localOf(startedAt, zone);
    const startMinute = Number(start.time.slice(0, 2)) * 60 + Number(start.time.slice(3, 5));
    return start.date === day && minute - startMinute > HALF_DAY && startMinute < HALF_DAY / 2;
  }
}

const note = (date: string, why: string) => `${why}: read as ${inWords(date)}.`;
const two = (value: number) => String(value).padStart(2, '0');
const shifted = ({ date, time }: { date: string; time: string }, minutes: number) =>
  new Date(Date.parse(`${date}T${time}Z`) - minutes * 60_000).toISOString();
