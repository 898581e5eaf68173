import * as v from 'valibot';
import { Conflict } from '../domain/failure';
import type { Caller, SiteSettings, World } from './ports';

const RELOAD = 'This was changed a moment ago, perhaps in another window. Reload the page and look again.';

/** One setting of the whole site: its name in the store, what it looks like, and what holds until somebody says. */
export interface SiteSetting<T> {
  /** At most 30 characters. */
  readonly name: string;
  readonly shape: v.GenericSchema<unknown, T>;
  readonly otherwise: T;
}

/** Version 0: nobody ever said. A value that this code cannot read any more counts as never said, under its version. */
export async function readSetting<T>(
  world: Pick<World, 'log'> & { readonly siteSettings: Pick<SiteSettings, 'read'> },
  setting: SiteSetting<T>,
): Promise<{ readonly version: number; readonly value: T }> {
  const found = await world.siteSettings.read(setting.name);
  if (found === null) return { version: 0, value: setting.otherwise };
  const read = v.safeParse(setting.shape, found.value);
  if (!read.success) world.log.error('setting.unreadable', new Error(setting.name));
  return { version: found.version, value: read.success ? read.output : setting.otherwise };
}

/**
 * Saves a setting of the site as one recorded change. Who may is said by the calls table.
 * @throws Conflict when somebody saved it since `version`
 */
export async function saveSetting<T>(
  world: World,
  caller: Caller,
  setting: SiteSetting<T>,
  input: { readonly changeId: string; readonly version: number; readonly value: T },
): Promise<{ readonly version: number; readonly value: T }> {
  const before = await readSetting(world, setting);
  const committed = await world.siteSettings.save(setting.name, input.version, input.value, {
    id: input.changeId,
    by: await world.people.idOf(caller.accountId),
    at: new Date(world.clock.now()).toISOString(),
    what: `${setting.name}-set`,
    before: before.version === 0 ? null : before.value,
    after: input.value,
  });
  if (committed.kind === 'done') return { version: committed.version, value: input.value };
  const now = await readSetting(world, setting);
  throw new Conflict(RELOAD, { version: now.version, value: now.value });
}
