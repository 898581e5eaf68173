import fs from 'node:fs';
import path from 'node:path';
import {
  readTimelinePaste,
  storedEntry,
  type PasteContext,
  type PastedEntry,
} from '../../src/domain/timeline-paste';

const UTC: PasteContext = { day: '2026-03-04', zone: 'UTC' };
const BERLIN: PasteContext = { day: '2026-03-04', zone: 'Europe/Berlin' };
const read = (text: string, context = UTC) => readTimelinePaste(text, context).entries;
const brief = ({ at, text, kind, source }: PastedEntry) => [at?.slice(11, 16) ?? null, text, kind, source];

const FOUR = [
  ['10:00', 'latency spike on API', 'symptom', 'Grafana'],
  ['10:05', 'alert triggered to on-call', 'detection', 'PagerDuty'],
  ['10:15', 'cache hit ratio dropped significantly', 'symptom', 'Grafana'],
  ['10:20', 'engineer rolled back faulty config', 'mitigation', 'GitHub'],
];

describe('the same four entries', () => {
  it.each([
    [
      'lines',
      '10:00 AM latency spike on API, Grafana\n10:05 alert triggered to on-call, PagerDuty\n10:15 cache hit ratio dropped significantly, Grafana\n10:20 engineer rolled back faulty config, GitHub',
    ],
    [
      'one line with semicolons',
      '10:00 AM latency spike on API, Grafana; 10:05 alert triggered to on-call, PagerDuty; 10:15 cache hit ratio dropped significantly, Grafana; 10:20 engineer rolled back faulty config, GitHub',
    ],
    [
      'a list under a heading',
      '## Timeline\n\n- **10:00 AM** – latency spike on API (Grafana)\n* 10:05: alert triggered to on-call - PagerDuty\r\n3. [10:15] cache hit ratio dropped significantly, Grafana\n- 10:20am engineer rolled back faulty config via GitHub',
    ],
    [
      'a table with tabs and a head in another order',
      'Source\tWhat happened\tTime (UTC)\nGrafana\tlatency spike on API\t10:00\nPagerDuty\talert triggered to on-call\t10:05\nGrafana\tcache hit ratio dropped significantly\t10:15\nGitHub\tengineer rolled back faulty config\t10:20',
    ],
    [
      'a table with tabs and no head',
      '10:00 AM\tlatency spike on API\tGrafana\n10:05 AM\talert triggered to on-call\tPagerDuty\n10:15 AM\tcache hit ratio dropped significantly\tGrafana\n10:20 AM\tengineer rolled back faulty config\tGitHub',
    ],
    [
      'a table of Markdown',
      'All times in UTC.\n\n| # | Date | Time | Event | Tool |\n|---|:---|---:|---|---|\n| 1 | 2026-03-04 | 10:00 | latency spike on API | grafana |\n| 2 | 2026-03-04 | 10:05 | alert triggered to on-call | Pager Duty |\n| 3 | 2026-03-04 | 10:15 | cache hit ratio dropped significantly | Grafana |\n| 4 | 2026-03-04 | 10:20 | engineer rolled back faulty config | Github |',
    ],
    [
      'CSV with quotes',
      'timestamp,description,source\n"2026-03-04T10:00:00Z","latency spike on API",Grafana\n2026-03-04T11:05:00+01:00,alert triggered to on-call,PagerDuty\n2026-03-04 10:15 UTC,"cache hit ratio dropped significantly",Grafana\n1772619600,"engineer rolled back\nfaulty config",GitHub',
    ],
    [
      'CSV with semicolons and no head',
      '10:00;latency spike on API;Grafana\n10:05;alert triggered to on-call;PagerDuty\n10:15;cache hit ratio dropped significantly;Grafana\n10:20;engineer rolled back faulty config;GitHub',
    ],
  ])('are read from %s', (_, text) => {
    const entries = read(text);
    expect(entries.map(brief)).toEqual(FOUR);
    expect(entries.every(({ isUnderstood, precision }) => isUnderstood && precision === 'exact')).toBe(true);
    expect(entries.flatMap(({ notes }) => notes)).toEqual([]);
    expect(entries.map(({ at }) => at?.slice(0, 10))).toEqual(Array(4).fill('2026-03-04'));
  });
});

describe('times', () => {
  const one = (text: string, context = BERLIN) => {
    const [entry] = read(text, context);
    return [entry?.at, entry?.precision, entry?.text];
  };

  it.each([
    ['10:05 up', '2026-03-04T09:05:00.000Z', 'exact', 'up'],
    ['10:05:30.250 up', '2026-03-04T09:05:30.250Z', 'exact', 'up'],
    ['12:05 am up', '2026-03-03T23:05:00.000Z', 'exact', 'up'],
    ['12:05 p.m. up', '2026-03-04T11:05:00.000Z', 'exact', 'up'],
    ['10 AM up', '2026-03-04T09:00:00.000Z', 'about', 'up'],
    ['~10:05 up', '2026-03-04T09:05:00.000Z', 'about', 'up'],
    ['about 10:05: up', '2026-03-04T09:05:00.000Z', 'about', 'up'],
    ['~2026-03-03 19:30 up', '2026-03-03T18:30:00.000Z', 'about', 'up'],
    ['14:?? up', '2026-03-04T13:00:00.000Z', 'hour', 'up'],
    ['2:xx PM up', '2026-03-04T13:00:00.000Z', 'hour', 'up'],
    ['??:?? up', null, 'unknown', 'up'],
    ['2026-03-03 --:-- up', '2026-03-02T23:00:00.000Z', 'day', 'up'],
    ['2026-03-03: up', '2026-03-02T23:00:00.000Z', 'day', 'up'],
    ['10:05 UTC up', '2026-03-04T10:05:00.000Z', 'exact', 'up'],
    ['10:05Z up', '2026-03-04T10:05:00.000Z', 'exact', 'up'],
    ['1005Z up', '2026-03-04T10:05:00.000Z', 'exact', 'up'],
    ['10:05 PST up', null, 'unknown', 'up'],
    ['10:05 PDT up', '2026-03-04T17:05:00.000Z', 'exact', 'up'],
    ['10:05 ET up', '2026-03-04T15:05:00.000Z', 'exact', 'up'],
    ['10:05 Asia/Kolkata up', '2026-03-04T04:35:00.000Z', 'exact', 'up'],
    ['10:05 +05:30 up', '2026-03-04T04:35:00.000Z', 'exact', 'up'],
    ['2017-02-28T09:37:00-08:00 up', '2017-02-28T17:37:00.000Z', 'exact', 'up'],
    ['10:05-10:10 up', '2026-03-04T09:05:00.000Z', 'exact', 'up (until 10:10)'],
    ['10:05 – 10:10 CEST up', '2026-03-04T08:05:00.000Z', 'exact', 'up (until 10:10 CEST)'],
    ['4 Mar 10:05 up', '2026-03-04T09:05:00.000Z', 'exact', 'up'],
    ['Mar 4th, 2026 at 10:05 AM up', '2026-03-04T09:05:00.000Z', 'exact', 'up'],
    ['04.03.2026, 10:05 Uhr up', '2026-03-04T09:05:00.000Z', 'exact', 'up'],
    ['03/04/2026 10:05 up', '2026-03-04T09:05:00.000Z', 'exact', 'up'],
    ['14h30 up', '2026-03-04T13:30:00.000Z', 'exact', 'up'],
    ['24:00 up', '2026-03-04T23:00:00.000Z', 'exact', 'up'],
    ['10:05 5 servers down', '2026-03-04T09:05:00.000Z', 'exact', '5 servers down'],
    ['10:05 -5 % of traffic', '2026-03-04T09:05:00.000Z', 'exact', '-5 % of traffic'],
    ['10:05 CPU at 100 %', '2026-03-04T09:05:00.000Z', 'exact', 'CPU at 100 %'],
  ])('%s', (text, at, precision, rest) => {
    expect(one(text)).toEqual([at, precision, rest]);
  });

  it.each(['25:00 up', '10:75 up', 'May the service rest', '10:05x up', '2026-13-01: up', 'up at last'])(
    'are none in “%s”, which is kept as it is',
    (text) => {
      const [entry] = read(text);
      expect(entry).toMatchObject({ at: null, text, isUnderstood: false });
      expect(entry?.notes).toEqual(['There is no time in this row. It keeps its place until you add one.']);
    },
  );

  it('in cells that cannot be read are named, and stored with the text', () => {
    const [first, second] = read('Time\tEvent\nin the night\tdisk full\nT+5\trestarted');
    expect(first).toMatchObject({ at: null, timeWords: 'in the night', isUnderstood: false });
    expect(first?.notes[0]).toContain('“in the night” is not a time');
    expect(storedEntry(second!)).toEqual({
      ...{ at: null, precision: 'unknown', timeWords: 'T+5' },
      ...{ text: 'restarted', kind: 'action', source: '', link: '' },
    });
  });

  it('that are known to the hour keep their words when stored', () => {
    const [hour, about] = read('14:?? disk full https://kibana.example.com/x\n~14:30 restarted');
    expect(storedEntry(hour!)).toEqual({
      ...{ at: '2026-03-04T14:00:00.000Z', precision: 'hour', timeWords: '14:??', kind: 'action' },
      ...{
        text: 'disk full https://kibana.example.com/x',
        source: 'Kibana',
        link: 'https://kibana.example.com/x',
      },
    });
    expect(storedEntry(about!)).toMatchObject({
      ...{ at: '2026-03-04T14:30:00.000Z', precision: 'about', timeWords: '~14:30', text: 'restarted' },
    });
  });
});

describe('nothing is lost', () => {
  it('of cells that have no place, of kinds that are not known and of texts that are too long', () => {
    const [entry] = read(
      `Time,Event,Kind,Duration,Link\n10:05,"${'long '.repeat(900)}",woe,5 min,https://grafana.example.com/d/1`,
    );
    expect(entry).toMatchObject({
      source: 'Grafana',
      link: 'https://grafana.example.com/d/1',
      kindFrom: 'none',
    });
    expect(entry?.notes).toEqual([
      'Not taken over: Duration “5 min”.',
      expect.stringMatching(/^The text is too long and was cut. Left out: “long/),
      'Kind “woe” is not known. Choose one.',
    ]);
    expect(storedEntry(entry!).text).toMatch(/long…$/);
    expect(storedEntry(entry!).text.length).toBeLessThanOrEqual(4000);
  });

  it('of headings and of rows past the most', () => {
    const rows = Array.from({ length: 510 }, (_, index) => `10:05 row ${String(index)}`);
    const paste = readTimelinePaste(`# Incident\n${rows.join('\n')}`, UTC);
    expect(paste.entries).toHaveLength(500);
    expect(paste.notes).toEqual([
      'Only the first 500 rows are shown; 10 follow. Add these, then paste the rest.',
      'No entries: “Incident”.',
    ]);
  });
});

const RAW = path.join(__dirname, '../../../shared/fixtures/incidents/raw');
const reports = [
  'dfds-PM2019-009',
  'dfds-PM2021-011',
  'dfds-PM2023-001',
  'dfds-PM2025-001',
  'etcd-v3.5-data-inconsistency',
];
const there = reports.filter((name) => fs.existsSync(path.join(RAW, `${name}.md`)));
if (there.length < reports.length)
  console.log('The raw reports are not all there: not all of them are tried.');

describe('timelines of public reports', () => {
  it.each(there)('%s: each row has its time', (name) => {
    const text = fs.readFileSync(path.join(RAW, `${name}.md`), 'utf8');
    const timeline = /^## Timeline\n([^]*?)(?=^## |(?![^]))/m.exec(text)?.[1] ?? '';
    const rows = timeline.split('\n').filter((line) => /^\|\s*~?\d/.test(line));
    const entries = read(timeline, { day: '2019-12-01', zone: 'UTC' });
    expect(rows.length).toBeGreaterThan(5);
    expect(entries.filter(({ isUnderstood }) => isUnderstood)).toHaveLength(rows.length);
    entries.forEach(({ at, timeWords }) => {
      const [, date = '', time = '00:00'] = /(\d{4}-\d\d-\d\d)(?:\s+(\d\d:\d\d))?/.exec(timeWords) ?? [];
      const zone = name === 'dfds-PM2019-009' ? '+01:00' : 'Z';
      expect(at).toBe(new Date(`${date}T${time}:00${zone}`).toISOString());
    });
  });
});
