import { isSafeLink, peopleIn, personOf } from '../../../static/src/rich-text/safe-links';

test.each([
  ['https://example.com', true],
  ['mailto:a@example.com', true],
  ['/wiki/x:y', true],
  ['#part', true],
  ['javascript:alert(1)', false],
  [' java\nscript:alert(1)', false],
  ['\u0001JavaScript:alert(1)', false],
  ['data:text/html,x', false],
  ['vbscript:x', false],
  ['file:///etc/passwd', false],
  ['person:1', false],
])('%j leads somewhere safe: %s', (href, isSafe) => {
  expect(isSafeLink(href)).toBe(isSafe);
});

test('people are told by their account, once each', () => {
  expect(
    peopleIn('[@](person:712020:ab-cd) and [@Zoë](person:5f), [@](person:5f) [x](https://e.com)'),
  ).toEqual(['712020:ab-cd', '5f']);
  expect(personOf('person:712020%3Aab')).toBe('712020:ab');
  expect(personOf('https://e.com')).toBeNull();
});

test('code mentions nobody', () => {
  expect(
    peopleIn('`[@x](person:a)` [@y](person:b)\n\n```\n[@z](person:c)\n```\n\n    [@w](person:d)'),
  ).toEqual(['b']);
});
