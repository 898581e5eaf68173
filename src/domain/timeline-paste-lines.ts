import { knownTool } from './timeline-guesses';
import { readHeader, readSplitHeader } from './timeline-paste-header';
import { EMPTY_ENTRY, type Piece, type RawEntry } from './timeline-paste-row';
import { readWhen, readWhole, type Told } from './timeline-when';
import { zoneOfSentence } from './timeline-when-zone';

const BULLET = /^\s*(?:[-*•◦▪>]\s+|\d{1,3}[.)]\s+(?=\D))+/;
const HEADING = /^\s{0,3}#{1,6}\s+/;
/** What Slack writes around messages. */
const THREAD =
  /^(\d{1,4} repl(y|ies)\b.{0,60}|last reply .{1,60}|view (thread|newer replies|message)|replied to a thread:?.{0,200}|also sent to the channel|thread reply:?)$/i;
const REACTIONS =
  /^(?:(?::[a-z0-9_+-]{1,60}:|[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f])\s?\d{0,4}\s{0,2}){1,40}$/iu;
const SYSTEM =
  /^.{0,80}\b(joined|left|was added to|set the channel|renamed the channel|pinned a message|archived)\b.{0,120}$/i;
const NOISE = /^(new|app|bot|new messages|today|yesterday)$/i;

/** A message that is being read. */
interface Open {
  readonly entry: RawEntry;
  readonly lines: string[];
  readonly notes: string[];
}

/**
 * Reads lines that begin with a time (`10:05 text`, `[10:05] name: text`) and messages under a line with their time,
 * as chats and minutes have them.
 * @param near YYYY-MM-DD, the incident's day
 */
export function piecesOfLines(lines: readonly string[], near: string | null): Piece[] {
  const pieces: Piece[] = [];
  let open: Open | null = null;
  let author = '';
  const close = () => {
    if (open !== null) pieces.push({ kind: 'entry', entry: closed(open) });
    open = null;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const raw = lines[index] ?? '';
    const line = unmarked(raw);
    if (line === '') continue;
    const split = readSplitHeader(raw, lines[index + 1], near);
    if (split !== null) index += 1;
    const header = split ?? readHeader(line, near);
    const mark = header === null ? markOf(line, near) : null;
    if (header !== null) {
      close();
      // A time alone is the next message of the same person.
      author = header.author === '' ? author : header.author;
      open = { entry: { ...EMPTY_ENTRY, when: header.when, ...writtenBy(author) }, lines: [], notes: [] };
    } else if (mark !== null) {
      close();
      pieces.push(mark);
    } else if (open !== null && isOfMessage(line, open, near)) {
      addLine(open, line);
    } else {
      close();
      pieces.push(...entriesOf(line, HEADING.test(raw), near));
    }
  }
  close();
  return pieces;
}

/** How many lines stand over a message: a transcript has many. */
export function countHeaders(lines: readonly string[], near: string | null): number {
  return lines.filter(
    (line, index) => (readSplitHeader(line, lines[index + 1], near) ?? readHeader(line, near)) !== null,
  ).length;
}

/** A day, a zone, or words that a chat puts between messages. */
function markOf(line: string, near: string | null): Piece | null {
  const words = line.replace(/^[-—–=_\s]{1,80}|[-—–=_\s]{1,80}$/g, '');
  if (words === '' || NOISE.test(words)) return { kind: 'left', words: line };
  const day = words.length > 60 ? null : readWhole(words, near);
  if (day !== null && day.date !== null && day.clock === null) return { kind: 'day', date: day.date };
  const zone = zoneOfSentence(words);
  return zone === null ? null : { kind: 'zone', zone };
}

/** What stands under a name belongs to it, whatever it begins with; under a bare time, until the next time. */
function isOfMessage(line: string, { entry }: Open, near: string | null): boolean {
  const told = readWhen(line, near);
  if (told === null) return true;
  return (entry.author !== '' || entry.source !== '') && !/^\[/.test(line);
}

function addLine(open: Open, line: string): void {
  const text = line.replace(/\s?\(edited\)$/i, '');
  if (text !== line) open.notes.push('It was edited afterwards.');
  if (text === '') return;
  const last = open.notes.at(-1) ?? '';
  if (THREAD.test(text)) open.notes.push(`About its thread: “${text}”.`);
  else if (open.lines.length > 0 && REACTIONS.test(text)) open.notes.push(`Reactions: ${text}`);
  else if (/^\d{1,4}$/.test(text) && last.startsWith('Reactions: ')) open.notes.push(`Reactions: ${text}`);
  else open.lines.push(text);
}

function closed({ entry, lines, notes }: Open): RawEntry {
  const text = lines.join(' ');
  const system = SYSTEM.test(text) && lines.length === 1 ? ['The chat itself may have written this.'] : [];
  return { ...entry, text, notes: [...notes, ...system] };
}

/** Entries in one line between semicolons, when each of them begins with a time; otherwise one. */
function entriesOf(line: string, isHeading: boolean, near: string | null): Piece[] {
  const parts = line.split(/;\s+/).filter((part) => part.trim() !== '');
  const several = parts.map((part) => readWhen(part, near));
  if (several.length > 1 && several.every((told) => told !== null))
    return several.map((told) => ({ kind: 'entry', entry: ofTold(told, false) }));
  const told = readWhen(line, near);
  if (told !== null) return [{ kind: 'entry', entry: ofTold(told, /^[[(<]/.test(line)) }];
  if (isHeading || isCaption(line)) return [{ kind: 'left', words: line }];
  return [{ kind: 'entry', entry: { ...EMPTY_ENTRY, text: line } }];
}

const isCaption = (line: string) => /^(incident )?time ?line( of (the )?(incident|events))?:?$/i.test(line);

/** `[10:05] name: text` has a writer, `10:05 <name> text` too; without brackets only a tool is taken for one. */
function ofTold({ when, rest }: Told, isBracketed: boolean): RawEntry {
  const text = rest.replace(/;\s*$/, '').trim();
  const named = /^<([^<>]{1,60})>\s+(.+)$/su.exec(text) ?? /^(@?[^\s:][^:]{0,39}?):\s+(.+)$/su.exec(text);
  const name = named?.[1] ?? '';
  const isWriter =
    name.split(' ').length <= 4 && (isBracketed || text.startsWith('<') || knownTool(name) !== null);
  return {
    ...EMPTY_ENTRY,
    when,
    text: isWriter ? (named?.[2] ?? text) : text,
    ...(isWriter ? writtenBy(name) : {}),
  };
}

/** A tool is where something was seen; a person in a chat is who wrote it there. */
function writtenBy(name: string): Pick<RawEntry, 'author' | 'source'> {
  const tool = knownTool(name);
  return tool === null ? { author: name.replace(/^@/, ''), source: '' } : { author: '', source: tool };
}

/** Without bullets, heading marks, bold and control characters. */
function unmarked(line: string): string {
  return line
    .replace(HEADING, '')
    .replace(BULLET, '')
    .replace(/\*\*|`{3}/g, '')
    .replace(/[\p{Cc}\u200b\ufeff]/gu, ' ')
    .trim();
}
