import { type BylineWords, bylineWords } from '../domain/release-gate-byline';
import { freshnessAt } from '../domain/release-gate';
import type { BylineScope, DueByline, KeptProperty, World } from './ports';

/** Pages of one run: each is a request, or three where somebody else wrote the property. */
const MOST_AT_ONCE = 50;
/** Never begin with another page when the function may be cut off in the middle of it. */
const LEAVE_MS = 12_000;
/** A page that the app cannot reach is tried again after so long. */
const RETRY_MS = 24 * 60 * 60 * 1000;
/** After so many failures Confluence is left in peace until the next run. */
const MOST_FAILURES = 3;
const NEXT_RUN_SECONDS = 60;

/** A job names no more pages or postmortems than that; it looks at all of them instead. */
export const MOST_NAMED = 200;

/** What an invocation keeps for its answer, in milliseconds. */
const KEPT_FOR_ANSWER_MS = 3_000;

/** Something was saved that bylines may speak of; a job looks. Called after the commit; never fails. */
export async function bylinesMayDiffer(world: World, scope: BylineScope): Promise<void> {
  if (world.deadline.remainingMs() < KEPT_FOR_ANSWER_MS) return;
  try {
    const isMany = scope.of !== 'all' && scope.ids.length > MOST_NAMED;
    await world.queues.tellBylines(isMany ? { of: 'all' } : scope, 0);
  } catch (error) {
    // The hourly upkeep looks at all of them.
    world.log.error('bylines.not-queued', error);
  }
}

/**
 * Brings the bylines in scope up to date: one statement says whose words may differ, and nothing is asked of Confluence
 * for the others. A page that fails is left to the next run; so is what does not fit into this one, soon.
 */
export async function tellBylines(world: World, scope: BylineScope): Promise<void> {
  const now = world.clock.now();
  const retryBefore = new Date(now - RETRY_MS).toISOString();
  const due = await world.gateBylines.due(scope, freshnessAt(now), retryBefore, MOST_AT_ONCE);
  let failures = 0;
  for (const [index, byline] of due.entries()) {
    if (world.deadline.remainingMs() < LEAVE_MS || failures === MOST_FAILURES) {
      world.log.info('bylines.later', { left: due.length - index });
      return;
    }
    try {
      await tellOne(world, byline);
    } catch (error) {
      failures += 1;
      world.log.error('byline.not-told', error);
    }
  }
  if (due.length === MOST_AT_ONCE) await world.queues.tellBylines(scope, NEXT_RUN_SECONDS);
}

async function tellOne(world: World, { pageId, services, open, state, told }: DueByline): Promise<void> {
  if (services.length === 0) {
    if (told !== null) await world.bylineProperties.remove(pageId, told.id);
    await world.gateBylines.forget(pageId);
    return;
  }
  const words = bylineWords(services, open);
  const property =
    told !== null && isSame(told.words, words) ? told : await write(world, pageId, told, words);
  const skippedAt = property === null ? new Date(world.clock.now()).toISOString() : null;
  await world.gateBylines.told({ pageId, state, words, property, skippedAt });
}

const isSame = (a: BylineWords | null, b: BylineWords): boolean =>
  a !== null && a.title === b.title && a.tooltip === b.tooltip;

/** The property as it is now; null: the app cannot reach the page. */
async function write(
  world: World,
  pageId: string,
  known: KeptProperty | null,
  words: BylineWords,
): Promise<KeptProperty | null> {
  if (known === null) {
    const created = await world.bylineProperties.create(pageId, words);
    if (created === 'unreachable') return null;
    if (created !== 'taken') return created;
  } else {
    const updated = await world.bylineProperties.update(pageId, known, words);
    if (updated !== 'lost' && updated !== 'stale') return updated;
  }
  return writeOver(world, pageId, words);
}

/**
 * Takes the property that is there, whoever wrote it: a function that was cut off, or somebody who copied a page. Of
 * several Confluence would show none, so one stays.
 */
async function writeOver(world: World, pageId: string, words: BylineWords): Promise<KeptProperty | null> {
  const found = await world.bylineProperties.find(pageId);
  if (found === null) return null;
  const [first, ...others] = found;
  for (const { id } of others) await world.bylineProperties.remove(pageId, id);
  if (first !== undefined) {
    if (isSame(first.words, words)) return first;
    const updated = await world.bylineProperties.update(pageId, first, words);
    if (updated !== 'lost' && updated !== 'stale') return updated;
    throw new Error(`the byline was written by somebody else, too: ${updated}`);
  }
  const created = await world.bylineProperties.create(pageId, words);
  if (created === 'unreachable') return null;
  if (created === 'taken') throw new Error('the byline is there and is not');
  return created;
}

/**
 * A page may be copied with its properties, and then carries a byline that speaks of the services of another page; it
 * goes, unless the copy names services itself by now: then the next look writes it over. Two statements, and no request
 * for a copy of a page that is none of ours. Repeating it is fine.
 */
export async function bylineOfCopy(world: World, pageId: string, originId: string): Promise<void> {
  if ((await world.postmortems.onPage(originId)).length === 0) return;
  const own = await world.gateBylines.ofPage(pageId, freshnessAt(world.clock.now()));
  if (own.services.length > 0) return;
  for (const { id } of (await world.bylineProperties.find(pageId)) ?? [])
    await world.bylineProperties.remove(pageId, id);
}
