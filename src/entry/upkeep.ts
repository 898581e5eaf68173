import * as v from 'valibot';
import { waitAfter } from '../app/jira-asking';
import { sweep } from '../app/jira-sync';
import { reportPersonalData, startReport } from '../app/personal-data';
import { MOST_NAMED, tellBylines } from '../app/release-gate-bylines';
import { hourlyUpkeep as keepUp } from '../app/upkeep';
import { instant } from '../contract/fields';
import { world } from '../wiring';

const ids = v.pipe(v.array(v.string()), v.maxLength(MOST_NAMED));
const bylineScope = v.variant('of', [
  v.object({ of: v.literal('all') }),
  v.object({ of: v.literal('pages'), ids }),
  v.object({ of: v.literal('postmortems'), ids }),
]);

const job = v.object({
  body: v.variant('kind', [
    v.object({ kind: v.literal('migrate') }),
    v.object({ kind: v.literal('bylines'), scope: bylineScope }),
    v.object({ kind: v.literal('personal-data'), startedAt: instant, attempts: v.number() }),
  ]),
});

/** Asked for by whoever met an unknown table, and by the week's run. May come twice. */
export async function upkeepConsumer(payload: unknown): Promise<void> {
  const { body } = v.parse(job, payload);
  if (body.kind === 'migrate') await world.upkeep.migrate();
  else if (body.kind === 'bylines') await tellBylines(world, body.scope);
  else await reportPersonalData(world, body);
}

export async function weeklyPersonalData(): Promise<void> {
  await startReport(world);
}

export async function hourlyUpkeep(): Promise<void> {
  await keepUp(world);
}

/** Without Jira there is nothing to sweep; the gate notices by itself that nothing was confirmed. */
export async function hourlySweep(): Promise<void> {
  try {
    await sweep(world);
  } catch (error) {
    if ((await waitAfter(world, error, 0)) === null) throw error;
    world.log.error('sweep.without-jira', error);
  }
}

/** Installed or upgraded: the schema can be made before anybody opens a page. */
export async function lifecycle(): Promise<void> {
  await world.upkeep.migrate();
}
