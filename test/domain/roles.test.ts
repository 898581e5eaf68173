import { facilitatorResponded, namedIn } from '../../src/domain/roles';

const nobody: ReadonlySet<string> = new Set();

describe('a facilitator who was part of the incident', () => {
  it.each([
    [
      'has another role of it',
      { facilitator: ['a'], scribe: ['b'], 'incident-commander': ['a'] },
      nobody,
      { by: 'role', role: 'incident-commander' },
    ],
    ['is named in the timeline', { facilitator: ['a'], scribe: ['b'] }, new Set(['a']), { by: 'timeline' }],
    ['only watches', { facilitator: ['a'], stakeholders: ['a'], scribe: ['b'] }, new Set(['b']), null],
    ['is nobody yet', { facilitator: [], scribe: ['b'] }, new Set(['']), null],
    ['closed their account, as the scribe did', { facilitator: [''], scribe: [''] }, new Set(['']), null],
    ['was never chosen', {}, nobody, null],
  ] as const)('%s', (_what, holders, named, told) => {
    expect(facilitatorResponded(holders, named)).toEqual(told);
  });
});

describe('a timeline', () => {
  const people = new Map([
    ['a', 'Ada Byron'],
    ['b', 'Bob Marley'],
    ['c', 'Bob Ross'],
    ['d', 'J. R. (Dallas)'],
  ]);

  it('names people by their whole name, or by a first name that is theirs alone', () => {
    const named = (text: string) => [...namedIn([text], people)];
    expect(named('Ada rolled back, then Bob called.')).toEqual(['a']);
    expect(named('Adara was notified by Bob Ross')).toEqual(['c']);
    expect(named('paged J. R. (Dallas)')).toEqual(['d']);
    expect(named('')).toEqual([]);
  });
});
