import { PRIORITIES, type Priority } from './actions';

/** Priority ids as a project offers them, highest first. Their names are translated and say nothing. */
export type OfferedPriorities = readonly { readonly id: string; readonly name: string }[];

/**
 * The project's priority for ours, by its place in the list: with four or more the first four match one to one,
 * fewer are spread. Null when the project offers none.
 */
export function priorityIn(offered: OfferedPriorities, priority: Priority): string | null {
  return offered[placeOf(PRIORITIES.indexOf(priority), offered.length)]?.id ?? null;
}

function placeOf(ours: number, offered: number): number {
  if (offered >= PRIORITIES.length) return ours;
  return Math.round((ours * (offered - 1)) / (PRIORITIES.length - 1));
}

/**
 * Ours for the project's, so that `priorityFrom(priorityIn(p))` is p wherever Jira can tell them apart; of several
 * of ours the highest. Anything below the fourth is low. Null when Jira has no priority, or none that is offered.
 */
export function priorityFrom(offered: OfferedPriorities, id: string | null): Priority | null {
  const place = offered.findIndex((one) => one.id === id);
  if (place < 0) return null;
  return PRIORITIES.find((_, ours) => placeOf(ours, offered.length) >= place) ?? 'low';
}
