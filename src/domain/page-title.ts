import { fitted } from './title-fit';
import { localOf } from './timeline-zones';

/** Confluence takes no longer ones. */
const LONGEST = 255;

/**
 * Other titles for a page whose title is taken, the best first: with the day on which the incident began, then
 * numbered.
 * @param day when the incident began and in which zone; null when it is not known
 */
export function otherTitles(
  title: string,
  began: { readonly at: string; readonly zone: string } | null,
): string[] {
  const day = began === null ? null : localOf(began.at, began.zone).date;
  const numbered = / \((\d{1,3})\)$/.exec(title);
  const first = numbered === null ? 2 : Number(numbered[1]) + 1;
  const bare = numbered === null ? title : title.slice(0, numbered.index);
  const suffixes = [
    ...(day === null || title.includes(day) ? [] : [` (${day})`]),
    ...[0, 1, 2, 3].map((more) => ` (${String(first + more)})`),
  ];
  return suffixes.map((suffix) => `${fitted(bare, LONGEST - suffix.length).text}${suffix}`);
}
