/** Where an action stands in the table, for links to it. */
export const actionPlaceId = (actionId: string): string => `action-place-${actionId}`;

/** Brings an action into view and puts the focus on it; on the table's heading while a filter hides it. */
export function goToAction(actionId: string): void {
  const place = document.getElementById(actionPlaceId(actionId));
  const target = place?.closest<HTMLElement>('button') ?? place ?? document.getElementById('heading-actions');
  if (!target) return;
  if (target.tagName !== 'BUTTON') target.tabIndex = -1;
  target.focus();
}
