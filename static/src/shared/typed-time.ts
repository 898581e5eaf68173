import { instantOf, localOf, type LocalReading } from '../../../src/contract/timeline';
import { knownZone } from './instants';
import { sharedTexts } from '../texts/shared';

/**
 * A time in a form: a UTC instant, or what was typed and is no instant yet, `2026-03-29T02:30`. It is kept as a draft
 * like all that is typed, and the contract never takes it for an instant. Null: nothing was typed.
 */
export type FormTime = string | null;

/** What stands for a date or a time that is not complete. */
export const HALF_TYPED = 'T';

export const isInstant = (time: string): boolean => time.endsWith('Z');

/** What `<input type="datetime-local">` shows for it, on the clocks of the zone; those of UTC where it is not known. */
export function inputOf(time: FormTime, zone: string): string {
  if (time === null || time === HALF_TYPED) return '';
  if (!isInstant(time)) return time;
  const local = localOf(time, knownZone(zone));
  return `${local.date}T${local.time.replace(/:00$/, '')}`;
}

/** What was typed as a time: the instant, if there is one and only one. */
export function timeOf(input: string, zone: string): FormTime {
  if (input === '') return null;
  const reading = readingOf(input, zone);
  return reading?.kind === 'one' ? reading.at : input;
}

/** The instants that a typed or chosen time may be, where the clocks were changed; null where it is clear. */
export function clockChange(time: FormTime, zone: string): Exclude<LocalReading, { kind: 'one' }> | null {
  const reading = time === null ? null : readingOf(inputOf(time, zone), zone);
  return reading === null || reading.kind === 'one' ? null : reading;
}

/** Why a time cannot be saved yet; null when it can. */
export function whyNoInstant(time: FormTime, zone: string): string | null {
  if (time === null || isInstant(time)) return null;
  return clockChange(time, zone) === null ? sharedTexts.incompleteTime : sharedTexts.chooseTime;
}

/** Years that nobody means come by while one is typed. */
const FIRST_YEAR = '1900';

function readingOf(input: string, zone: string): LocalReading | null {
  const [date = '', time = ''] = input.split('T');
  if (date < FIRST_YEAR || date.length > 10 || time === '') return null;
  try {
    return instantOf({ date, time }, knownZone(zone));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
