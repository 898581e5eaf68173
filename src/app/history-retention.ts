import * as v from 'valibot';
import { cutDay } from '../domain/change-chain';
import { type Retention, RETENTION_FEWEST_YEARS, RETENTION_MOST_YEARS } from '../domain/history-retention';
import type { Caller, World } from './ports';
import { readSetting, saveSetting, type SiteSetting } from './site-settings';

const AT_ONCE = 200;
/** Slices that one hour takes; the next goes on. */
const SLICES = 20;

const RETENTION: SiteSetting<Retention> = {
  name: 'history-retention',
  shape: v.object({
    years: v.nullable(
      v.pipe(v.number(), v.integer(), v.minValue(RETENTION_FEWEST_YEARS), v.maxValue(RETENTION_MOST_YEARS)),
    ),
  }),
  otherwise: { years: null },
};

/** Up to which day changes were ever taken out; said before the first of them goes. */
const CUT: SiteSetting<{ readonly before: string | null }> = {
  name: 'history-cut',
  shape: v.object({ before: v.nullable(v.string()) }),
  otherwise: { before: null },
};

export const readRetention = (world: World) => readSetting(world, RETENTION);

export const saveRetention = (
  world: World,
  caller: Caller,
  { changeId, version, years }: { changeId: string; version: number; years: number | null },
) => saveSetting(world, caller, RETENTION, { changeId, version, value: { years } });

/** UTC, or null where nothing was ever taken out. */
export const cutBefore = async (world: World): Promise<string | null> =>
  (await readSetting(world, CUT)).value.before;

/**
 * Hourly: takes out changes of postmortems that are older than an admin wants them kept, the oldest of each row first.
 * The last one from before that day stays, for it says what held from then on.
 */
export async function keepRetention(world: World): Promise<void> {
  const { years } = (await readRetention(world)).value;
  if (years === null) return;
  const before = cutDay(world.clock.now(), years);
  for (let slices = 0; slices < SLICES; slices += 1) {
    const outdated = await world.changeLog.outdated(before, AT_ONCE);
    if (outdated.length === 0) return;
    if (slices === 0) await sayCut(world, before);
    await world.changeLog.cut(outdated);
    world.log.info('history.cut', { changes: outdated.length });
  }
}

/** A change of its own, by the app. */
async function sayCut(world: World, before: string): Promise<void> {
  const now = await readSetting(world, CUT);
  if (now.value.before !== null && now.value.before >= before) return;
  const committed = await world.siteSettings.save(
    CUT.name,
    now.version,
    { before },
    {
      id: world.ids.next(),
      by: null,
      at: new Date(world.clock.now()).toISOString(),
      what: 'history-cut',
      before: now.version === 0 ? null : now.value,
      after: { before },
    },
  );
  if (committed.kind === 'conflict') throw new Error('another run of the upkeep cuts the history');
}
