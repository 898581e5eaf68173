import { serverAddress } from '../../local/services/sql/server-address';

test('SQL_URL names a server and a database; the password is for the driver alone', () => {
  expect(serverAddress('mysql://me:s%40cret@db.example:3307/debrief_2?ssl={}')).toEqual({
    connectTo: 'mysql://me:s%40cret@db.example:3307/?ssl={}',
    database: 'debrief_2',
    shown: 'mysql://me@db.example:3307/debrief_2',
  });
  expect(serverAddress('mysql://localhost/debrief')?.shown).toBe('mysql://localhost/debrief');
});

test('without SQL_URL there is no server', () => {
  expect(serverAddress('')).toBeUndefined();
});

test.each([
  'localhost',
  'postgres://localhost/debrief',
  'mysql://localhost',
  'mysql://localhost/',
  'mysql:///debrief',
  'mysql://localhost/a`b',
  'mysql://localhost/a/b',
  `mysql://localhost/${'a'.repeat(41)}`,
])('%s is refused with the form that it must have', (url) => {
  expect(() => serverAddress(url)).toThrow('mysql://user:password@host:port/database');
});
