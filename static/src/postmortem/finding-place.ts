import type { Place } from '../../../src/contract/quality-checks';
import { PLAN_PLACE, rolePlaceId } from '../review/review-places';
import { sharedTexts } from '../texts/shared';
import { cellButtonId } from './action-cell';
import { goToAction } from './action-place';
import { causePlaceId, entryPlaceId, goToPlace, IMPACT_FACTS_PLACE } from './places';

/** Brings what a check found into view, and opens its editor where that is what helps. */
export function goToFinding(place: Place): void {
  switch (place.kind) {
    case 'section':
      return edit(
        document.getElementById(`heading-${place.key}`)?.closest('section'),
        `heading-${place.key}`,
      );
    case 'impact':
      return edit(document.getElementById(IMPACT_FACTS_PLACE)?.closest('section'), IMPACT_FACTS_PLACE);
    case 'header':
      return edit(document.querySelector('main header'), '');
    case 'list':
      goToPlace(`heading-${place.list}`);
      return;
    case 'cause':
      return edit(document.getElementById(causePlaceId(place.id)), causePlaceId(place.id));
    case 'entry':
      if (!document.getElementById(entryPlaceId(place.id))) goToPlace('heading-timeline');
      else edit(document.getElementById(entryPlaceId(place.id)), entryPlaceId(place.id));
      return;
    case 'action':
      return goToCell(place.id, place.field);
    case 'stakeholders':
      return edit(document.getElementById(rolePlaceId('stakeholders')), rolePlaceId('stakeholders'));
    case 'review':
      return edit(document.getElementById(PLAN_PLACE), PLAN_PLACE);
  }
}

/** Opens the editor of an element; where it is open, goes on in it; who may not write is led to the place. */
function edit(around: Element | null | undefined, placeId: string): void {
  const button = [...(around?.querySelectorAll<HTMLElement>('button[aria-label]') ?? [])].find((each) =>
    each.getAttribute('aria-label')?.startsWith(`${sharedTexts.edit} `),
  );
  const target = button ?? around?.querySelector<HTMLElement>('textarea, [contenteditable=true], input');
  around?.scrollIntoView({ block: 'nearest' });
  if (button) button.click();
  else if (target) target.focus();
  else goToPlace(placeId);
}

function goToCell(actionId: string, field: 'title' | 'owner' | 'dueOn' | null): void {
  goToAction(actionId);
  if (field !== null) document.getElementById(cellButtonId(actionId, field))?.click();
}
