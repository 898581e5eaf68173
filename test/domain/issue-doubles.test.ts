import { doublesIn, withDoubles } from '../../src/domain/issue-doubles';

it('names further issues in one sentence, beside whatever a note says', () => {
  expect(withDoubles('', ['OPS-2'])).toBe(
    'Jira holds more than one issue for this action: OPS-2. Close the others.',
  );
  const note = withDoubles(withDoubles('It was slow.', ['OPS-2']), ['OPS-2', 'A_B-13']);
  expect(note).toBe(
    'It was slow. Jira holds more than one issue for this action: OPS-2, A_B-13. Close the others.',
  );
  expect(doublesIn(note)).toEqual(['OPS-2', 'A_B-13']);
  expect(withDoubles(note, [])).toBe('It was slow.');
});

it('joins sentences that were written one after the other', () => {
  const twice = `${withDoubles('', ['OPS-2'])} ${withDoubles('', ['OPS-3'])}`;
  expect(doublesIn(twice)).toEqual(['OPS-2', 'OPS-3']);
  expect(withDoubles(twice, ['OPS-3'])).toBe(withDoubles('', ['OPS-3']));
});

it('finds nothing in other notes', () => {
  expect(doublesIn('Jira refused this issue: OPS-2. Close the others.')).toEqual([]);
  expect(withDoubles('Jira says no.', [])).toBe('Jira says no.');
});
