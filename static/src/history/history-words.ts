import type { Difference, HistoryEntry } from '../../../src/contract/history';
import { readable } from '../shared/instants';
import { historyTexts } from '../texts/history';
import { postmortemTexts } from '../texts/postmortem';

/** The name of a person or a service by our id; null for an id of neither. */
export type NameOf = (personId: string) => string | null;

const PERSON = /(?:person:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** `timeline-entry-edited` and `startedAt` as words. */
function asWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const saidOf = (texts: object, key: string): string | undefined =>
  Object.entries(texts as Readonly<Record<string, string>>).find(([name]) => name === key)?.[1];

/** What was done: `Timeline entry edited`. */
export const whatWords = (what: string): string => saidOf(historyTexts.whats, what) ?? asWords(what);

export const subjectWords = (subject: string): string =>
  saidOf(historyTexts.subjects, subject) ?? asWords(subject);

/** The way to a value: `Steps 2 text`. */
export function fieldWords(field: string): string {
  if (field === '') return historyTexts.text;
  return saidOf(historyTexts.fields, field) ?? asWords(field);
}

/** Names in place of our ids of people and services; anything else stays as it was written. */
export const withNames = (text: string, nameOf: NameOf): string =>
  text.replace(PERSON, (whole, id: string) => nameOf(id) ?? whole);

/** A value for reading: names, and instants in the reader's zone. */
export function valueWords(value: string | null, nameOf: NameOf): string {
  if (value === null) return historyTexts.empty;
  return INSTANT.test(value) ? readable(value) : withNames(value, nameOf);
}

/** A text that is better looked at than read in a line. */
export const isLong = ({ before, after }: Difference): boolean =>
  (before ?? '').length > 160 || (after ?? '').length > 160 || /\n/.test(`${before ?? ''}${after ?? ''}`);

/** Who made a change. */
export const authorWords = (by: string | null, nameOf: NameOf): string =>
  by === null ? historyTexts.app : (nameOf(by) ?? postmortemTexts.somebody);

/** One change, or several saves of one thing by one person in a row, the latest of them. */
export interface Told extends HistoryEntry {
  readonly saves: number;
  /** When the first of them was made. */
  readonly since: string;
}
