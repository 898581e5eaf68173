import { evidence } from '../../src/app/control-lists';
import { saveControls } from '../../src/app/controls';
import { saveListRow } from '../../src/app/list-rows';
import { saveHeader } from '../../src/app/postmortem';
import { periodSummary } from '../../src/app/period-summary';
import { saveSection } from '../../src/app/sections';
import { aCause, aHeader, anEdit, aPage } from '../support/builders';
import { memoryWorld, type MemoryWorld } from '../support/ports-world';

const RANGE = { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z', after: null };

const on = (pageId: string) => anEdit({ place: { pageId, localId: 'macro' }, page: aPage({ pageId }) });

/** A postmortem whose every word is `word`. */
async function written(world: MemoryWorld, pageId: string, word: string): Promise<void> {
  await saveHeader(world, on(pageId), { version: 0, value: aHeader({ title: word }) });
  await saveSection(world, on(pageId), { section: 'summary', version: 0, value: `${word} [@](person:ada)` });
  const cause = aCause({ text: word });
  await saveListRow(world, world.causes, 'cause', on(pageId), { version: 0, value: cause });
  await saveControls(world, on(pageId), {
    subject: cause.id,
    version: 0,
    value: { controls: ['soc-2:CC7.4'] },
  });
}

describe('lists over all postmortems', () => {
  it('hold what the caller may see, and not a word of anything else', async () => {
    const world = memoryWorld();
    await written(world, '801', 'Plain');
    await written(world, '802', 'Planted');
    world.pages.pages.set('801', aPage({ pageId: '801' }));
    const answers = [await periodSummary(world, RANGE), await evidence(world, '')];
    expect(answers[0]).toMatchObject({ entries: [{ title: 'Plain', summary: 'Plain someone' }], next: null });
    expect(answers[1]).toMatchObject({
      evidence: [{ text: 'Plain', controls: ['soc-2:CC7.4'] }],
      next: null,
    });
    expect(JSON.stringify(answers)).not.toContain('Planted');
    expect(JSON.stringify(answers)).not.toContain('ada');
  });

  it('stop before the time is over, and go on where they stopped', async () => {
    const world = memoryWorld();
    for (let number = 0; number < 25; number += 1) {
      const pageId = String(900 + number);
      world.pages.pages.set(pageId, aPage({ pageId }));
      await saveHeader(world, on(pageId), { version: 0, value: aHeader({ title: pageId }) });
    }
    world.deadline.ms = 5_000;
    const first = await periodSummary(world, RANGE);
    expect(first.entries).toHaveLength(10);
    const second = await periodSummary(world, { ...RANGE, after: first.next });
    const third = await periodSummary(world, { ...RANGE, after: second.next });
    expect([second.entries.length, third.entries.length, third.next]).toEqual([10, 5, null]);
    const titles = [first, second, third].flatMap(({ entries }) => entries.map(({ title }) => title));
    expect(new Set(titles).size).toBe(25);
  });

  it('of more than one answer go on until all was told, each once', async () => {
    const world = memoryWorld();
    for (let number = 0; number < 120; number += 1) {
      const pageId = String(900 + number);
      world.pages.pages.set(pageId, aPage({ pageId }));
      await saveHeader(world, on(pageId), { version: 0, value: aHeader({ title: pageId }) });
    }
    const titles: string[] = [];
    let after: { at: string; id: string } | null = null;
    do {
      const answer = await periodSummary(world, { ...RANGE, after });
      titles.push(...answer.entries.map(({ title }) => title));
      after = answer.next;
    } while (after !== null);
    expect(titles).toHaveLength(120);
    expect(new Set(titles).size).toBe(120);
  });
});
