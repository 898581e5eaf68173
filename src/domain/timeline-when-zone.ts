import { isZone } from './timeline-zones';

/** A zone that the text names. `unclear`: the letters stand for several, with their minutes ahead of UTC. */
export type SaidZone =
  | { readonly kind: 'offset'; readonly minutes: number; readonly words: string }
  | { readonly kind: 'zone'; readonly zone: string; readonly words: string }
  | { readonly kind: 'unclear'; readonly minutes: readonly number[]; readonly words: string };

const HOUR = 60;

/** Abbreviations as they stand in reports. Each offset in hours; several where the world uses it for several. */
const ABBREVIATIONS: Readonly<Record<string, readonly number[]>> = {
  UTC: [0],
  GMT: [0],
  Z: [0],
  WET: [0],
  WEST: [1],
  CET: [1],
  CEST: [2],
  MEZ: [1],
  MESZ: [2],
  EET: [2],
  EEST: [3],
  MSK: [3],
  BST: [1, 6],
  IST: [5.5, 2, 1],
  SGT: [8],
  HKT: [8],
  JST: [9],
  KST: [9],
  AWST: [8],
  ACST: [9.5],
  ACDT: [10.5],
  AEST: [10],
  AEDT: [11],
  NZST: [12],
  NZDT: [13],
  BRT: [-3],
  AST: [-4, 3],
  EDT: [-4],
  EST: [-5],
  CDT: [-5, -4],
  CST: [-6, 8, -5],
  MDT: [-6],
  MST: [-7],
  PDT: [-7],
  PST: [-8, 8],
};

/** Letters without S or D mean whichever is in force that day. */
const BY_SEASON: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
};

const OFFSET = /^\s?(?:(?:UTC|GMT)\s?)?([+-])(\d{2}):?(\d{2})(?![\d:])/;
const SHORT_OFFSET = /^\s?(?:UTC|GMT)([+-])(\d{1,2})(?![\d:])/;
const LETTERS = /^\s?\(?([A-Z]{1,4})\)?(?![\w/:-])/;
const NAME = /^\s?\(?([A-Z][A-Za-z]{2,20}(?:\/[A-Z][A-Za-z_-]{1,30}){1,2})\)?/;

/** A zone at the beginning of a text, and how much of the text it takes; null when there is none. */
export function readZone(text: string): { readonly zone: SaidZone; readonly length: number } | null {
  const start = text.slice(0, 70);
  const offset = OFFSET.exec(start) ?? SHORT_OFFSET.exec(start);
  if (offset !== null) {
    const [words, sign, hours, minutes = '0'] = offset;
    const size = Number(hours) * HOUR + Number(minutes);
    if (size <= 14 * HOUR && Number(minutes) % 15 === 0)
      return {
        zone: { kind: 'offset', minutes: sign === '-' ? -size : size, words: words.trim() },
        length: words.length,
      };
  }
  const name = NAME.exec(start);
  if (name !== null && isZone(name[1] ?? ''))
    return { zone: { kind: 'zone', zone: name[1] ?? '', words: name[1] ?? '' }, length: name[0].length };
  const [taken = '', words = ''] = LETTERS.exec(start) ?? [];
  const zone = byLetters(words);
  return zone === null ? null : { zone, length: taken.length };
}

function byLetters(words: string): SaidZone | null {
  const season = BY_SEASON[words];
  if (season !== undefined) return { kind: 'zone', zone: season, words };
  const [first, ...others] = (ABBREVIATIONS[words] ?? []).map((hours) => hours * HOUR);
  if (first === undefined) return null;
  return others.length === 0
    ? { kind: 'offset', minutes: first, words }
    : { kind: 'unclear', minutes: [first, ...others], words };
}

const ALL_TIMES =
  /^\W{0,5}(?:all\s)?(?:the\s)?times?(?:stamps)?(?:\sbelow|\shere)?(?:\s(?:are|is))?(?:\s(?:given|shown|listed))?\s?(?:in|:)\s?(.{1,60})$/i;
const IN_HEAD = /(?:\bin|\(|\[|,)\s?([^()[\]]{1,40})[)\]]?$/;

/** The zone of a sentence such as `All times in UTC.` */
export function zoneOfSentence(line: string): SaidZone | null {
  return zoneOfWords(ALL_TIMES.exec(line.slice(0, 120))?.[1] ?? '');
}

/** The zone in the head of a column: `Time (UTC)`, `Date and Time in CET`. */
export function zoneOfHead(head: string): SaidZone | null {
  const bare = /\s([A-Z]{2,4})$/.exec(head)?.[1] ?? '';
  return zoneOfWords(IN_HEAD.exec(head.slice(0, 80))?.[1] ?? '') ?? zoneOfWords(bare);
}

function zoneOfWords(words: string): SaidZone | null {
  const read = readZone(words.trim());
  return read !== null && /^[\s.*_)]*$/.test(words.trim().slice(read.length)) ? read.zone : null;
}
