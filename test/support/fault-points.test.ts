import type { OutboundCall } from '../../local/invocation';
import { pointsOf, strikesAt } from './fault-points';

const call = (
  kind: OutboundCall['kind'],
  { what = 'app POST jira /x', alone = true } = {},
): OutboundCall => ({ kind, what, alone });

/** The names of what is tried at each call, those that begin with `start`. */
const triedAt = (calls: OutboundCall[], start = '') =>
  pointsOf({ calls }).map((point) =>
    strikesAt(point, point.at, true)
      .map(({ name }) => name)
      .filter((name) => name.startsWith(start)),
  );

const READ = { what: 'WITH a AS (SELECT 1 AS b)\n SELECT a.b FROM a' };
const WRITE = { what: 'UPDATE t SET a = ?' };
const BEFORE = 'killed, nothing happened';
const AFTER = 'killed, but it happened';

describe('where a function is killed', () => {
  it('is before its first call and after each that changes something', () => {
    expect(triedAt([call('statement', WRITE), call('request'), call('publish')], 'killed')).toEqual([
      [BEFORE, AFTER],
      [AFTER],
      [AFTER],
    ]);
  });

  it('is before a call, too, when another one may have acted meanwhile or in between', () => {
    const calls = [
      call('statement', WRITE),
      call('statement', { ...WRITE, alone: false }),
      call('other'),
      call('request'),
    ];
    expect(triedAt(calls, 'killed')).toEqual([
      [BEFORE, AFTER],
      [BEFORE, AFTER],
      [BEFORE, AFTER],
    ]);
  });

  it('is once at reads, before the first of those in a row', () => {
    const get = { what: 'user GET jira /x' };
    expect(
      triedAt([call('statement', READ), call('statement', READ), call('request', get)], 'killed'),
    ).toEqual([[BEFORE], [], []]);
  });
});

test('a call that changes something loses its answer before it acted and after, read or write', () => {
  for (const tried of triedAt([call('statement', WRITE), call('request'), call('publish')])) {
    expect(tried).toContain('broken connection, nothing happened');
    expect(tried.filter((name) => /^(?!killed).*but it happened$/.test(name))).toHaveLength(1);
  }
});

test('a read fails in every way in which the rest of its turn would', () => {
  const kinds = new Set(triedAt(Array.from({ length: 12 }, () => call('statement', READ))).flat());
  expect([...kinds].sort()).toEqual(
    ['broken connection, nothing happened', '500, but it happened', BEFORE].sort(),
  );
});

test.each([
  ['SELECT 1', true],
  ['select t.a FROM t', true],
  ['WITH a AS (SELECT 1) SELECT * FROM a', true],
  ['WITH a AS (SELECT 1) UPDATE t, a SET t.b = 1', false],
  ['INSERT INTO t SELECT 1', false],
  ['DELETE FROM t', false],
])('%s is a read: %s', (what, reads) => {
  expect(pointsOf({ calls: [call('statement', { what })] })).toMatchObject([{ reads }]);
});

test.each([
  ['user GET jira /rest/api/3/issue/1', true],
  ['app POST jira /rest/api/3/search/jql', false],
  ['app PUT jira /rest/api/3/issue/GET', false],
])('%s is a read: %s', (what, reads) => {
  expect(pointsOf({ calls: [call('request', { what })] })).toMatchObject([{ reads }]);
});
