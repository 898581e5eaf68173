import { exportMacro } from '../../src/app/macro-export';
import { openPostmortem } from '../../src/app/postmortem';
import { JiraUnavailable } from '../../src/domain/failure';
import { aCaller, aPage, PLACE } from '../support/builders';
import { adfText } from '../support/builders-adf';
import { pressCreate, savedActions } from '../support/builders-saved';
import { drainJobs } from '../support/jobs';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

/** A world with so many linked actions, `Task 0` and so on. */
async function linked(count: number): Promise<MemoryWorld> {
  const world = memoryWorld();
  const titled = Array.from({ length: count }, (_, number) => ({ title: `Task ${String(number)}` }));
  await pressCreate(world, await savedActions(world, titled));
  await drainJobs(world);
  world.issues.reads.length = 0;
  return world;
}

const exported = async (world: MemoryWorld) => adfText(await exportMacro(world, aCaller(), PLACE));
/** How often the table says that an issue is open, and that one is done. */
const states = (text: string) =>
  [/open in Jira/g, /done(?=OPS-)/g].map((word) => text.match(word)?.length ?? 0);
const KNOWN_LAST = 'States of issues are those that Debrief knew last; Jira could not be asked just now.';

describe('states of issues in an export', () => {
  it('are those of Jira at this moment, kept for everybody, and say as of when', async () => {
    const world = await linked(3);
    world.issues.change('10002', { done: true });
    const text = await exported(world);
    expect(states(text)).toEqual([2, 1]);
    expect(text).toMatch(/States of issues as of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\./);
    expect(world.issues.reads).toEqual([['10001', '10002', '10003']]);
    const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
    const kept = answer.kind === 'postmortem' ? answer.postmortem.actions : [];
    expect(kept.map(({ issue }) => issue.issueDone)).toEqual([false, true, false]);
  });

  it('are those known last, and said to be, where Jira does not answer', async () => {
    const world = await linked(2);
    world.issues.change('10001', { done: true });
    world.issues.failures = [new JiraUnavailable()];
    const text = await exported(world);
    expect(states(text)).toEqual([2, 0]);
    expect(text).toContain(KNOWN_LAST);
    expect(text).not.toContain('as of');
    expect(world.log.events()).toContain('macro-export.states');
  });

  it('are never said to be of this moment while Jira may not be asked', async () => {
    const world = await linked(2);
    world.issues.change('10001', { done: true });
    world.db.pausedUntil = new Date(world.clock.now() + 60_000).toISOString();
    const text = await exported(world);
    expect(world.issues.reads).toEqual([]);
    expect(states(text)).toEqual([2, 0]);
    expect(text).toContain(KNOWN_LAST);
  });

  it('are no word of it where no action has an issue', async () => {
    const world = memoryWorld();
    await savedActions(world, [{ title: 'Unlinked' }]);
    const text = await exported(world);
    expect(text).toContain('Unlinked');
    expect(text).not.toContain('States of issues');
    expect(world.issues.reads).toEqual([]);
  });

  it('of more issues than one request reads say which are of now', async () => {
    const world = await linked(101);
    world.issues.change('10001', { done: true });
    world.issues.change('10101', { done: true });
    const text = await exported(world);
    expect(states(text)).toEqual([100, 1]);
    expect(text).toMatch(
      /States of the first 100 issues as of .*; of the others those that Debrief knew last\./,
    );
    expect(world.issues.reads.map((ids) => ids.length)).toEqual([100]);
  });
});
