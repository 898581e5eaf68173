import type { Place } from '../contract/fields';
import type { LiveOpenAnswer, LiveAccess } from '../contract/live-updates';
import type { OpenAnswer } from '../contract/postmortem';
import type { World } from './ports';

type Around = Pick<World, 'clock' | 'deadline' | 'ids' | 'liveUpdates' | 'log'>;

/** What an invocation keeps for its answer, in milliseconds; telling others may only take what is left. */
const KEPT_FOR_ANSWER_MS = 3_000;

/** One channel a postmortem. Its name tells nobody of which page it is. */
const channelOf = ({ ids }: Pick<World, 'ids'>, { pageId, localId }: Place): string =>
  `postmortem-${ids.digest(JSON.stringify([pageId, localId]))}`;

/**
 * Tells whoever has this postmortem open that something was saved. Called after the commit; never fails. Pages that
 * do not hear of it see the change when they next ask.
 */
export async function tellOpenPages(world: Around, place: Place): Promise<void> {
  if (world.deadline.remainingMs() < KEPT_FOR_ANSWER_MS) return;
  try {
    const became = await world.liveUpdates.publish(channelOf(world, place), world.clock.now());
    // Expected where much is saved at once: whoever looks asks by itself.
    if (became === 'too-many') world.log.info('live-updates.not-told', { why: became });
  } catch (error) {
    world.log.error('live-updates.not-told', error);
  }
}

/**
 * What is read, with access to live updates where the page wants it; both are got at the same time. Only for callers
 * who were found to be allowed to view the page.
 */
export async function withLiveAccess(
  world: Around,
  input: { place: Place; live: boolean },
  read: () => Promise<OpenAnswer>,
): Promise<LiveOpenAnswer> {
  if (!input.live) return read();
  const [answer, live] = await Promise.all([read(), accessTo(world, input.place)]);
  return { ...answer, live };
}

/** Null: this page goes on asking, and nothing else. */
async function accessTo(world: Around, place: Place): Promise<LiveAccess | null> {
  const channel = channelOf(world, place);
  try {
    const listening = await world.liveUpdates.listeningToken(channel);
    if (listening === null) return null;
    return { channel, token: listening.token, forMs: listening.expiresAt - world.clock.now() };
  } catch (error) {
    world.log.error('live-updates.no-access', error);
    return null;
  }
}
