import { tokenize } from '../../local/site/jira/jql/tokens';
import { keyIn, titleQuery } from '../../static/src/postmortem/issue-search';

describe('the key in what was typed', () => {
  it.each([
    ['OPS-12', 'OPS-12'],
    [' ops-12 ', 'OPS-12'],
    ['https://example.atlassian.net/browse/OPS-12', 'OPS-12'],
    ['https://example.atlassian.net/browse/OPS-12?focusedId=1#top', 'OPS-12'],
    ['https://example.atlassian.net/jira/software/projects/OPS/issues/OPS-12', 'OPS-12'],
  ])('%s', (typed, key) => expect(keyIn(typed)).toBe(key));

  it.each(['', 'OPS', '12', 'OPS-', 'fix OPS-12', '-12', 'OPS-12-13', 'OPS-x', '"OPS-12"'])(
    'none in %j',
    (typed) => expect(keyIn(typed)).toBeNull(),
  );
});

describe('the query for words of a title', () => {
  it('finds the last word while it is being typed', () => {
    expect(titleQuery('Disk ful')).toBe('summary ~ "disk ful*" ORDER BY updated DESC');
  });

  it('searches for quotes and backslashes instead of being ended by them', () => {
    expect(titleQuery('say "no" C:\\tmp')).toBe(
      String.raw`summary ~ "say \\\"no\\\" c\\:\\\\tmp" ORDER BY updated DESC`,
    );
  });

  it('keeps words of every script, and takes AND, OR and NOT for words', () => {
    expect(titleQuery('Überlauf 日本語 NOT тест')).toContain('"überlauf 日本語 not тест*"');
  });

  it.each(['', '   ', '"', '\\', '"" ** \\\\', '\n\t', '—'])('asks nothing for %j', (typed) =>
    expect(titleQuery(typed)).toBeNull(),
  );

  it('is one string of bounded length for the text search, without operators, whatever is typed', () => {
    const pieces = [
      'a"',
      '\\',
      '"',
      'OR project = X',
      "' ",
      ')',
      '(',
      '*',
      '?x',
      '~',
      '🦊',
      '\u0000',
      '\n',
      'ß',
    ];
    let tried = 0;
    for (const first of pieces)
      for (const second of pieces)
        for (const third of pieces) {
          const query = titleQuery(`w${first}${second}${third}`.repeat(20));
          const [field, sign, value, ...rest] = tokenize(query ?? '');
          expect([field, sign].map((token) => token?.text)).toEqual(['summary', '~']);
          expect(rest.map(({ text }) => text)).toEqual(['ORDER', 'BY', 'updated', 'DESC']);
          const text = value?.text ?? '';
          expect(text.length).toBeLessThan(900);
          expect(text).not.toMatch(/\p{Cc}/u);
          // Each operator of the text search stands behind a backslash of its own; only the last may be a wildcard.
          const bare = text.replace(/\\./gs, '').replace(/\*$/, '');
          expect(bare).not.toMatch(/[-+&|!(){}[\]^~*?:\\/"]/);
          tried += 1;
        }
    expect(tried).toBe(pieces.length ** 3);
  });
});
