import { diffArrays } from 'diff';
import { saidBy } from '../rich-text/seen-text';

interface Edit {
  /** Paragraphs of the text that both began with; the end is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly now: readonly string[];
}

const PATIENCE_MS = 500;

/**
 * Both texts in one, where each changed other paragraphs of the text that both began with. Null where they changed
 * the same, or next to each other: then only a person can tell.
 */
export function mergedText(base: string, theirs: string, mine: string): string | null {
  const paragraphs = paragraphsOf(base);
  const isAlike = sayingTheSame();
  const theirEdits = editsOf(paragraphs, paragraphsOf(theirs), isAlike);
  const myEdits = editsOf(paragraphs, paragraphsOf(mine), isAlike);
  if (theirEdits === null || myEdits === null) return null;
  const mineAlone = myEdits.filter((edit) => !theirEdits.some((other) => isSame(edit, other)));
  if (mineAlone.some((edit) => theirEdits.some((other) => edit.from <= other.to && other.from <= edit.to)))
    return null;
  const edits = [...theirEdits, ...mineAlone].sort((a, b) => a.from - b.from);
  const merged: string[] = [];
  let at = 0;
  for (const { from, to, now } of edits) {
    merged.push(...paragraphs.slice(at, from), ...now);
    at = to;
  }
  return [...merged, ...paragraphs.slice(at)].join('').trimEnd();
}

/** Each with the empty lines behind it; the last has some, too, so that another can follow. */
function paragraphsOf(text: string): string[] {
  if (text.trim() === '') return [];
  return `${text.trimEnd()}\n\n`.match(/[^]+?\n[ \t]*\n(?:[ \t]*\n)*/g) ?? [];
}

/** An editor may write anew what nobody changed: with another sign for the same, or a name that is newer. */
function sayingTheSame(): (a: string, b: string) => boolean {
  const said = new Map<string, string>();
  const saying = (paragraph: string) => {
    const known = said.get(paragraph) ?? saidBy(paragraph);
    said.set(paragraph, known);
    return known;
  };
  // In code, the empty lines behind a stretch are part of it.
  return (a, b) => a === b || (behind(a) === behind(b) && saying(a) === saying(b));
}

const behind = (paragraph: string) => paragraph.length - paragraph.trimEnd().length;

function editsOf(
  before: readonly string[],
  after: readonly string[],
  comparator: (a: string, b: string) => boolean,
): Edit[] | null {
  const changes = diffArrays([...before], [...after], { timeout: PATIENCE_MS, comparator });
  const found: typeof changes | undefined = changes;
  if (found === undefined) return null;
  const edits: Edit[] = [];
  let at = 0;
  let open: { from: number; to: number; now: string[] } | null = null;
  for (const { added, removed, value } of found) {
    if (!added && !removed) {
      at += value.length;
      open = null;
      continue;
    }
    if (open === null) edits.push((open = { from: at, to: at, now: [] }));
    if (added) open.now.push(...value);
    else at = open.to = at + value.length;
  }
  return edits;
}

const isSame = (a: Edit, b: Edit) => JSON.stringify(a) === JSON.stringify(b);
