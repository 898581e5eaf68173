import type { HistoryEntry } from '../../src/contract/history';
import { historyCsv, historyJson } from '../../static/src/history/export-history';
import { foldEntries } from '../../static/src/history/fold-entries';
import { fieldWords, whatWords } from '../../static/src/history/history-words';

const ADA = '01890000-0000-7000-8000-00000000000a';
const NOBODY = '01890000-0000-7000-8000-00000000000f';
const nameOf = (id: string) => (id === ADA ? 'Ada' : null);

const entry = (version: number, minute: number, some: Partial<HistoryEntry> = {}): HistoryEntry => ({
  subject: 'section',
  id: 'record/summary',
  version,
  at: `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`,
  changeId: `change-${String(version)}`,
  by: ADA,
  what: 'summary-edited',
  isRemoval: false,
  differences: [{ field: '', before: `text ${String(version - 1)}`, after: `text ${String(version)}` }],
  ...some,
});

it('saves of one text by one person in a row are told as one', () => {
  const told = foldEntries([entry(4, 20), entry(3, 10), entry(2, 0)]);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    version: 4,
    saves: 3,
    since: '2026-03-02T09:00:00.000Z',
    differences: [{ field: '', before: 'text 1', after: 'text 4' }],
  });
});

it.each([
  ['somebody else', { by: NOBODY }],
  ['another text', { id: 'record/impact' }],
  ['Debrief itself', { by: null }],
  ['something else', { what: 'summary-restored' }],
  ['a removal', { isRemoval: true }],
  ['an hour before', { at: '2026-03-02T08:00:00.000Z' }],
])('but not those of %s', (_who, some) => {
  expect(foldEntries([entry(3, 10), entry(2, 0, some)])).toHaveLength(2);
});

it('what was changed and put back within them is not told', () => {
  const back = entry(3, 1, { differences: [{ field: '', before: 'text 2', after: 'text 1' }] });
  expect(foldEntries([back, entry(2, 0)])[0]).toMatchObject({ saves: 2, differences: [] });
});

it('names of what was done and of fields are words', () => {
  expect(whatWords('timeline-entry-added')).toBe('Timeline entry added');
  expect(whatWords('issue-done')).toBe('Issue done in Jira');
  expect([fieldWords('startedAt'), fieldWords('steps 2 text'), fieldWords('')]).toEqual([
    'Started at',
    'Steps 2 text',
    'Text',
  ]);
});

it('CSV holds a line for each value, in UTC, with names and without ids of people, formulas defused', () => {
  const csv = historyCsv(
    [
      entry(2, 0, {
        differences: [
          { field: 'title', before: 'a "quote", and', after: '=HYPERLINK("x")' },
          { field: 'ownerId', before: null, after: ADA },
        ],
      }),
      entry(1, 0, { what: 'summary-touched', differences: [], by: null }),
    ],
    nameOf,
  );
  expect(csv.split('\r\n')).toEqual([
    'Time (UTC),Who,What,Kind,Field,Before,After,Version,Change',
    `2026-03-02T09:00:00.000Z,Ada,Summary edited,Sections,Title,"a ""quote"", and","'=HYPERLINK(""x"")",2,change-2`,
    '2026-03-02T09:00:00.000Z,Ada,Summary edited,Sections,Owner,,Ada,2,change-2',
    '2026-03-02T09:00:00.000Z,Debrief,Summary touched,Sections,,,,1,change-1',
    '',
  ]);
});

it('JSON holds the words of the log; whoever cannot be named is somebody', () => {
  const json: unknown = JSON.parse(historyJson([entry(2, 0, { by: NOBODY })], nameOf));
  expect(json).toEqual({
    changes: [
      {
        at: '2026-03-02T09:00:00.000Z',
        who: 'Somebody',
        what: 'summary-edited',
        kind: 'section',
        version: 2,
        change: 'change-2',
        differences: [{ field: '', before: 'text 1', after: 'text 2' }],
      },
    ],
  });
});
