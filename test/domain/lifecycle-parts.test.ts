import fc from 'fast-check';
import { canonicalParts, changedParts, type ShownReport, shownParts } from '../../src/domain/lifecycle-parts';

const row = (id: string, version: number) => ({ version, value: { id } });

const report = (some: Partial<ShownReport> = {}): ShownReport => ({
  postmortem: { version: 3 },
  services: [{ id: 's1' }],
  sections: [{ key: 'summary', version: 2 }],
  timeline: [row('t1', 1), row('t2', 4)],
  causes: [],
  impact: null,
  fiveWhys: [],
  factors: [],
  links: [],
  actions: [{ id: 'a1' }],
  ...some,
});

const changed = (some: Partial<ShownReport>) => changedParts(shownParts(report()), shownParts(report(some)));

test('every part that a reader is shown makes another revision, and is named', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ postmortem: { version: 4 } })).toEqual(['header']);
  expect(changed({ services: [] })).toEqual(['services']);
  expect(changed({ sections: [{ key: 'summary', version: 3 }] })).toEqual(['section:summary']);
  expect(changed({ sections: [] })).toEqual(['section:summary']);
  expect(changed({ timeline: [row('t1', 2), row('t2', 4)] })).toEqual(['timeline']);
  expect(changed({ timeline: [row('t1', 1)] })).toEqual(['timeline']);
  expect(changed({ causes: [row('c', 1)] })).toEqual(['causes']);
  expect(changed({ impact: { version: 1 } })).toEqual(['impact-facts']);
  expect(changed({ fiveWhys: [row('w', 1)] })).toEqual(['five-whys']);
  expect(changed({ factors: [row('f', 1)] })).toEqual(['fishbone']);
  expect(changed({ links: [row('l', 1)] })).toEqual(['links']);
  expect(changed({ actions: [{ id: 'a1' }, { id: 'a2' }] })).toEqual(['actions']);
});

test('the order in which rows come says nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ id: fc.uuid(), version: fc.nat(9) }), { selector: ({ id }) => id }),
      fc.func(fc.nat()),
      (rows, by) => {
        const timeline = rows.map(({ id, version }) => row(id, version));
        const other = [...timeline].sort((a, b) => by(a.value.id) - by(b.value.id));
        expect(canonicalParts(shownParts(report({ timeline: other })))).toBe(
          canonicalParts(shownParts(report({ timeline }))),
        );
      },
    ),
  );
});
