import { removeListRow } from '../../src/app/list-rows';
import { openPostmortem } from '../../src/app/postmortem';
import { saveSection } from '../../src/app/sections';
import { addEntries } from '../../src/app/timeline';
import { InvalidInput } from '../../src/domain/failure';
import { aCaller, anEdit, anEntry, aPage, PLACE } from '../support/builders';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const opened = async (world: MemoryWorld) => {
  const answer = await openPostmortem(world, aCaller(), aPage(), PLACE);
  return answer.kind === 'postmortem' ? answer.postmortem : null;
};
const summary = (value: string, version = 0) => ({ section: 'summary' as const, version, value });

describe('a postmortem as long as one page can show', () => {
  /** 30,000 characters of three bytes each. */
  const long = '字'.repeat(30_000);
  const entries = (howMany: number) =>
    Array.from({ length: howMany }, () => ({ ...anEntry(), text: long.slice(0, 4000) }));

  async function full() {
    const world = memoryWorld();
    for (let time = 0; time < 2; time += 1) await addEntries(world, anEdit(), entries(100));
    await addEntries(world, anEdit(), entries(45));
    return world;
  }

  it('takes no longer text, but shorter ones, and grows again after that', async () => {
    const world = await full();
    await expect(addEntries(world, anEdit(), entries(10))).rejects.toThrow(InvalidInput);
    await expect(saveSection(world, anEdit(), summary(long))).rejects.toThrow(/as long as one page can show/);
    const short = await saveSection(world, anEdit(), summary('Short.'));
    await saveSection(world, anEdit(), summary('S.', short.version));
    const [entry] = (await opened(world))?.timeline ?? [];
    if (!entry) throw new Error('no entry');
    await removeListRow(world, world.timeline, 'timeline-entry', anEdit(), {
      id: entry.value.id,
      version: entry.version,
    });
    await addEntries(world, anEdit(), entries(1));
  });
});
