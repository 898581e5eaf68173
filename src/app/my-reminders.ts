import type { CheckedInput } from '../contract/calls';
import type { MyReminders } from '../contract/reminders';
import { postmortemReminders, reminderWindow, reviewDue } from '../domain/reminders';
import type { Caller, RecordedPostmortem, World } from './ports';
import { saveSwitch } from './reminder-settings';
import { REVIEW_DEADLINES } from './review-deadlines';
import { readSetting } from './site-settings';

/** With the pages of 50 postmortems as many as one request to Confluence may ask about. */
const MOST_ACTIONS = 200;

/**
 * What the caller still has to do. Only what stands on pages that they may see at this moment: their name may stand
 * on a page from before they were shut out of it.
 */
export async function myReminders(world: World, caller: Caller): Promise<MyReminders> {
  const now = world.clock.now();
  const { value: rules } = await readSetting(world, REVIEW_DEADLINES);
  const window = reminderWindow(now, rules);
  const [own, switches] = await Promise.all([
    world.reminders.listOf(caller.accountId, window, MOST_ACTIONS + 1),
    world.reminders.switches(caller.accountId),
  ]);
  const actions = own.actions.slice(0, MOST_ACTIONS);
  const pageIds = [...new Set([...actions, ...own.postmortems].map(({ pageId }) => pageId))];
  const seen = pageIds.length === 0 ? new Map<string, string>() : await world.pages.titlesForUser(pageIds);
  const visible = ({ pageId }: { readonly pageId: string }) => seen.has(pageId);
  const postmortems = own.postmortems.filter(visible);
  return {
    today: window.today,
    actions: actions.filter(visible),
    more: own.actions.length > MOST_ACTIONS,
    reviews: postmortems
      .flatMap((postmortem) => {
        const deadline = reviewDue(postmortem, rules, now);
        if (deadline === null) return [];
        return { ...named(postmortem), deadline, overdue: Date.parse(deadline) <= now };
      })
      .sort((a, b) => (a.deadline < b.deadline ? -1 : 1)),
    old: postmortems
      .flatMap((postmortem) => {
        const kinds = new Set(postmortemReminders(postmortem, rules, now).map(({ kind }) => kind));
        const [openActions, unfinished] = [kinds.has('still-open'), kinds.has('unfinished')];
        if (!openActions && !unfinished) return [];
        return { ...named(postmortem), resolvedAt: postmortem.resolvedAt, openActions, unfinished };
      })
      .reverse(),
    mails: { site: switches.site, mine: switches.person },
  };
}

const named = ({ id, title, pageId }: RecordedPostmortem) => ({
  postmortemId: id,
  postmortemTitle: title,
  pageId,
});

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
