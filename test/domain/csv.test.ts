import fc from 'fast-check';
import { csvOf } from '../../src/domain/csv';

test('writes a table that a spreadsheet reads, quoting only where it must', () => {
  expect(
    csvOf(
      ['Who', 'What'],
      [
        ['Ada', 'said "no", twice'],
        ['', 'two\nlines'],
      ],
    ),
  ).toBe('Who,What\r\nAda,"said ""no"", twice"\r\n,"two\nlines"\r\n');
});

test.each([
  ['=HYPERLINK("https://example.com")', `"'=HYPERLINK(""https://example.com"")"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['+1 555 0100', `"'+1 555 0100"`],
  ['-2+3', `"'-2+3"`],
  ['  =1+1', `"'  =1+1"`],
  ['\t=1', `"'\t=1"`],
  ['＝1+1', `"'＝1+1"`],
])('defuses %j', (value, written) => {
  expect(csvOf([value], [])).toBe(`${written}\r\n`);
});

test.each(['-5', '+3.25', '2026-11-30', 'SEV1 -> SEV2', 'a=b', 'e@example.com'])('leaves %j', (value) => {
  expect(csvOf([value], [])).toBe(`${value}\r\n`);
});

test('whatever stands in it, no cell begins a formula, and the words can be read back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const [head = [], ...rest] = rows;
      const read = readCsv(csvOf(head, rest));
      expect(read.map((row) => row.map((each) => each.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((each) => each.replace(/^'/, ''))),
      );
      for (const each of read.flat())
        if (!/^-?\+?[\d.]+$/.test(each)) expect(each).not.toMatch(/^\s*[=+\-@|]/);
    }),
  );
});

/** Strict RFC 4180, apart from what the product reads pasted tables with. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let found = pattern.exec(csv); found; found = pattern.exec(csv)) {
    const [, raw = '', end] = found;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
