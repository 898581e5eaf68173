import fc from 'fast-check';
import { PRIORITIES, priorityRank } from '../../src/domain/actions';
import { priorityFrom, priorityIn } from '../../src/domain/issue-priority';

const offered = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `p${String(n)}`, name: '?' }));

describe('priorities of a project', () => {
  it('are met by their place, never by their name', () => {
    expect(PRIORITIES.map((priority) => priorityIn(offered(5), priority))).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(PRIORITIES.map((priority) => priorityIn(offered(3), priority))).toEqual(['p0', 'p1', 'p1', 'p2']);
    expect(PRIORITIES.map((priority) => priorityIn(offered(1), priority))).toEqual(['p0', 'p0', 'p0', 'p0']);
    expect(priorityIn([], 'critical')).toBeNull();
  });

  it('come back as the highest of ours that they can mean', () => {
    expect(offered(5).map(({ id }) => priorityFrom(offered(5), id))).toEqual([...PRIORITIES, 'low']);
    expect(offered(2).map(({ id }) => priorityFrom(offered(2), id))).toEqual(['critical', 'medium']);
    expect(priorityFrom(offered(3), 'elsewhere')).toBeNull();
    expect(priorityFrom(offered(3), null)).toBeNull();
  });

  it('keep their order both ways, and there and back is stable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...PRIORITIES), (count, ours) => {
        const there = priorityIn(offered(count), ours);
        const back = priorityFrom(offered(count), there);
        expect(back).not.toBeNull();
        expect(priorityIn(offered(count), back ?? ours)).toBe(there);
        expect(priorityRank(back ?? ours)).toBeGreaterThanOrEqual(priorityRank(ours));
        if (count >= PRIORITIES.length) expect(back).toBe(ours);
      }),
    );
  });
});
