import fc from 'fast-check';
import { type PastedAction, readPaste } from '../../src/domain/action-paste';
import { readDueDate } from '../../src/domain/due-date';
import { readPriority } from '../../src/domain/priority-words';
import { fitted, titleWithOwner } from '../../src/domain/title-fit';

/** Wednesday, 4 March 2026. */
const TODAY = '2026-03-04';
const read = (text: string) => readPaste(text, TODAY).actions;
const brief = ({ ownerWords, title, priority, dueOn }: PastedAction) => [ownerWords, title, priority, dueOn];
const rows = (text: string) => read(text).map(brief);

const THREE = [
  ['SRE Lead', 'Tune alert thresholds', 'high', '2026-03-06'],
  ['Dev Manager', 'Review deployment workflow', 'medium', '2026-03-09'],
  ['QA Engineer', 'Add regression tests', 'high', '2026-03-07'],
];

describe('the same three actions', () => {
  it.each([
    [
      'lines',
      'SRE Lead - Tune alert thresholds - High - 2 days\nDev Manager - Review deployment workflow - Medium - 5 days\nQA Engineer - Add regression tests - High - 3 days',
    ],
    [
      'one line with semicolons',
      'SRE Lead - Tune alert thresholds - High - 2 days; Dev Manager - Review deployment workflow - Medium - 5 days; QA Engineer - Add regression tests - High - 3 days',
    ],
    [
      'a list with other dashes under a heading',
      'Action items:\n\n- SRE Lead – Tune alert thresholds – High – 2 days;\r\n* Dev Manager — Review deployment workflow — Medium — 5 days\n3) QA Engineer - Add regression tests - 3 days - High',
    ],
    [
      'lines with a head',
      'Task - Priority - Owner - Due\nTune alert thresholds - High - SRE Lead - 2 days\nReview deployment workflow - Medium - Dev Manager - 5 days\nAdd regression tests - High - QA Engineer - 3 days',
    ],
    [
      'a table with tabs and a head',
      'Owner\tTask\tPriority\tDue\nSRE Lead\tTune alert thresholds\tHigh\t2 days\nDev Manager\tReview deployment workflow\tMedium\t5 days\nQA Engineer\tAdd regression tests\tHigh\t3 days\n',
    ],
    [
      'a table with tabs and no head, in another order',
      '1\tTune alert thresholds\tHigh\tSRE Lead\t2 days\n2\tReview deployment workflow\tMedium\tDev Manager\t5 days\n3\tAdd regression tests\tHigh\tQA Engineer\t3 days',
    ],
    [
      'a table of Markdown',
      '| **What** | Who | When | Prio |\n|:---|---|---:|---|\n| Tune alert thresholds | SRE Lead | 2 days | High |\n| Review deployment workflow | Dev Manager | 5 days | Medium |\n| Add regression tests | QA Engineer | 3 days | High |',
    ],
    [
      'a table of Jira',
      '||Assignee||Action item||Target date||Severity||\n|SRE Lead|Tune alert thresholds|2026-03-06|Sev2|\n|Dev Manager|Review deployment workflow|9 Mar 2026|normal|\n|QA Engineer|Add regression tests|7 Mar|Major|',
    ],
    [
      'two tables, each with its own head',
      'Owner\tTask\tPriority\tDue\nSRE Lead\tTune alert thresholds\tHigh\t2 days\n\nTask\tOwner\tDue\tPriority\nReview deployment workflow\tDev Manager\t5 days\tMedium\nAdd regression tests\tQA Engineer\t3 days\tHigh',
    ],
  ])('are read from %s', (_form, text) => {
    expect(rows(text)).toEqual(THREE);
    expect(read(text).flatMap(({ notes }) => notes)).toEqual([]);
  });
});

describe('cells', () => {
  it('of spreadsheets may hold line breaks and quotes', () => {
    expect(rows('Owner\tTask\nEdda\t"Say ""no""\nto root"\nRavi\t"Quoted" and not')).toEqual([
      ['Edda', 'Say "no" to root', 'medium', null],
      ['Ravi', '"Quoted" and not', 'medium', null],
    ]);
  });

  it('of Markdown lose their marks and keep their links and pipes', () => {
    const text =
      '| Task | Owner |\n|---|---|\n| Add **two** checks\\|guards,<br>see [plan](https://x.test/a) | @edda |';
    expect(rows(text)).toEqual([
      ['edda', 'Add two checks|guards, see plan (https://x.test/a)', 'medium', null],
    ]);
  });

  it('that no action has a place for are shown', () => {
    const text = 'Action Item\tType\tOwner\tBug\tStatus\nGuard the rollout\tmitigative\tEdda\tOPS-12\tDone';
    expect(read(text)).toEqual([
      expect.objectContaining({
        title: 'Guard the rollout',
        type: 'mitigate',
        notes: ['Not taken over: Bug “OPS-12”, Status “Done”.'],
      }),
    ]);
  });

  it('that cannot be read say so with their words, and the due words can be corrected', () => {
    const [action] = read('Task\tPriority\tDue\tType\nFix it\tP9\t01/02/2026\tother');
    expect(action).toMatchObject({
      priority: 'medium',
      dueOn: null,
      dueWords: '01/02/2026',
      type: 'prevent',
    });
    expect(action?.notes).toEqual([
      'Priority “P9” is not known; it is medium until you choose.',
      'Type “other” is not known; it is prevent until you choose.',
      expect.stringMatching(/^Due “01\/02\/2026”: .*2026-01-02.*2026-02-01/),
    ]);
  });

  it('for several owners keep the words and ask for one', () => {
    const [action] = read('Task\tOwner\nFix it\tEdda and Ravi');
    expect(action).toMatchObject({
      ownerWords: 'Edda and Ravi',
      notes: ['One person owns an action. Choose one of them.'],
    });
  });

  it.each(['-', 'TBD', 'n/a', 'unassigned', ''])('with %j name no owner and no date', (nobody) => {
    expect(rows(`Task\tOwner\tDue\nFix it\t${nobody}\t${nobody}`)).toEqual([['', 'Fix it', 'medium', null]]);
  });
});

describe('lines', () => {
  it('keep dashes of their own in the task', () => {
    expect(rows('SRE Lead - Tune alerts - the noisy ones - High - 2 days')).toEqual([
      ['SRE Lead', 'Tune alerts - the noisy ones', 'high', '2026-03-06'],
    ]);
    expect(rows('Add an alert - for replicas too')).toEqual([
      ['', 'Add an alert - for replicas too', 'medium', null],
    ]);
  });

  it('are not parted at a semicolon inside a task', () => {
    expect(rows('SRE Lead - Tune thresholds; add dashboards - High - 2 days')).toEqual([
      ['SRE Lead', 'Tune thresholds; add dashboards', 'high', '2026-03-06'],
    ]);
  });

  it('keep words that stand for a date and are none', () => {
    const [action] = read('SRE Lead - Tune alerts - High - soonish');
    expect(action).toMatchObject({ title: 'Tune alerts', dueWords: 'soonish', dueOn: null });
    expect(action?.notes).toEqual([expect.stringContaining('“soonish”')]);
  });

  it('that look like heads of columns but hold data are data', () => {
    expect(rows('Team A - Action log for deploys - High - 2 days')).toEqual([
      ['Team A', 'Action log for deploys', 'high', '2026-03-06'],
    ]);
  });

  it('of a CSV file stay whole, with the way to a table', () => {
    const { actions, notes } = readPaste('Owner,Task,Priority\nEdda,Fix it,High', TODAY);
    expect(actions.map(({ title }) => title)).toEqual(['Owner,Task,Priority', 'Edda,Fix it,High']);
    expect(notes[0]).toContain('Copy the cells');
  });

  it('that were ticked off say so', () => {
    const [open, ticked] = read('- [ ] Check one\n- [x] Check two');
    expect([open?.title, ticked?.title]).toEqual(['Check one', 'Check two']);
    expect([open?.notes, ticked?.notes]).toEqual([[], ['Not taken over: that it was ticked off.']]);
  });
});

describe('priorities', () => {
  it.each([
    ...[
      'P0',
      'p0',
      'Blocker',
      'Highest',
      'Critical',
      'Sev 0',
      'SEV1',
      'urgent',
      'P1 - Critical',
      'Very high',
    ].map((w) => [w, 'critical']),
    ...['P1', 'High', 'Major', 'sev-2', '🔴 High', 'High (P2)'].map((w) => [w, 'high']),
    ...['P2', 'Medium', 'med', 'Normal', 'Severity 3'].map((w) => [w, 'medium']),
    ...['P3', 'P4', 'Low', 'Minor', 'Trivial', 'nice to have', 'Lowest', 'Sev4'].map((w) => [w, 'low']),
  ])('%s is %s', (words, priority) => {
    expect(readPriority(words)).toMatchObject({ priority, isAll: true });
  });

  it.each(['', 'P9', 'High or low', 'soon', 'Reduce'])('%j says none', (words) => {
    expect(readPriority(words)).toBeNull();
  });

  it('P1 is asked about unless P0 stands beside it', () => {
    const notes = (text: string) => read(text).flatMap((action) => action.notes);
    expect(notes('Task\tPriority\nOne\tP1\nTwo\tP2')).toEqual([
      expect.stringContaining('P1 is read as high'),
    ]);
    expect(notes('Task\tPriority\nOne\tP1\nTwo\tP0')).toEqual([]);
  });
});

describe('titles', () => {
  it('that are too long are cut between words, and the rest is shown', () => {
    const long = 'word '.repeat(60).trim();
    const [action] = read(`Task\tOwner\n${long}\tEdda`);
    expect(action?.title.length).toBeLessThanOrEqual(255);
    expect(action?.title).toMatch(/word…$/);
    expect(action?.notes[0]).toMatch(/Left out: “word/);
  });

  it('are not cut for the spaces behind them', () => {
    expect(fitted(`${'a'.repeat(20)}  `, 20)).toEqual({ text: 'a'.repeat(20), rest: '' });
    expect(fitted(`${'a'.repeat(20)}  b`, 20).rest).toBe('a  b');
  });

  it('fit, are never cut inside a sign, and lose nothing', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '👩‍👩‍👧', '🇩🇪', 'e\u0301', ' ', 'word '), { maxLength: 400 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 255 }), (signs, most) => {
        const whole = signs.join('');
        const cut = fitted(whole, most);
        expect(cut.text.length).toBeLessThanOrEqual(most);
        expect(() => encodeURIComponent(cut.text)).not.toThrow();
        const kept = cut.rest === '' ? cut.text : cut.text.slice(0, -1);
        expect((kept + cut.rest).replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
        expect(cut.rest).not.toMatch(/^[\u0301\u200d]/);
      }),
      { numRuns: 500 },
    );
  });

  it('carry the owner whom nobody could be found for', () => {
    expect(titleWithOwner('Tune alerts', 'SRE Lead')).toBe('Tune alerts (SRE Lead)');
    expect(titleWithOwner('Tune alerts (SRE Lead)', 'SRE Lead')).toBe('Tune alerts (SRE Lead)');
    expect(titleWithOwner('Tune alerts', ' ')).toBe('Tune alerts');
    const full = titleWithOwner('word '.repeat(51).trim(), 'SRE Lead');
    expect(full.length).toBeLessThanOrEqual(255);
    expect(full).toMatch(/… \(SRE Lead\)$/);
    expect(titleWithOwner('x', 'o'.repeat(500)).length).toBeLessThanOrEqual(255);
  });
});

describe('whatever is pasted', () => {
  const word = fc.constantFrom(
    'tune',
    'alerts',
    'for',
    'P1',
    'High',
    '2',
    'days',
    'Owner',
    'Task',
    'Edda',
    '01/02',
    'x-1',
    'Due',
    '“q”',
  );
  const cell = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  it('every word of a row is seen again, or was read', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\t', ' | ', ' - '), (cells, parted) => {
        const found = read(cells.map((row) => row.join(parted)).join('\n'));
        const seen = found
          .map((a) => `${a.title}|${a.ownerWords}|${a.dueWords}|${a.notes.join('|')}`)
          .join('\n');
        // A row of heads is no action.
        fc.pre(found.length === cells.length);
        for (const one of cells.flat()) {
          // `Due` where a date belongs says no more than the place does.
          const saysNoDate = readDueDate(one, TODAY).kind === 'none';
          const wasRead = saysNoDate || readPriority(one)?.isAll === true || /^\d+$/.test(one);
          if (!wasRead) expect(seen).toContain(one.split(' ')[0]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never breaks, and titles fit', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '\t',
            '|',
            '"',
            '\n',
            '**',
            ' - ',
            ';',
            '[',
            '](',
            ')',
            'a',
            '\\',
            '||',
            '---',
            '2 days',
          ),
          { maxLength: 80 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { title, ownerWords } of read(pasted)) {
          expect(title.length).toBeLessThanOrEqual(255);
          expect(title).not.toMatch(/[\r\n\t]/);
          expect(titleWithOwner(title, ownerWords).length).toBeLessThanOrEqual(255);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('more than 200 rows are named and left for another time', () => {
    const { actions, notes } = readPaste('Do it\n'.repeat(350), TODAY);
    expect(actions).toHaveLength(200);
    expect(notes[0]).toContain('first 200 rows');
  });

  it.each(['**a ', '"\t', '[a](', '__ ', 'a - ', '| ', '\t"a'])(
    'no more than its first 200,000 characters are read: %j',
    (piece) => {
      const { actions, notes } = readPaste(piece.repeat(1_000_000 / piece.length), TODAY);
      expect(notes[0]).toContain('200,000 characters');
      const shown = actions.map((action) => action.title.length + action.notes.join('').length);
      expect(shown.reduce((sum, length) => sum + length, 0)).toBeLessThan(201_000);
    },
  );
});

test.each([
  ['Task\tOwner\nFix it\tEdda', ['No type is given: it is prevent until you choose.']],
  ['Task\tType\nFix it\tmitigate\nSee it\t', ['1 of 2 rows give no type: it is prevent until you choose.']],
  ['Task\tType\nFix it\tmitigate', []],
])('what is assumed of the type is said: %j', (text, notes) => {
  expect(readPaste(text, TODAY).notes).toEqual(notes);
});
