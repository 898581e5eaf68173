import { codeIn, type CodeSpan, isInCode } from './markdown-code';

/**
 * A person in a text, in Markdown: a link to `person:` and an id, as one atom, in every way in which Markdown writes a
 * link's address. Words longer than a name, or with brackets of their own, are left as they are: looking for their
 * beginning would take too long, and the id is what may not be kept.
 */
const ADDRESS = String.raw`<?person:([\w:.-]{1,128})>?(?:[ \t\n]{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?`;
const MENTION = new RegExp(
  String.raw`(\[(?:[^[\]\\]|\\.){0,300})?\]\([ \t\n]{0,9}${ADDRESS}[ \t\n]{0,9}\)|^( {0,3}\[(?:[^[\]\\]|\\.){1,300}\]:[ \t]{0,9})${ADDRESS}[ \t]*$`,
  'dgim',
);

/** So many people at once are no mention of anybody. */
export const MENTIONS_MOST = 100;

/** Stands for a postmortem where people are named in what the whole site has set. */
export const SITE_MENTIONS = 'site';

/** Stands where an account was closed. */
export const NOBODY = 'nobody';

/** The id that a link's address mentions; null when it leads somewhere. */
export const mentionedBy = (url: string): string | null => /^person:([\w:.-]{1,128})$/.exec(url)?.[1] ?? null;

/** The ids that a text mentions, each once, in the order of the text. Code mentions nobody, as everywhere. */
export function mentionedIn(text: string): string[] {
  return [...new Set(mentionsOf(text).map(({ id }) => id))];
}

/**
 * The text with other ids, and without names: those are looked up when it is read, so that nobody's name is kept.
 * An id that `idOf` does not know becomes `nobody`, which reads as a former user.
 */
export function withMentions(text: string, idOf: (id: string) => string | undefined): string {
  const parts: string[] = [];
  let at = 0;
  for (const { id, start, end, before, after } of mentionsOf(text)) {
    parts.push(text.slice(at, start), before, `person:${idOf(id) ?? NOBODY}`, after);
    at = end;
  }
  return `${parts.join('')}${text.slice(at)}`;
}

/** A mention, where it stands, and what is kept of it around its address. */
interface Mention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

function mentionsOf(text: string): Mention[] {
  const matches = [...text.matchAll(MENTION)];
  const code = matches.length === 0 ? [] : codeIn(text);
  return matches.flatMap((match): Mention[] => {
    const [whole, words, inLink, definition, inDefinition] = match;
    const id = inLink ?? inDefinition ?? '';
    const [start, end] = [match.index, match.index + whole.length];
    const idAt = match.indices?.[inLink === undefined ? 4 : 2]?.[0] ?? start;
    if (isInCode(code, idAt)) return [];
    if (code.some((span) => cuts(span, start, end))) {
      const from = idAt - SCHEME.length;
      return [{ id, start: from, end: idAt + id.length, before: '', after: '' }];
    }
    if (inLink === undefined) return [{ id, start, end, before: definition ?? '', after: '' }];
    return [{ id, start, end, before: `${words === undefined ? '' : '[@'}](`, after: ')' }];
  });
}

const SCHEME = 'person:';

/** Leaving out only a part of some code would make other words code. */
const cuts = (code: CodeSpan, start: number, end: number) =>
  code.start < end && start < code.end && !(code.isInline && start <= code.start && code.end <= end);
