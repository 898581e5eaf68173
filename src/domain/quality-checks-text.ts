import { checkBlame, checkBlameCounting, type PersonNames } from './blameless/check';
import type { BlameFamily, BlameHint } from './blameless/hints';

/** Code is written as it is, whatever it looks like. */
const CODE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`/g;

/** What authors of templates leave for others to write over. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\bHH:mm\b[^\n|]{0,40}/,
  /\bYYYY-MM-DD\b/,
  /\blorem ipsum\b/i,
  /\bshort event description\b/i,
  /<(?:insert|describe|add|your|fill in|enter)\b[^<>\n]{0,80}>/i,
  /\[(?:insert|describe|add|your|fill in|enter)\b[^[\]\n]{0,80}\](?![([:])/i,
];

/**
 * Words of the template that nobody wrote over, as they stand in a Markdown text; each once.
 * @param template prompts and sample text of that place
 */
export function leftovers(text: string, template: readonly string[]): readonly string[] {
  const prose = text.replace(CODE, ' ');
  const given = new Set(template.flatMap(linesOf).filter(saysSomething));
  const found = prose
    .split('\n')
    .filter((line) => given.has(bare(line)))
    .map((line) => line.trim());
  for (const placeholder of PLACEHOLDERS) {
    const words = placeholder.exec(prose)?.[0].trim();
    if (words !== undefined && !found.some((line) => line.includes(words))) found.push(words);
  }
  const word = toDoIn(prose);
  if (word !== null && !found.some((line) => line.includes(word))) found.push(word);
  return [...new Set(found)];
}

const TO_DO = /(?<![A-Za-z0-9]_?)(?:TODO|TBD|TBC|FIXME)(?!_?[A-Za-z0-9])/g;

/**
 * The first word that stands for something still to be written: where a line or a list item starts, in brackets,
 * before a colon, or as all that a cell or a label has. Reports on software talk of TODOs, too.
 */
function toDoIn(prose: string): string | null {
  for (const line of prose.split('\n'))
    for (const { 0: word, index } of line.matchAll(TO_DO)) {
      const before = line.slice(0, index).replace(/[\s*_~]+$/, '');
      const after = line.slice(index + word.length).replace(/^[\s*_~]+/, '');
      const isFirst = /^(?:[\s>*_~+#-]|\d{1,9}[.)]|\[[ xX]\])*$/.test(before);
      const isInBrackets =
        /[({<]$|<!--$/.test(before) || (before.endsWith('[') && !/^[^\]]*\][([:]/.test(after));
      const isAlone = /[|:=–—]$|\s-$/.test(before) && /^[.,;!?…]*(?:$|\|)/.test(after);
      if (isFirst || isInBrackets || isAlone || after.startsWith(':')) return word;
    }
  return null;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .map(bare);

/** A heading's two words say nothing about whether somebody wrote below it. */
const saysSomething = (line: string) => line.split(' ').length >= 3;

/** A line without its markup, so that a prompt in a list or in italics is still the prompt. */
const bare = (line: string) =>
  line
    .replace(/[*_>#|~]/g, ' ')
    .replace(/^\s*(?:[-+]|\d+[.)])\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.:?!…]+$/, '')
    .toLowerCase();

/** Whether a Markdown text says anything to a reader: markup, a rule or an empty list are nothing. */
export function isEmptyText(text: string): boolean {
  return !/[\p{L}\p{N}\p{S}]/u.test(
    text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/[|~^`+<>=$]|&nbsp;/g, ''),
  );
}

const ABOUT_PEOPLE: ReadonlySet<BlameFamily> = new Set([
  'human-error',
  'named-person',
  'role',
  'group',
  'second-person',
  'character',
  'passive',
]);

/** Stands for words that blame; they explain nothing, so a "because" in front of them does not either. */
const BLAMED = '\uFFFC';

/** Words that lead to what made it possible. */
const CONDITION = new RegExp(
  [
    `\\b(?:because|since)\\b(?!\\s+(?:of\\s+)?(?:an?\\s+|the\\s+)?${BLAMED})`,
    '\\b(?:allow|enabl|permit|accept)(?:s|ed|ing|e|es)?\\b',
    '\\b(?:lets?|letting|possible|without|missing|lack(?:s|ed|ing)?|nothing|unclear|undocumented|ambiguous)\\b',
    '\\b(?:confusing|misleading|by default|looked alike|no (?!other|further|more)[a-z]+)\\b',
  ].join('|'),
  'i',
);

/**
 * The hint where a cause is a person's error and nothing else; null where it says what made that possible. Human
 * error is where the questions start, so it is not accepted as a cause on its own.
 */
export function humanErrorAlone(text: string, people: readonly PersonNames[]): BlameHint | null {
  const { hints, sentences } = checkBlameCounting(text, people);
  const about = hints.filter(({ family }) => ABOUT_PEOPLE.has(family));
  const [first] = about;
  if (!first || new Set(about.map(({ sentence }) => sentence.start)).size < sentences) return null;
  const rest = about.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}${BLAMED.repeat(end - start)}${left.slice(end)}`,
    text,
  );
  return CONDITION.test(rest) ? null : first;
}

/** Hints on blame that nobody dismissed. */
export function openBlame(
  text: string,
  people: readonly PersonNames[],
  dismissed: ReadonlySet<string>,
): readonly BlameHint[] {
  return checkBlame(text, people).filter(({ key }) => !dismissed.has(key));
}
