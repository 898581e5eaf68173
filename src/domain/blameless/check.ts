import { proseOf } from './blocks';
import type { BlameHint, Span } from './hints';
import { mask } from './masking';
import type { Tally } from './noun-phrases';
import { type NameBook, nameBook, type PersonNames, thingsAmong } from './people';
import { hintsIn } from './sentence-hints';
import { sentencesOf } from './sentences';
import { type Token, tokensOf } from './tokens';

export type { PersonNames } from './people';

/** What was found, and how much work it was: the sentences of the text, and the steps taken over their words. */
export interface BlameCheck {
  readonly hints: readonly BlameHint[];
  readonly sentences: number;
  readonly steps: number;
}

/**
 * Hints where a Markdown text blames instead of explaining, in the order of the text. Code, quotes and log lines are
 * left out. The same text and people always give the same hints.
 * @param people those on the page; other names are told by how they are used
 */
export function checkBlame(text: string, people: readonly PersonNames[]): readonly BlameHint[] {
  return checkBlameCounting(text, people).hints;
}

/** As checkBlame, with what it took. */
export function checkBlameCounting(text: string, people: readonly PersonNames[]): BlameCheck {
  return blameChecker()(text, people);
}

/** One block of prose, as it was read the first time. Offsets are those of `text`. */
interface ReadBlock {
  /** The block, behind what stands before it in its line: "Slack, 14:05" before a cell. */
  readonly text: string;
  readonly masked: string;
  readonly quotes: readonly Span[];
  readonly tokens: readonly Token[];
  readonly things: readonly string[];
  readonly sentences: readonly (readonly Token[])[];
  /** The hints, and the names and things by which they were found. */
  found: { readonly by: string; readonly hints: readonly BlameHint[] } | null;
}

/**
 * Checks the same text again and again while it is being written, as checkBlame would. Blocks that stand there as
 * before, among the same people and things, are not looked at twice.
 */
export function blameChecker(): (text: string, people: readonly PersonNames[]) => BlameCheck {
  let known: ReadonlyMap<string, ReadBlock> = new Map();
  return (text, people) => {
    const read = new Map<string, ReadBlock>();
    const blocks = proseOf(text).map(({ start, end }) => {
      const before = text.slice(Math.max(0, start - LINE_BEFORE), start);
      const from = start - before.length + before.lastIndexOf('\n') + 1;
      const key = `${String(start - from)} ${text.slice(from, end)}`;
      const block = read.get(key) ?? known.get(key) ?? readBlock(text.slice(from, end), start - from);
      read.set(key, block);
      return { block, from };
    });
    known = read;
    const things = new Set(blocks.flatMap(({ block }) => block.things));
    const names = nameBook(people, things);
    const present = JSON.stringify(people);
    const tally = { steps: 0, kind: 0 };
    const hints = blocks.flatMap(({ block, from }) => {
      const capitals = block.tokens.filter(({ capital, word }) => capital && things.has(word));
      const by = `${present} ${capitals.map(({ word }) => word).join(' ')}`;
      if (block.found?.by !== by) block.found = { by, hints: hintsInBlock(block, names, tally) };
      return block.found.hints.map((hint) => moved(hint, from));
    });
    hints.sort((a, b) => a.start - b.start || a.end - b.end);
    const sentences = blocks.reduce((sum, { block }) => sum + block.sentences.length, 0);
    return { hints, sentences, steps: tally.steps + text.length };
  };
}

/** How much of a line is looked at for who speaks. */
const LINE_BEFORE = 61;

function readBlock(text: string, start: number): ReadBlock {
  const masked = mask(text, [{ start, end: text.length }]);
  const tokens = tokensOf(masked.text, start, text.length);
  return {
    text,
    masked: masked.text,
    quotes: masked.quotes,
    tokens,
    things: thingsAmong(tokens),
    sentences: sentencesOf(tokens),
    found: null,
  };
}

function hintsInBlock(block: ReadBlock, names: NameBook, tally: Tally): BlameHint[] {
  return [
    ...block.sentences.flatMap((tokens) => hintsIn(block.text, { tokens, names, tally })),
    ...hintsInSpeech(block, names, tally),
  ];
}

function moved(hint: BlameHint, by: number): BlameHint {
  const { start, end, sentence } = hint;
  return {
    ...hint,
    start: start + by,
    end: end + by,
    sentence: { start: sentence.start + by, end: sentence.end + by },
  };
}

/** Said in a chat or by somebody, it still names and shames: "Slack, 14:05: ...". */
const SPOKEN =
  /\b(?:slack|teams|chat|channel|said|says|wrote|writes|told|texted|messaged|posted|commented|shouted|replied|dm)\b[^.!?\n]{0,30}$/i;

function hintsInSpeech({ text, masked, quotes }: ReadBlock, names: NameBook, tally: Tally): BlameHint[] {
  return quotes.flatMap(({ start, end }) => {
    if (end - start < 8 || !SPOKEN.test(masked.slice(Math.max(0, start - LINE_BEFORE), start - 1))) return [];
    return sentencesOf(tokensOf(text, start, end)).flatMap((tokens) =>
      hintsIn(text, { tokens, names, tally }).filter(
        ({ family }) => family === 'named-person' || family === 'character',
      ),
    );
  });
}
