import fs from 'node:fs';
import path from 'node:path';
import { vagueWording } from '../../src/domain/wording';
import { CHECKABLE, CHECKABLE_LATER, VAGUE, VAGUE_LATER } from './wording-sentences';

describe('vague tasks', () => {
  it.each([
    ['known to the rules', VAGUE, CHECKABLE],
    ['written after them', VAGUE_LATER, CHECKABLE_LATER],
  ])('are told from checkable ones: %s', (_which, vague, checkable) => {
    expect(new Set([...vague, ...checkable]).size).toBe(vague.length + checkable.length);
    expect(vague.length + checkable.length).toBeGreaterThanOrEqual(60);
    const hits = vague.filter((task) => vagueWording(task) !== null).length;
    const disturbed = checkable.filter((task) => vagueWording(task) !== null).length;
    expect(hits / (hits + disturbed)).toBeGreaterThanOrEqual(0.95);
    expect(hits / vague.length).toBeGreaterThanOrEqual(0.8);
  });

  it('get a question, and the words it is about', () => {
    for (const task of VAGUE) {
      const hint = vagueWording(task);
      if (hint === null) continue;
      expect(task).toContain(hint.words);
      expect(hint.question).toMatch(/[?.]$/);
      expect(hint.question.length).toBeLessThan(140);
    }
    expect(vagueWording('Be more careful with deploys')?.question).toMatch(/nobody is careful/);
    expect(vagueWording('Train people on the tool')?.question).toMatch(/able to do/);
  });

  it('are no longer vague once they say how one sees that they are done', () => {
    for (const [vague, checkable] of [
      ['Improve checkout latency', 'Improve checkout latency to below 300 ms'],
      ['Investigate the leak', 'Investigate the leak until the allocating call is named'],
      [
        'Monitor the queue more closely',
        'Monitor the queue more closely: alert when it holds 1,000 messages',
      ],
      ['Review the runbooks', 'Review the runbooks every quarter'],
      ['Train on-call', 'Train on-call with a game day'],
      ['Be careful with deploys', 'Be careful with deploys: the pipeline fails when the plan is stale'],
    ] as const) {
      expect([vague, vagueWording(vague)]).not.toEqual([vague, null]);
      expect([checkable, vagueWording(checkable)]).toEqual([checkable, null]);
    }
  });

  it('are not made checkable by a number that is a part of a name', () => {
    for (const task of ['Investigate the 503 errors of 2026', 'Look into S3 timeouts', 'Investigate OPS-12'])
      expect(vagueWording(task)).not.toBeNull();
    expect(vagueWording('Be careful with all 12 hosts')).not.toBeNull();
  });

  it('are rare among the actions of published postmortems', () => {
    const folder = path.resolve(__dirname, '../../src/contract/samples');
    const titles = fs.readdirSync(folder).flatMap((file) => {
      const incident = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as {
        actions: readonly { title: string }[];
      };
      return incident.actions.map(({ title }) => title);
    });
    expect(titles.length).toBeGreaterThan(40);
    expect(titles.filter((title) => vagueWording(title) !== null)).toEqual([
      'Evaluate point-in-time recovery',
      'Improve replication runbooks',
    ]);
  });

  it('are found in a long text and not in an empty one', () => {
    const long = 'investigate and improve '.repeat(40);
    expect(vagueWording(`${long}x`)?.words).toBe('investigate');
    expect(vagueWording('')).toBeNull();
  });
});
