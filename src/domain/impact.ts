import type { Duration } from './postmortem';

/** What an incident cost, from the ones we serve to the clock. */
export const MEASURES = ['users', 'requests', 'money', 'data', 'duration'] as const;
export type Measure = (typeof MEASURES)[number];

/** How sure the number is. */
export const CERTAINTIES = ['exact', 'about', 'at-least', 'at-most'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const UNIT_MAX_LENGTH = 40;
export const IMPACT_WORDS_MAX_LENGTH = 255;

/** One number of the impact. There may be several of one measure: 5,000 comments and 700 accounts are both data. */
export interface Figure {
  readonly measure: Measure;
  /** Zero or more; null when it is hit and nobody knows how much. Minutes for a duration. */
  readonly value: number | null;
  /** What is counted: "customers", "webhooks", "GB". A currency such as EUR (ISO 4217) for money. */
  readonly unit: string;
  readonly certainty: Certainty;
  /** What happened to them: "without access", "lost". May be empty. */
  readonly words: string;
}

const NAMES: Readonly<Record<Measure, string>> = {
  users: 'The number of users',
  requests: 'The number of requests',
  money: 'The sum of money',
  data: 'The amount of data',
  duration: 'The duration',
};

const UNIT_HINTS: Readonly<Record<Exclude<Measure, 'duration'>, string>> = {
  users: 'Say who they are: users, customers, sites.',
  requests: 'Say what is counted: requests, webhooks, jobs.',
  money: 'Name the currency with its three letters, such as EUR.',
  data: 'Say what is counted: records, comments, GB.',
};

/** Why a figure cannot be kept, as a sentence; null when it can. */
export function whyNotFigure(figure: Figure): string | null {
  const { measure, value, unit, words } = figure;
  if (value !== null && !Number.isFinite(value)) return `${NAMES[measure]} must be a number. Correct it.`;
  if (value !== null && value < 0) return `${NAMES[measure]} cannot be below zero. Correct it.`;
  if (measure === 'users' && value !== null && !Number.isInteger(value))
    return 'The number of users must be whole. Round it.';
  if (measure === 'money' && !/^[A-Z]{3}$/.test(unit)) return UNIT_HINTS.money;
  if (measure !== 'duration' && unit.trim() === '') return UNIT_HINTS[measure];
  if (unit.length > UNIT_MAX_LENGTH)
    return `The unit is longer than ${UNIT_MAX_LENGTH} characters. Shorten it.`;
  if (words.length > IMPACT_WORDS_MAX_LENGTH)
    return `The words are longer than ${IMPACT_WORDS_MAX_LENGTH} characters. Shorten them.`;
  return null;
}

/** How long an incident took, as a figure. Unknown and invalid durations have no number. */
export function figureOfDuration(duration: Duration, words = ''): Figure {
  return {
    measure: 'duration',
    value: duration.kind === 'known' ? duration.minutes : null,
    unit: 'minutes',
    certainty: 'exact',
    words,
  };
}

const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  exact: '',
  about: 'about ',
  'at-least': 'at least ',
  'at-most': 'at most ',
};

/** A figure as a reader sees it: "about 5,000 comments lost", "users: number not known". */
export function figureInWords(figure: Figure): string {
  const { measure, value, certainty } = figure;
  const words = figure.words.trim();
  if (value === null) {
    const counted = measure === 'duration' ? 'duration' : figure.unit.trim();
    return [counted, words]
      .filter((part) => part !== '')
      .join(' ')
      .concat(': number not known');
  }
  return [`${CERTAINTY_WORDS[certainty]}${amountInWords(measure, value, figure.unit.trim())}`, words]
    .filter((part) => part !== '')
    .join(' ');
}

function amountInWords(measure: Measure, value: number, unit: string): string {
  if (measure === 'duration') return minutesInWords(value);
  if (measure === 'money') return `${unit} ${numberInWords(value)}`;
  return `${numberInWords(value)} ${unit}`;
}

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** With separators, and at most two decimals. A number too small for them is not shown as zero. */
export function numberInWords(value: number): string {
  return value > 0 && value < 0.01 ? 'less than 0.01' : NUMBERS.format(value);
}

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Minutes as people say them, in two units at most: "27 min", "18 h 30 min", "12 days 16 h". What is cut off is
 * less than the smaller unit, rounded to the nearest.
 * @param minutes zero or more
 */
export function minutesInWords(minutes: number): string {
  if (minutes > 0 && minutes < 1) return 'less than 1 min';
  const whole = Math.round(minutes);
  if (whole < HOUR) return `${whole} min`;
  if (whole < DAY) return twoUnits(Math.floor(whole / HOUR), 'h', whole % HOUR, 'min');
  const hours = Math.round(minutes / HOUR);
  const days = Math.floor(hours / 24);
  return twoUnits(days, days === 1 ? 'day' : 'days', hours % 24, 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${NUMBERS.format(large)} ${largeUnit}`;
  return small === 0 ? first : `${first} ${small} ${smallUnit}`;
}

/** Figures in the order in which they read: by measure, and within one as people arranged them. */
export function figuresInOrder<T extends Pick<Figure, 'measure'>>(figures: readonly T[]): T[] {
  return MEASURES.flatMap((measure) => figures.filter((figure) => figure.measure === measure));
}
