export const SERVICE_NAME_MAX_LENGTH = 100;

/**
 * The key under which a service's name is compared: two names that a person would read as the same have the same
 * key. Unicode-normalised, case-folded, runs of anything but letters and digits become one hyphen.
 */
export function serviceKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
