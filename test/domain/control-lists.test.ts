import {
  type Control,
  controlsFrom,
  listKey,
  OWN_CONTROLS_MOST,
  tagInWords,
} from '../../src/domain/control-lists';

function read(csv: string): readonly Control[] {
  const found = controlsFrom(csv);
  if (found.kind === 'wrong') throw new Error(found.why);
  return found.controls;
}

function refused(csv: string): string {
  const found = controlsFrom(csv);
  if (found.kind === 'controls') throw new Error('it was read');
  return found.why;
}

const TWO = [
  { id: 'A.1', title: 'Backups' },
  { id: 'A.2', title: 'Rehearsals' },
];

describe('a CSV of controls', () => {
  it.each([
    ['commas', 'A.1,Backups\nA.2,Rehearsals'],
    ['semicolons', 'A.1;Backups\nA.2;Rehearsals\n'],
    ['tabs, as out of a spreadsheet', 'A.1\tBackups\nA.2\tRehearsals'],
    ['a head', 'Control ID,Title\nA.1,Backups\nA.2,Rehearsals'],
    [
      'a byte order mark and the ends of lines of Windows',
      '\uFEFFID;About\r\nA.1;Backups\r\nA.2;Rehearsals\r\n',
    ],
    ['the ends of lines of old spreadsheets', 'A.1,Backups\rA.2,Rehearsals'],
    ['further columns and empty lines', 'A.1,Backups,high\n\nA.2,Rehearsals,low\n,,\n'],
  ])('is read with %s', (_name, csv) => {
    expect(read(csv)).toEqual(TWO);
  });

  it('goes by the separator of most lines, where the words hold another', () => {
    expect(read('A.1;Backups, daily\nA.2;Rehearsals, monthly; and after changes\nA.3;Alerts')).toEqual([
      { id: 'A.1', title: 'Backups, daily' },
      { id: 'A.2', title: 'Rehearsals, monthly' },
      { id: 'A.3', title: 'Alerts' },
    ]);
    expect(read('A.1,Backups; daily\nA.2,Rehearsals; monthly')).toEqual([
      { id: 'A.1', title: 'Backups; daily' },
      { id: 'A.2', title: 'Rehearsals; monthly' },
    ]);
    expect(read('"A.1","Backups; ""daily"", all"\n"A.2","x"')[0]).toEqual({
      id: 'A.1',
      title: 'Backups; "daily", all',
    });
  });

  it('may be of ids alone', () => {
    expect(read('A.1\nA.2')).toEqual([
      { id: 'A.1', title: '' },
      { id: 'A.2', title: '' },
    ]);
  });

  it('is refused with what to do where an id is none, stands there twice, or there is none', () => {
    expect(refused('A.1,Backups\nsoc:2,Other')).toMatch(/^Control 2: .*no colon\. Correct “soc:2”\.$/);
    expect(refused(`${'x'.repeat(61)},Backups`)).toMatch(/at most 60/);
    expect(refused('A.1,Backups\nA.1,Again')).toBe('The id A.1 stands there twice. Remove one of them.');
    expect(refused(' \n,\n')).toMatch(/^There is no control in it/);
    expect(refused('ID,Title')).toMatch(/^There is no control in it/);
    const many = Array.from({ length: OWN_CONTROLS_MOST + 1 }, (_, number) => `C${String(number)}`);
    expect(refused(many.join('\n'))).toMatch(/at most 1000/);
    expect(read(many.slice(1).join('\n'))).toHaveLength(OWN_CONTROLS_MOST);
  });
});

test('the key of a list is readable and its own', () => {
  expect(listKey('Bank rules (2026)', [])).toBe('bank-rules-2026');
  expect(listKey('Bank rules (2026)', ['bank-rules-2026', 'bank-rules-2026-2'])).toBe('bank-rules-2026-3');
  expect(listKey('قواعد', [])).toBe('list');
  expect(listKey('x'.repeat(80), []).length).toBeLessThanOrEqual(40);
});

test('a tag whose list is gone still says what it was', () => {
  expect(tagInWords('bank:7.1', [])).toEqual({ list: 'bank', id: '7.1', title: '' });
  const list = { key: 'bank', name: 'Bank rules', controls: [{ id: '7.1', title: 'Backups' }] };
  expect(tagInWords('bank:7.1', [list])).toEqual({ list: 'Bank rules', id: '7.1', title: 'Backups' });
});
