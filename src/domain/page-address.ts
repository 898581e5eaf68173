/**
 * The page's address without its title, which Confluence hangs behind the id: `…/spaces/ENG/pages/65601/Title+of+it`.
 * It leads to the same page, and whoever may not see that page reads nothing of it.
 */
export function withoutTitle(address: string): string {
  return /^[^?#]*?\/pages\/\d+(?=[/?#]|$)/.exec(address)?.[0] ?? address;
}
