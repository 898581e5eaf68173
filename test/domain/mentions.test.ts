import fc from 'fast-check';
import { mentionedIn, withMentions } from '../../src/domain/mentions';

describe('people in a text', () => {
  const text =
    'Thanks to [@Ann (on-call)](person:557058:a-1) and [@B\\]ob](person:b2), see [docs](https://e.com).';

  it('are found once each, in order', () => {
    expect(mentionedIn(`${text} [@](person:b2)`)).toEqual(['557058:a-1', 'b2']);
    expect(mentionedIn('[x](https://person:1/) person:2 (person:3) [y](person:)')).toEqual([]);
  });

  it('get other ids and lose their names; whoever is not known is nobody', () => {
    expect(withMentions(text, (id) => (id === 'b2' ? 'people-1' : undefined))).toBe(
      'Thanks to [@](person:nobody) and [@](person:people-1), see [docs](https://e.com).',
    );
  });

  it.each([
    ['[Jane Doe](<person:a1>)', '[@](person:P)'],
    ['[Jane Doe](person:a1 "Jane Doe")', '[@](person:P)'],
    ["[Jane Doe]( person:a1\n'Jane' )", '[@](person:P)'],
    ['[Jane Doe](PERSON:a1)', '[@](person:P)'],
    ['thanks [to [Jane] Doe](person:a1).', 'thanks [to [Jane] Doe](person:P).'],
    ['[Jane][1]\n\n[1]: <person:a1> "Jane"\n', '[Jane][1]\n\n[1]: person:P\n'],
  ])('keep no account in whatever way Markdown writes them: %j', (written, kept) => {
    expect(mentionedIn(written)).toEqual(['a1']);
    expect(withMentions(written, () => 'P')).toBe(kept);
  });

  it('are not seen in elements and addresses that only look like one', () => {
    for (const other of [
      '<person:name>Ann</person:name>',
      '(person:a1)',
      '[x](nperson:a1)',
      'a [1]: person:a1',
    ])
      expect(withMentions(other, () => 'P')).toBe(other);
  });

  it.each([
    'Write `[x](person:y)` and ``[`](person:y)``.',
    '> ```md\n> [x](person:y)\n> [1]: person:y\n> ```',
    '- a\n\n      [x](person:y)',
    '~~~\n[1]: person:y\n',
    '\uFEFF`[x](person:y)`',
  ])('are none in code: %j', (text) => {
    expect(mentionedIn(text)).toEqual([]);
    expect(withMentions(text, () => 'P')).toBe(text);
  });

  it.each([
    ['`a` [Jane](person:y) `b`', '`a` [@](person:P) `b`'],
    ['[`Jane`](person:y)', '[@](person:P)'],
    ['`a [b`c](person:y)', '`a [b`c](person:P)'],
    ['[J](person:y "a`b") `c', '[@](person:P) `c'],
    ['[a\n```\nb\n```\nc](person:y)', '[a\n```\nb\n```\nc](person:P)'],
    ['a ` b [Jane](person:y)', 'a ` b [@](person:P)'],
  ])('are found beside code, which stays as it is: %j', (written, kept) => {
    expect(mentionedIn(written)).toEqual(['y']);
    expect(withMentions(written, () => 'P')).toBe(kept);
  });

  it('come back as they were after both ways, and nothing else changes', () => {
    const id = fc.stringMatching(/^[\w:.-]{1,20}$/).filter((word) => word !== 'nobody');
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('`', '``', '\n```\n', '\n\n    ', '[a`](person:b)', '[`](person:c "`")', '\n> '),
      id.map((word) => `[@](person:${word})`),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const whole = parts.join('');
        const there = new Map(mentionedIn(whole).map((each, n) => [each, `p${String(n)}`]));
        const back = new Map([...there].map(([from, to]) => [to, from]));
        const stored = withMentions(whole, (each) => there.get(each));
        const again = withMentions(stored, (each) => back.get(each));
        expect(again).toBe(withMentions(whole, (each) => each));
      }),
    );
  });
});
