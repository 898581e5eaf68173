import type { CheckedInput } from '../contract/calls';
import { Conflict } from '../domain/failure';
import type { Caller, MailSwitch, World } from './ports';

const RELOAD = 'This was changed a moment ago, perhaps in another window. Reload the page and look again.';

/** Whether Debrief reminds people by mail on this site. */
export const reminderSettings = (world: World): Promise<MailSwitch> => world.reminders.siteSwitch();

/** @throws Conflict */
export async function saveReminderSettings(
  world: World,
  caller: Caller,
  input: CheckedInput<'reminders.save-settings'>,
): Promise<{ version: number }> {
  const by = await world.people.idOf(caller.accountId);
  return saveSwitch(world, { of: 'site', by, before: await world.reminders.siteSwitch(), ...input });
}

/**
 * @param edit `by` is a `people.id`; `version` that of the switch as whoever turns it saw it
 * @throws Conflict
 */
export async function saveSwitch(
  world: World,
  edit: {
    readonly of: 'site' | { readonly personId: string };
    readonly by: string;
    readonly before: MailSwitch;
    readonly changeId: string;
    readonly version: number;
    readonly on: boolean;
  },
): Promise<{ version: number }> {
  const committed = await world.reminders.saveSwitch(edit.of, edit.version, edit.on, {
    id: edit.changeId,
    by: edit.by,
    at: new Date(world.clock.now()).toISOString(),
    what: 'reminder-mails-switched',
    before: { on: edit.before.on },
    after: { on: edit.on },
  });
  if (committed.kind === 'conflict') throw new Conflict(RELOAD, null);
  return { version: committed.version };
}
