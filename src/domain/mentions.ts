/** A person in a text, in Markdown: a link to `person:` and an id, as one atom. */
const MENTION = /\[((?:[^[\]\\]|\\.)*)\]\(person:([\w:.-]{1,128})\)/g;

/** So many people at once are no mention of anybody. */
export const MENTIONS_MOST = 100;

/** Stands where an account was closed. */
export const NOBODY = 'nobody';

/** The id that a link's address mentions; null when it leads somewhere. */
export const mentionedBy = (url: string): string | null => /^person:([\w:.-]{1,128})$/.exec(url)?.[1] ?? null;

/** The ids that a text mentions, each once, in the order of the text. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, , id]) => id ?? ''))];
}

/**
 * The text with other ids, and without names: those are looked up when it is read, so that nobody's name is kept.
 * An id that `idOf` does not know becomes `nobody`, which reads as a former user.
 */
export function withMentions(text: string, idOf: (id: string) => string | undefined): string {
  return text.replace(MENTION, (_whole, _name: string, id: string) => `[@](person:${idOf(id) ?? NOBODY})`);
}
