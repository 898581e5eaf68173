import { withEmoji } from '../../src/domain/emoji-codes';

test.each([
  [':eyes: looking at it', '👀 looking at it', []],
  ['looks fine now :+1::skin-tone-3:', 'looks fine now 👍', []],
  ['rolled back :blob-wave: done.', 'rolled back done.', [':blob-wave:']],
  ['10:05:30 alert', '10:05:30 alert', []],
  ['host db:primary: down', 'host db:primary: down', []],
  ['std::vector::size grew', 'std::vector::size grew', []],
  ['https://a.example:8080/x', 'https://a.example:8080/x', []],
])('%s', (text, shown, left) => {
  expect(withEmoji(text)).toEqual({ text: shown, left });
});
