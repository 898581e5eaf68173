import fc from 'fast-check';

/** Words, signs that Markdown could take for its own, emoji and right-to-left text. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('disk', 'full', 'Zoë', '数据库', 'مرحبا', '🚒', '👩‍🚒', 'a_b_c', '42'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*',
      '_',
      '~',
      '#',
      '>',
      '-',
      '+',
      '1.',
      '1)',
      '|',
      '`',
      '\\',
      '!',
      '[',
      ']',
      '<',
      '&',
      '&amp;',
      '\\*',
      '$',
    ),
  },
);
const plain = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const inlinePiece = fc.oneof(
  { weight: 5, arbitrary: plain },
  plain.map((text) => `**${text}**`),
  plain.map((text) => `*${text}*`),
  plain.map((text) => `_${text}_`),
  plain.map((text) => `~~${text}~~`),
  plain.map((text) => `***${text}** ${text}*`),
  plain.map((text) => `\`${text.replaceAll('`', '')}\``),
  plain.map((text) => `[${text}](https://example.com/a?b=c_d "t")`),
  plain.map((text) => `[**${text}**](<https://example.com/a b>)`),
  plain.map((text) => `![${text}](https://example.com/a.png)`),
  fc.constantFrom(
    '<b>raw</b>',
    '<br>',
    'a[^1]',
    '[x][ref]',
    '[@](person:712020:ab-cd)',
    '[@Zoë](person:5f)',
    'https://example.com/x_y',
    'www.example.com',
    '<https://example.com>',
    '[bad](javascript:alert(1))',
    '[]()',
    'line\nend',
    'hard\\\nbreak',
    'hard  \nbreak',
  ),
);
const inline = fc.array(inlinePiece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));
const indented = (text: string, by: string) => text.split('\n').join(`\n${by}`);

const leaf = fc.oneof(
  { weight: 4, arbitrary: inline },
  fc.tuple(fc.integer({ min: 1, max: 6 }), plain).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
  plain.map((text) => `${text}\n===`),
  fc
    .tuple(fc.constantFrom('```', '~~~', '````'), plain)
    .map(([fence, text]) => `${fence}sh\n${text}\n\n  ${text}\n${fence}`),
  plain.map((text) => `    ${text}`),
  fc.constantFrom(
    '---',
    '***',
    '<div>\nhtml\n</div>',
    '[ref]: https://example.com',
    '[^1]: a note',
    '<!-- note -->',
    '```\nunclosed',
  ),
  fc
    .tuple(plain, plain)
    .map(
      ([a, b]) =>
        `| ${a.replaceAll('|', '\\|')} | b |\n| :-- | --- |\n| ${b.replaceAll('|', '\\|')} | **x** |\n| short |`,
    ),
);

/** A block, with blocks in it. */
const block = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: leaf },
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((blocks) => `> ${indented(blocks.join('\n\n'), '> ')}`),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '+ ', '1. ', '7) ', '- [ ] ', '- [x] '),
        fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('\n', '\n\n'),
      )
      .map(([sign, blocks, between]) =>
        blocks
          .map((text) => sign + indented(text, ' '.repeat(sign.startsWith('- [') ? 2 : sign.length)))
          .join(between),
      ),
  ),
})).block;

/** Markdown as people write it, and as nobody should. */
export const markdown = fc
  .tuple(
    fc.constantFrom('', '\n', '  \n'),
    fc.array(fc.tuple(block, fc.constantFrom('\n\n', '\n', '\n\n\n')), { maxLength: 6 }),
  )
  .map(([lead, blocks]) => lead + blocks.map(([text, gap]) => text + gap).join(''));
