import type { CheckedInput } from '../contract/calls';
import type { MyReminders } from '../contract/reminders';
import { reviewDeadline, reminderWindow } from '../domain/reminders';
import type { Caller, World } from './ports';
import { saveSwitch } from './reminder-settings';

/** With the pages of 50 reviews as many as one request to Confluence may ask about. */
const MOST_ACTIONS = 200;

/**
 * What the caller still has to do. Only what stands on pages that they may see at this moment: their name may stand
 * on a page from before they were shut out of it.
 */
export async function myReminders(world: World, caller: Caller): Promise<MyReminders> {
  const now = world.clock.now();
  const { today, resolvedFrom } = reminderWindow(now);
  const [own, switches] = await Promise.all([
    world.reminders.listOf(caller.accountId, resolvedFrom, MOST_ACTIONS + 1),
    world.reminders.switches(caller.accountId),
  ]);
  const actions = own.actions.slice(0, MOST_ACTIONS);
  const pageIds = [...new Set([...actions, ...own.reviews].map(({ pageId }) => pageId))];
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  const visible = ({ pageId }: { readonly pageId: string }) => seen.has(pageId);
  return {
    today,
    actions: actions.filter(visible),
    more: own.actions.length > MOST_ACTIONS,
    reviews: own.reviews.filter(visible).map(({ resolvedAt, ...review }) => {
      const deadline = reviewDeadline(resolvedAt);
      return { ...review, deadline, overdue: Date.parse(deadline) <= now };
    }),
    mails: { site: switches.site, mine: switches.person },
  };
}

/** @throws Conflict */
export async function mute(
  world: World,
  caller: Caller,
  input: CheckedInput<'reminders.mute'>,
): Promise<{ version: number }> {
  const { person } = await world.reminders.switches(caller.accountId);
  const personId = await world.people.idOf(caller.accountId);
  return saveSwitch(world, {
    of: { personId },
    by: personId,
    before: person,
    changeId: input.changeId,
    version: input.version,
    on: !input.muted,
  });
}
