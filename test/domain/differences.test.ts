import fc from 'fast-check';
import { differences } from '../../src/domain/differences';

it.each([
  [
    'a field',
    { severity: 'SEV2', title: 'a' },
    { severity: 'SEV1', title: 'a' },
    [{ field: 'severity', before: 'SEV2', after: 'SEV1' }],
  ],
  ['a text', 'old', 'new', [{ field: '', before: 'old', after: 'new' }]],
  [
    'something new',
    null,
    { text: 'a', kind: '', position: 3, id: 'x' },
    [{ field: 'text', before: null, after: 'a' }],
  ],
  ['something removed', { text: 'a' }, null, [{ field: 'text', before: 'a', after: null }]],
  ['a list', { people: ['a'] }, { people: ['a', 'b'] }, [{ field: 'people', before: 'a', after: 'a, b' }]],
  [
    'a list of things',
    { steps: [{ text: 'a' }] },
    { steps: [{ text: 'a' }, { text: 'b' }] },
    [{ field: 'steps 2 text', before: null, after: 'b' }],
  ],
  [
    'only its place',
    { text: 'a', position: 1 },
    { text: 'a', position: 2 },
    [{ field: 'position', before: '1', after: '2' }],
  ],
  ['a switch', { on: true }, { on: false }, [{ field: 'on', before: 'true', after: 'false' }]],
])('%s', (_what, before, after, found) => {
  expect(differences(before, after)).toEqual(found);
});

it('nothing differs from itself, and turning the two round turns each difference round', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(differences(one, one)).toEqual([]);
      const turned = differences(other, one).map(({ field, before, after }) => ({
        field,
        before: after,
        after: before,
      }));
      expect(new Set(turned.map((each) => JSON.stringify(each)))).toEqual(
        new Set(differences(one, other).map((each) => JSON.stringify(each))),
      );
    }),
  );
});
