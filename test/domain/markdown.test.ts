import fc from 'fast-check';
import { doc } from '../../src/domain/adf/builders';
import { markdownToAdf } from '../../src/domain/adf/markdown';
import { adfFaults, adfText } from '../support/builders-adf';

const NASTY: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['spaces and newlines', ' \n\n \t\n'],
  ['a heading without words', '#\n\n## \n'],
  ['soft and hard breaks', 'one\ntwo  \nthree\\\nfour\r\nfive\rsix'],
  ['an empty list item', '- \n- x\n-'],
  ['an empty task', '- [ ] \n- [x]\n- [X] done'],
  ['a quote in a quote', '> a\n> > b\n> > > c\n>\n> - d'],
  ['an empty quote', '>\n>'],
  ['a list in a quote in a list', '- a\n  > - b\n  >   1. c\n'],
  [
    'a heading, a rule, a quote and a table in a list',
    '- # h\n\n  ---\n\n  > q\n\n  | a |\n  |---|\n  | b |',
  ],
  ['a list that begins with code', '- ```js\n  a\n\n  b\n  ```\n- x'],
  ['an ordered list from 0 and from far', '0. a\n1. b\n\ntext\n\n999999999. c'],
  ['code without text', '```\n```\n\n~~~~ts title="x"\n~~~~'],
  ['code with newlines', '```sql\nSELECT 1;\n\nSELECT 2;\n```'],
  ['indented code', '    a\n    b'],
  ['a table with an empty cell', '| a | |\n|---|---|\n| | b |\n| `c` | **d** |'],
  ['a table with too few and too many cells', '| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |'],
  ['a table in a quote', '> | a |\n> |---|\n> | b |'],
  ['breaks in a table', '| a<br>b |\n|---|\n| c<br/>d |'],
  ['html', '<script>alert(1)</script>\n\n<b>x</b> y\n\n<!-- c\n\n-->'],
  ['an image, with and without words', '![alt](http://x/y.png "t") ![](z.png) [![in](a.png)](http://b)'],
  ['a link with a wicked scheme', '[x](javascript:alert(1)) [y](data:text/html,1) [z](//h/p) [](http://e)'],
  ['autolinks', '<http://a.b> www.example.com me@example.com https://x.y/?a=b&c=d'],
  ['references', '[one][r] [r] ![img][r] [none][q]\n\n[r]: http://example.com "t"'],
  ['footnotes', 'a[^1] b[^two]\n\n[^1]: first\n[^two]: second\n\n    more'],
  ['marks in marks', '***a** b* **a __b__ *c*** ~~s **t**~~ **`code`** [`c` **b**](http://x)'],
  ['entities and escapes', '&amp; &lt; &#0; &#x1F600; \\* \\_ a\u0000b'],
  ['right to left, emoji, joiners', 'שלום **עולם** 👩‍👩‍👧 e\u0301 \u202E\uFEFF'],
  ['lone surrogates', 'a\ud800b \udc00'],
  ['other line ends', 'a\u2028b\u2029c\u0085d\u000be'],
  ['strikes', '~a~ ~~b~~ ~~~c~~~'],
  ['a setext heading over lines', 'a\nb\n==='],
];

describe('Markdown as ADF', () => {
  it.each(NASTY)('is valid: %s', (_what, markdown) => {
    expect(adfFaults(doc(markdownToAdf(markdown)))).toEqual([]);
  });

  const piece = fc.constantFrom(
    ...NASTY.map(([, markdown]) => markdown),
    ...[
      '- ',
      '  ',
      '> ',
      '1. ',
      '# ',
      '**',
      '_',
      '`',
      '```\n',
      '| ',
      '|---|\n',
      '[',
      '](http://x)',
      '![',
      '<',
      '>',
    ],
    ...['[^1]', '[^1]: ', '~~', '\n', '\n\n', '\\', '&', ':', '- [ ] ', 'word', '    ', '\t', '***', '---\n'],
  );

  it('is valid whatever people write', () => {
    const written = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    fc.assert(
      fc.property(written, (markdown) => {
        expect(adfFaults(doc(markdownToAdf(markdown)))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('loses no word, wherever it stands', () => {
    const around = fc.constantFrom(
      ...['W', '# W', '- W', '- [ ] W', '1. W', '> W', '> - W', '- > W', '`W`', '```\nW\n```', '    W'],
      ...[
        '**W**',
        '*W*',
        '~~W~~',
        '<b>W</b>',
        '<div>\nW\n</div>',
        '<!-- W -->',
        '[W](http://x)',
        '![W](http://x)',
      ],
      ...['[W](javascript:x)', '| W |\n|---|\n| b |', '| a |\n|---|\n| W |', '- a\n\n  W', '- # W', 'W\n==='],
      ...['[W][r]\n\n[r]: http://x', '![W][r]\n\n[r]: http://x', '[^1]\n\n[^1]: W', '[W]', '[](http://W)'],
      ...['| ![W](a.png) |\n|---|\n| b |', 'a[^W]\n\n[^W]: b', '[x](http://a/W "t")', '![x](http://a/W)'],
    );
    fc.assert(
      fc.property(fc.array(around, { minLength: 1, maxLength: 4 }), (parts) => {
        const markdown = parts
          .map((part, place) => part.replace(/W/g, `word${String(place)}word`))
          .join('\n\n');
        const said = JSON.stringify(markdownToAdf(markdown));
        for (const place of parts.keys()) expect(said).toContain(`word${String(place)}word`);
      }),
      { numRuns: 500 },
    );
  });

  it('follows no link but to the web and to mail', () => {
    const links = (markdown: string) => JSON.stringify(markdownToAdf(markdown)).match(/"href":"[^"]*"/g);
    expect(links('[a](javascript:alert%281%29) [b](vbscript:x) [c](/local) [d](file:///etc)')).toBeNull();
    expect(links('[a](HTTPS://x.y) [b](mailto:a@b.c)')).toEqual([
      '"href":"HTTPS://x.y"',
      '"href":"mailto:a@b.c"',
    ]);
  });

  it('keeps a longest section, and the deepest nesting that fits into one, as it is written', () => {
    const words = 'word '.repeat(6553);
    expect(adfText(doc(markdownToAdf(words))).trim()).toBe(words.trim());
    const deepest = [
      '>'.repeat(8_000),
      `${'- '.repeat(8_000)}a`,
      `${'*'.repeat(8_000)}a${'*'.repeat(8_000)}`,
      `${'*a '.repeat(2_000)}${' a*'.repeat(2_000)}`,
      `${'!['.repeat(2_000)}${'](a)'.repeat(2_000)}`,
      `${'~~a '.repeat(2_000)}${'a~~ '.repeat(2_000)}`,
    ];
    for (const markdown of deepest) {
      const adf = doc(markdownToAdf(markdown));
      expect(adfFaults(adf)).toEqual([]);
      // The parser alone runs out of stack here, or takes minutes.
      expect(adfText(adf)).toBe(markdown.trim());
    }
  });
});
