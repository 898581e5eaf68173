import { knownTool } from './timeline-guesses';
import { readWhole, type When } from './timeline-when';

/** A line that stands over a message: who wrote it, and when. */
export interface MessageHeader {
  readonly when: When;
  /** Empty when the line has a time only, as Slack writes for the next message of the same person. */
  readonly author: string;
}

const LONGEST = 140;
const BRACKETED = /^(\S.{0,59}?)\s{0,4}\[([^\]]{4,40})\]$/;
const WIDE = /^(\S.{0,59}?)(?:[ \u00a0]{2,20}|\t{1,3})(\S.{2,40})$/;
const NARROW = /^(\S.{0,59}?)\s(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)$/i;
const MOST_NAME_WORDS = 5;
const isNameWord = (word: string) => /^[\p{Lu}\p{Lo}\p{N}(@:]/u.test(word);

/** Reads `Name  10:05 AM`, `Name [10:05]`, `Name 10:05 AM` and a line that is a time alone; null for other lines. */
export function readHeader(line: string, near: string | null): MessageHeader | null {
  const words = line.trim();
  if (words.length > LONGEST || !/\d:[\d?x-]|\d\s?[ap]\.?m/i.test(words)) return null;
  const alone = timed(words, near);
  if (alone !== null) return { when: alone, author: '' };
  const bracketed = BRACKETED.exec(words);
  const wide = bracketed ?? WIDE.exec(words);
  const when = wide === null ? null : timed(wide[2] ?? '', near);
  if (when !== null) return { when, author: nameIn(wide?.[1] ?? '') };
  const [, name = '', time = ''] = NARROW.exec(words) ?? [];
  const told = isName(name) ? timed(time, near) : null;
  return told === null ? null : { when: told, author: nameIn(name) };
}

/** A name on a line of its own, over a line that begins with a space and has the time: so Slack copies them. */
export function readSplitHeader(
  line: string,
  next: string | undefined,
  near: string | null,
): MessageHeader | null {
  if (next === undefined || !/^\s/.test(next) || !isName(line.trim())) return null;
  const when = next.length > LONGEST ? null : timed(next.trim(), near);
  return when === null ? null : { when, author: nameIn(line.trim()) };
}

const timed = (words: string, near: string | null): When | null => {
  const when = readWhole(words, near);
  return when === null || when.clock === null ? null : when;
};

function isName(words: string): boolean {
  const parts = words.split(/\s+/);
  return (
    words.length <= 60 && parts.length <= MOST_NAME_WORDS && parts.every(isNameWord) && !/[.!?;]$/.test(words)
  );
}

/** Without the picture for a status and without the mark that it is an app. */
function nameIn(words: string): string {
  const name = words
    .replace(/:[a-z0-9_+-]{1,40}:/gi, '')
    .replace(/\s?\b(APP|BOT|WORKFLOW)$/, '')
    .trim();
  return knownTool(name.replace(/APP$/, '')) ?? name;
}
