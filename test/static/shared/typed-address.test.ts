import { withScheme } from '../../../static/src/shared/typed-address';

test.each([
  ['example.com', 'https://example.com'],
  [' status.example.com/x?y#z ', 'https://status.example.com/x?y#z'],
  ['http://example.com', 'http://example.com'],
  ['ada@example.com', 'mailto:ada@example.com'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['no address', 'no address'],
  ['', ''],
])('%j is meant as %j', (typed, meant) => {
  expect(withScheme(typed)).toBe(meant);
});
