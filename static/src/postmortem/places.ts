/** Where things of the report stand, for links to them. Sections and lists have `heading-…`. */
export const causePlaceId = (causeId: string): string => `cause-place-${causeId}`;
export const entryPlaceId = (entryId: string): string => `entry-place-${entryId}`;
export const IMPACT_FACTS_PLACE = 'heading-impact-facts';

/** Brings something into view and puts the focus on it. False when it is not on the page. */
export function goToPlace(id: string): boolean {
  const place = document.getElementById(id);
  if (!place) return false;
  if (!place.matches('a[href], button, input, select, textarea')) place.tabIndex = -1;
  place.focus();
  place.scrollIntoView({ block: 'center' });
  return true;
}
