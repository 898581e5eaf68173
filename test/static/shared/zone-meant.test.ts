import { zoneMeant } from '../../../static/src/shared/zone-meant';

test.each([
  ['Berlin', 'Europe/Berlin'],
  [' new york ', 'America/New_York'],
  ['europe/berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
  ['San', null],
  ['', null],
  ['Atlantis', null],
  ['Europe/Atlantis', null],
  // Each of these is several zones to those who write them.
  ['PST', null],
  ['IST', null],
  ['EST', null],
])('%j means %s', (words, zone) => {
  expect(zoneMeant(words)).toBe(zone);
});

test('a city under either of its names', () => {
  const oneOf = ['Asia/Kolkata', 'Asia/Calcutta'];
  expect(oneOf).toContain(zoneMeant('Kolkata'));
  expect(oneOf).toContain(zoneMeant('calcutta'));
});
