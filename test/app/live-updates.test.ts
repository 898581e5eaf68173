import { tellOpenPages, withLiveAccess } from '../../src/app/live-updates';
import type { OpenAnswer } from '../../src/contract/postmortem';
import { memoryWorld } from '../support/ports-world';

const PLACE = { pageId: '4711', localId: 'macro-1' };
const DRAFT: OpenAnswer = { kind: 'draft', mayEdit: true, template: null };
const read = async () => DRAFT;

describe('telling open pages', () => {
  it('says a version and nothing else, greater each time', async () => {
    const world = memoryWorld();
    await tellOpenPages(world, PLACE);
    world.clock.advance(5);
    await tellOpenPages(world, PLACE);
    const [first, second] = world.liveUpdates.said;
    expect(Object.keys(first ?? {})).toEqual(['channel', 'version']);
    expect(second?.version).toBe((first?.version ?? 0) + 5);
    expect(second?.channel).toBe(first?.channel);
  });

  it('has a channel for each postmortem, whose name tells nobody of which page it is', async () => {
    const world = memoryWorld();
    await tellOpenPages(world, PLACE);
    await tellOpenPages(world, { ...PLACE, localId: 'macro-2' });
    await tellOpenPages(world, { ...PLACE, pageId: '4712' });
    const channels = world.liveUpdates.said.map(({ channel }) => channel);
    expect(new Set(channels).size).toBe(3);
    for (const channel of channels) expect(channel).toMatch(/^postmortem-[0-9a-f]{64}$/);
  });

  it('never fails, and says in the log that nobody was told', async () => {
    const world = memoryWorld();
    world.liveUpdates.broken = true;
    await tellOpenPages(world, PLACE);
    expect(world.log.lines).toEqual([
      { level: 'error', event: 'live-updates.not-told', error: expect.any(Error), facts: {} },
    ]);
  });

  it('says in one quiet line that the platform takes no more for the moment', async () => {
    const world = memoryWorld();
    world.liveUpdates.limited = true;
    await tellOpenPages(world, PLACE);
    expect(world.log.lines).toMatchObject([
      { level: 'info', event: 'live-updates.not-told', facts: { why: 'too-many' } },
    ]);
  });

  it('takes no time from an answer that is due', async () => {
    const world = memoryWorld();
    world.deadline.ms = 2_000;
    await tellOpenPages(world, PLACE);
    expect(world.liveUpdates.said).toEqual([]);
  });
});

describe('access to live updates', () => {
  it('is given with what is read, where it is asked for, to the channel that is told', async () => {
    const world = memoryWorld();
    await tellOpenPages(world, PLACE);
    const channel = world.liveUpdates.said[0]?.channel;
    expect(await withLiveAccess(world, { place: PLACE, live: true }, read)).toEqual({
      ...DRAFT,
      live: { channel, token: `listens on ${channel ?? ''}`, forMs: 900_000 },
    });
    expect(await withLiveAccess(world, { place: PLACE, live: false }, read)).toEqual(DRAFT);
    expect(world.liveUpdates.listening).toEqual([channel]);
  });

  it('is null while there are no live updates; the page opens all the same', async () => {
    const world = memoryWorld();
    world.liveUpdates.broken = true;
    expect(await withLiveAccess(world, { place: PLACE, live: true }, read)).toEqual({ ...DRAFT, live: null });
    expect(world.log.events()).toEqual(['live-updates.no-access']);
  });

  it('is null without a word in the log while the platform is left in peace', async () => {
    const world = memoryWorld();
    world.liveUpdates.resting = true;
    expect(await withLiveAccess(world, { place: PLACE, live: true }, read)).toEqual({ ...DRAFT, live: null });
    await tellOpenPages(world, PLACE);
    expect(world.log.lines).toEqual([]);
  });
});
