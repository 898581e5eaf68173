import { readTimelinePaste } from '../../src/domain/timeline-paste';

const paste = (text: string) => readTimelinePaste(text, { day: '2026-03-04', zone: 'America/New_York' });

describe('a large paste', () => {
  const LINES = 9000;
  const repeated = (line: (index: number) => string) =>
    Array.from({ length: LINES }, (_, index) => line(index)).join('\n');

  it.each([
    ['lines', repeated((index) => `10:05 ${'word '.repeat(20)}${String(index)}, Grafana`)],
    ['a transcript', repeated((index) => `Anna Smith  10:05 AM\n${'word '.repeat(18)}${String(index)}`)],
    ['tabs', repeated((index) => `10:05\t${'word '.repeat(20)}${String(index)}\tGrafana`)],
    [
      'CSV',
      `time,event,source\n${repeated((index) => `10:05,"${'word, '.repeat(16)}${String(index)}",Grafana`)}`,
    ],
    ['quotes that never close', '10:05,"a\n'.repeat(100_000)],
  ])('of %s is read up to 500 entries, and says how to go on', (_, text) => {
    const { entries, notes } = paste(text);
    expect(entries).toHaveLength(500);
    expect(notes).toContainEqual(expect.stringMatching(/^Only the first 500 rows are shown; \d+ follow\./));
  });

  it.each([
    ['spaces', `${' '.repeat(500_000)}x${' '.repeat(400_000)}x`],
    ['dashes', `${'-'.repeat(500_000)} ${'- '.repeat(200_000)}`],
    ['times', '10:05'.repeat(200_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['pipes and stars', '|**'.repeat(300_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['links and marks', `10:05 ${'<http://'.repeat(100_000)}`],
  ])('of %s is one entry within what a text may hold', (_, text) => {
    const { entries } = paste(text);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.text.length).toBeLessThanOrEqual(4000);
    expect(entries[0]?.notes.join('').length).toBeLessThan(text.length + 500);
  });
});
