/**
 * A person in a text, in Markdown: a link to `person:` and an id, as one atom, in every way in which Markdown writes a
 * link's address. Words longer than a name, or with brackets of their own, are left as they are: looking for their
 * beginning would take too long, and the id is what may not be kept.
 */
const ADDRESS = String.raw`<?person:([\w:.-]{1,128})>?(?:[ \t\n]{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\)))?`;
const MENTION = new RegExp(
  String.raw`(\[(?:[^[\]\\]|\\.){0,300})?\]\([ \t\n]{0,9}${ADDRESS}[ \t\n]{0,9}\)|^( {0,3}\[(?:[^[\]\\]|\\.){1,300}\]:[ \t]{0,9})${ADDRESS}[ \t]*$`,
  'gim',
);

/** So many people at once are no mention of anybody. */
export const MENTIONS_MOST = 100;

/** Stands where an account was closed. */
export const NOBODY = 'nobody';

/** The id that a link's address mentions; null when it leads somewhere. */
export const mentionedBy = (url: string): string | null => /^person:([\w:.-]{1,128})$/.exec(url)?.[1] ?? null;

/** The ids that a text mentions, each once, in the order of the text. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, , id, , defined]) => id ?? defined ?? ''))];
}

/**
 * The text with other ids, and without names: those are looked up when it is read, so that nobody's name is kept.
 * An id that `idOf` does not know becomes `nobody`, which reads as a former user.
 */
export function withMentions(text: string, idOf: (id: string) => string | undefined): string {
  const address = (id: string) => `person:${idOf(id) ?? NOBODY}`;
  return text.replace(
    MENTION,
    (_whole, words?: string, id?: string, definition?: string, defined?: string) =>
      id === undefined
        ? `${definition ?? ''}${address(defined ?? '')}`
        : `${words === undefined ? '' : '[@'}](${address(id)})`,
  );
}
