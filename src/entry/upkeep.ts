import * as v from 'valibot';
import { waitAfter } from '../app/jira-asking';
import { sweep } from '../app/jira-sync';
import { hourlyUpkeep as keepUp } from '../app/upkeep';
import { world } from '../wiring';

const job = v.object({ body: v.object({ kind: v.literal('migrate') }) });

/** Asked for by whoever met an unknown table. */
export async function upkeepConsumer(payload: unknown): Promise<void> {
  v.parse(job, payload);
  await world.upkeep.migrate();
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
