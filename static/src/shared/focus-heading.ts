/**
 * Puts the focus on a section's heading. When what had the focus is gone, a keyboard goes on from there and not from
 * the top of the page.
 */
export function focusHeading(section: Element | null | undefined): void {
  const heading = section?.querySelector<HTMLElement>('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
