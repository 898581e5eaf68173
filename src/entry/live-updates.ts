import { tellOpenPages } from '../app/live-updates';
import type { World } from '../app/ports';
import { CALLS, type CallName } from '../contract/calls';
import type { Place } from '../contract/fields';

/** Calls of editors that change nothing on the page. */
const ONLY_READ: readonly CallName[] = ['actions.create-form', 'external-summary.open'];

/** Whether a call that succeeded has changed what others see of the postmortem it names. */
const changesPostmortem = (name: CallName): boolean =>
  CALLS[name].access === 'edit-page' && !ONLY_READ.includes(name);

/** After a call that succeeded: whoever has the postmortem open hears of it. Never fails. */
export async function tellAfter(world: World, name: CallName, place: Place | null): Promise<void> {
  if (place !== null && changesPostmortem(name)) await tellOpenPages(world, place);
}
