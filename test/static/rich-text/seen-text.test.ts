import { saidBy, seenText } from '../../../static/src/rich-text/seen-text';

const nameOf = (id: string) => ({ ada: 'Ada Lovelace' })[id] ?? 'somebody';

test.each([
  ['**Two** of *three*, `code` and ~~gone~~', 'Two of three, code and gone'],
  ['Ask [@ada l.](person:ada).', 'Ask @Ada Lovelace.'],
  ['See <https://a.example/x> and [the log](https://b.example)', 'See https://a.example/x and the log'],
  ['At 10\\:05, a\\_b', 'At 10:05, a_b'],
  ['## Why\n\n1. one\n2. two\n   - deep', 'Why\n\n1. one\n2. two\n• deep'],
  ['- [x] done\n- [ ] open', '• ☑ done\n• ☐ open'],
  ['| a | b |\n| - | - |\n| **1** | 2 |', 'a | b\n1 | 2'],
  ['```\na  b\n```', 'a  b'],
])('%j is read as %j', (markdown, seen) => {
  expect(seenText(markdown, nameOf)).toBe(seen);
});

test.each([
  ['Ask [@ada l.](person:ada).', 'Ask [@Ada Lovelace](person:ada).'],
  ['At 10\\:05', 'At 10:05'],
  ['See <https://a.example/x>', 'See https://a.example/x'],
  ['* one\n* two', '- one\n- two'],
])('%j says the same as %j', (one, other) => {
  expect(saidBy(one)).toBe(saidBy(other));
});

test.each([
  ['Ask [@Ada](person:ada).', 'Ask [@Ada](person:eve).'],
  ['[x](https://a.example)', '[x](https://b.example)'],
  ['**a**', 'a'],
])('%j says something else than %j', (one, other) => {
  expect(saidBy(one)).not.toBe(saidBy(other));
});
