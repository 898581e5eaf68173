import fc from 'fast-check';
import { inReadingOrder, outOfOrder } from '../../src/domain/timeline';

const HOUR = 3_600_000;

/** Few distinct times and positions, so that equal ones are common. */
const entries = fc
  .array(
    fc.record({
      at: fc.option(
        fc.integer({ min: 0, max: 5 }).map((hour) => new Date(hour * HOUR).toISOString()),
        {
          freq: 3,
        },
      ),
      position: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((entry, index) => ({ ...entry, id: `id-${String(index).padStart(2, '0')}` })));

const arranged = <T extends { position: number; id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

describe('reading order', () => {
  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(
          inReadingOrder(all)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(all.map(({ id }) => id).sort());
      }),
    );
  });

  it('sorts known times, equal ones as people arranged them', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const timed = inReadingOrder(all).filter((entry) => entry.at !== null);
        const expected = arranged(all)
          .filter((entry) => entry.at !== null)
          .sort((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''));
        expect(timed).toEqual(expected);
      }),
    );
  });

  it('keeps an entry without a time right behind the one that it was put behind', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const before = arranged(all);
        const after = inReadingOrder(all);
        for (const [place, entry] of before.entries()) {
          if (entry.at !== null) continue;
          const index = after.findIndex(({ id }) => id === entry.id);
          expect(after[index - 1]?.id).toBe(before[place - 1]?.id);
        }
      }),
    );
  });

  it('does not depend on the order in which rows come, and is stable', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const order = inReadingOrder(all);
        expect(inReadingOrder([...all].reverse())).toEqual(order);
      }),
    );
  });
});

describe('entries out of order', () => {
  it('are exactly those earlier than one arranged before them', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const order = arranged(all);
        const expected = order.filter((entry, place) =>
          order
            .slice(0, place)
            .some((other) => entry.at !== null && other.at !== null && entry.at < other.at),
        );
        expect(outOfOrder(all)).toEqual(new Set(expected.map(({ id }) => id)));
      }),
    );
  });
});
