import { codeIn, isInCode } from '../../../src/contract/markdown-code';

const PERSON = /^person:(.*)$/i;

/** Addresses a link may lead to: the web, mail, phones, and places of the same site. */
export function isSafeLink(href: string): boolean {
  // Browsers skip blanks and control characters in a scheme.
  const visible = Array.from(href)
    .filter((sign) => sign.charCodeAt(0) > 32)
    .join('');
  const scheme = /^([^/?#]*?):/.exec(visible)?.[1];
  return scheme === undefined || /^(https?|mailto|tel|xmpp|ircs?)$/i.test(scheme);
}

/** The account that a `person:` address names; null for any other address. */
export function personOf(href: string): string | null {
  const id = PERSON.exec(href)?.[1];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Every account that a Markdown text mentions, in its order. Code mentions nobody. */
export function peopleIn(markdown: string): string[] {
  const matches = [...markdown.matchAll(/\]\(<?person:([^\s)>]*)/gi)];
  const code = matches.length === 0 ? [] : codeIn(markdown);
  const found = matches.filter(({ index }) => !isInCode(code, index)).map((match) => match[1] ?? '');
  return [...new Set(found.map((id) => personOf(`person:${id}`) ?? '').filter((id) => id !== ''))];
}
