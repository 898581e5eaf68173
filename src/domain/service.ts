export const SERVICE_NAME_MAX_LENGTH = 100;

/** Normalising may lengthen a name: one Arabic ligature stands for eighteen letters. */
export const SERVICE_KEY_MAX_LENGTH = 200;

/**
 * The key under which a service's name is compared: two names that a person would read as the same have the same
 * key. Unicode-normalised, in lower case; runs of anything but letters, their marks (vowels of many scripts are
 * marks) and digits become one hyphen.
 */
export function serviceKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** What the log says of a service that somebody named on a page, as long as no admin has touched it. */
export const NAMED_ON_A_PAGE = 'service-named-on-page';
