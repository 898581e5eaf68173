/** Where things of the report stand, for links to them. Sections and lists have `heading-…`. */
export const causePlaceId = (causeId: string): string => `cause-place-${causeId}`;
export const chainPlaceId = (chainId: string): string => `chain-place-${chainId}`;
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

const LOOKS_EVERY_MS = 20;
const MOST_LOOKS = 100;

/** Goes there as soon as it is drawn: what has just been saved is not yet, or still stands where it was. */
export function goToPlaceOnceDrawn(id: string): void {
  const before = document.getElementById(id);
  const look = (looks: number) => {
    const isDrawn = document.getElementById(id) !== before;
    if (isDrawn) goToPlace(id);
    else if (looks < MOST_LOOKS) setTimeout(() => look(looks + 1), LOOKS_EVERY_MS);
  };
  look(0);
}
