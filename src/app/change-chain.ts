import * as v from 'valibot';
import type { ChainAnswer, ChainReport, HistoryState } from '../contract/history';
import { CHAIN_BREAKS, type ChainBreak, isCut } from '../domain/change-chain';
import { cutBefore, readRetention } from './history-retention';
import type { ChainPlace, World } from './ports';

/** A function that may still write its copy has ended after this. */
const COPIED_AFTER_MS = 16 * 60_000;
/** What one call of an admin's browser takes at most, and what the hourly upkeep does. */
const CALL_MS = 6_000;
const HOURLY_MS = 20_000;
/** Whoever sees that many has seen enough. */
const MOST_BREAKS = 200;

const WORK = 'change-chain';

const place: v.GenericSchema<unknown, ChainPlace> = v.variant('part', [
  v.object({ part: v.literal('log'), subject: v.string(), id: v.string(), version: v.number() }),
  v.object({ part: v.literal('rows'), subject: v.string(), id: v.string() }),
]);

const found: v.GenericSchema<unknown, ChainBreak> = v.object({
  kind: v.picklist(CHAIN_BREAKS),
  subject: v.string(),
  id: v.string(),
  version: v.number(),
  at: v.string(),
  pageId: v.nullable(v.string()),
});

const report = v.object({
  looked: v.number(),
  breaks: v.array(found),
  more: v.number(),
  endedAt: v.string(),
});

/** A run that is on its way, and what the last complete one found. */
const state = v.object({
  run: v.nullable(v.object({ next: place, looked: v.number(), breaks: v.array(found), more: v.number() })),
  last: v.nullable(report),
});

const NEVER: v.InferOutput<typeof state> = { run: null, last: null };

async function stateOf(world: World): Promise<v.InferOutput<typeof state>> {
  const read = v.safeParse(state, await world.changeLog.state(WORK));
  return read.success ? read.output : NEVER;
}

/** Looks at the log from a place on, for some seconds. The browser asks again until `next` is null. */
export async function checkChain(world: World, after: ChainPlace | null): Promise<ChainAnswer> {
  return look(world, after, CALL_MS);
}

/** What the last complete check of the upkeep found, or null. */
export async function chainReport(world: World): Promise<ChainReport | null> {
  return (await stateOf(world)).last;
}

export async function historyState(world: World): Promise<HistoryState> {
  const { version, value } = await readRetention(world);
  return { report: await chainReport(world), retention: { version, years: value.years } };
}

/** Hourly: goes on with the check where the last hour left it. Whatever was found is logged by number only. */
export async function goOnChecking(world: World): Promise<void> {
  const { run, last } = await stateOf(world);
  const { looked, breaks, next } = await look(world, run?.next ?? null, HOURLY_MS);
  const all = [...(run?.breaks ?? []), ...breaks];
  const sum = {
    looked: looked + (run?.looked ?? 0),
    breaks: all.slice(0, MOST_BREAKS),
    more: (run?.more ?? 0) + Math.max(0, all.length - MOST_BREAKS),
  };
  const at = new Date(world.clock.now()).toISOString();
  if (breaks.length > 0) world.log.info('change-log.broken', { breaks: breaks.length });
  await world.changeLog.keepState(
    WORK,
    at,
    next === null ? { run: null, last: { ...sum, endedAt: at } } : { run: { ...sum, next }, last },
  );
}

async function look(world: World, after: ChainPlace | null, ms: number): Promise<ChainAnswer> {
  const before = await cutBefore(world);
  const began = world.clock.now();
  const breaks: ChainBreak[] = [];
  let looked = 0;
  let next = after;
  do {
    const copiedBefore = new Date(world.clock.now() - COPIED_AFTER_MS).toISOString();
    const slice = await world.changeLog.check(next, copiedBefore);
    breaks.push(...slice.breaks.filter((one) => !isCut(one, before)));
    ({ next } = slice);
    looked += slice.looked;
  } while (next !== null && world.clock.now() - began < ms && breaks.length < MOST_BREAKS);
  return { looked, breaks, next };
}
