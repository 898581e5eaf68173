import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { readDueDate } from '../../src/domain/due-date';
import {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  daysBetween,
  endOfMonth,
  fromDayNumber,
  MONTHS,
  partsOf,
  weekdayOf,
  WEEKDAYS,
} from '../../src/domain/plain-date';

/** Wednesday, 4 March 2026. */
const TODAY = '2026-03-04';
const read = (words: string, today = TODAY) => readDueDate(words, today);
const dateIn = (words: string, today = TODAY) => {
  const reading = read(words, today);
  return reading.kind === 'date' ? reading.date : reading;
};

const day = (from: string, to: string) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(fromDayNumber);
const anyDay = day('1972-01-01', '2190-12-31');

describe('words for a due date', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026/11/30', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['2026-11-30 00:00:00', '2026-11-30'],
    ['30 Nov 2026', '2026-11-30'],
    ['30th of November, 2026', '2026-11-30'],
    ['30-Nov-26', '2026-11-30'],
    ['30/Nov/26', '2026-11-30'],
    ['Nov 30', '2026-11-30'],
    ['NOVEMBER 30TH, 2026.', '2026-11-30'],
    ['Mon, 30 Nov 2026', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['11/30/2026', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['05/05/2026', '2026-05-05'],
    ['1 Mar 2026', '2026-03-01'],
    ['3 Nov', '2026-11-03'],
    ['Feb 29', '2028-02-29'],
    ['２０２６-１１-３０', '2026-11-30'],
    ['today', '2026-03-04'],
    ['yesterday', '2026-03-03'],
    ['tomorrow', '2026-03-05'],
    ['the day after tomorrow', '2026-03-06'],
    ['2 days', '2026-03-06'],
    ['2d', '2026-03-06'],
    ['+5d', '2026-03-09'],
    ['in 3 weeks', '2026-03-25'],
    ["2 weeks' time", '2026-03-18'],
    ['two weeks', '2026-03-18'],
    ['a week from now', '2026-03-11'],
    ['2 weeks and 3 days', '2026-03-21'],
    ['1w 2d', '2026-03-13'],
    ['within the next 10 days', '2026-03-14'],
    ['a fortnight', '2026-03-18'],
    ['48 hours', '2026-03-06'],
    ['1 month', '2026-04-04'],
    ['1 quarter', '2026-06-04'],
    ['3 business days', '2026-03-09'],
    ['5 working days', '2026-03-11'],
    ['friday', '2026-03-06'],
    ['this wed', '2026-03-04'],
    ['by Tuesday', '2026-03-10'],
    ['next friday', '2026-03-13'],
    ['next monday', '2026-03-09'],
    ['Friday next week', '2026-03-13'],
    ['end of week', '2026-03-06'],
    ['end of month', '2026-03-31'],
    ['EOM', '2026-03-31'],
    ['end of next month', '2026-04-30'],
    ['end of quarter', '2026-03-31'],
    ['end of Q1 2027', '2027-03-31'],
    ['end of February', '2027-02-28'],
    ['end of Feb 2028', '2028-02-29'],
    ['EOY', '2026-12-31'],
    ['Due by: 30 Nov', '2026-11-30'],
    ['(2 days)', '2026-03-06'],
  ])('%s', (words, date) => {
    expect(dateIn(words)).toBe(date);
  });

  it.each(['', '  ', '-', '—', 'none', 'N/A', 'TBD', '?'])('%j means no date', (words) => {
    expect(read(words)).toEqual({ kind: 'none' });
  });

  it.each([
    ['01/02/2026', /2026-01-02 for 2 January 2026, or 2026-02-01 for 1 February 2026/],
    ['30/11/26', /2026-11-30.*2030-11-26/],
    ['01/02', /2027-01-02.*2027-02-01/],
    ['Nov 2026', /15 November 2026, or end of November 2026/],
    ['november', /end of November/],
    ['2026-02-30', /does not exist/],
    ['31 Nov 2026', /November 2026 has 30 days/],
    ['Tue 30 Nov 2026', /is a Monday/],
    ['10 Feb', /2026-02-10 or 2027-02-10/],
    ['2026-11-30T23:30:00Z', /no time of day.*2026-11-30/],
    ['2-3 weeks', /range/],
    ['5m', /months or minutes/],
    ['5 hours', /whole days/],
    ['wednesday', /Type today, or next Wednesday/],
    ['next week', /end of next week/],
    ['q4', /end of Q4/],
  ])('%s is refused as unclear, with what to type instead', (words, why) => {
    expect(read(words)).toEqual({ kind: 'refused', isDate: true, why: expect.stringMatching(why) });
  });

  it.each([
    'asap',
    'soonish',
    '5 foo',
    '1.5 weeks',
    'after the migration',
    'last friday',
    '12',
    'x'.repeat(99),
  ])('%s is refused with examples', (words) => {
    const reading = read(words);
    expect(reading).toMatchObject({ kind: 'refused', isDate: false });
    expect(reading).toHaveProperty('why', expect.stringContaining('Type 2026-11-30, 30 Nov, 2 weeks'));
  });

  it('reads its own examples', () => {
    for (const words of [
      '2026-11-30',
      '30 Nov',
      '2 weeks',
      'next friday',
      'end of month',
      '2 months',
      'today',
    ])
      expect(read(words).kind).toBe('date');
  });
});

describe('a date of the calendar', () => {
  const forms = (date: string): string[] => {
    const { year, month, day: d } = partsOf(date);
    const name = MONTHS[month - 1] ?? '';
    const abbreviated = name.slice(0, 3);
    const weekday = WEEKDAYS[weekdayOf(date)] ?? '';
    return [
      date,
      date.replaceAll('-', '/'),
      date.replaceAll('-', ''),
      `${d} ${name} ${year}`,
      `${abbreviated} ${d}, ${year}`,
      `${d}-${abbreviated.toUpperCase()}-${year}`,
      `${weekday}, ${d} ${abbreviated} ${year}`,
      `${weekday.slice(0, 3)} ${name} ${d} ${year}`,
    ];
  };

  it('reads the same in every written form, whatever day it is today', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, today) => {
        for (const words of forms(date)) expect([words, dateIn(words, today)]).toEqual([words, date]);
      }),
      { numRuns: 400 },
    );
  });

  it('in numbers alone is taken when no other day can be meant, and else both days are named', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, today) => {
        const { year, month, day: d } = partsOf(date);
        const other = dateOf(year, d, month);
        const reading = read(`${d}/${month}/${year}`, today);
        if (other === null || other === date) expect(reading).toEqual({ kind: 'date', date });
        else {
          expect(reading.kind).toBe('refused');
          expect(reading).toHaveProperty('why', expect.stringContaining(date));
          expect(reading).toHaveProperty('why', expect.stringContaining(other));
        }
      }),
    );
  });

  it('without its year is the next such day, unless it has only just passed', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, today) => {
        const { month, day: d } = partsOf(date);
        const reading = read(`${d} ${MONTHS[month - 1] ?? ''}`, today);
        if (reading.kind === 'date') {
          expect(reading.date >= today).toBe(true);
          expect(partsOf(reading.date)).toMatchObject({ month, day: d });
          const before = dateOf(partsOf(reading.date).year - 1, month, d);
          if (before !== null) expect(before < today).toBe(true);
        } else expect(reading).toHaveProperty('why', expect.stringMatching(/just passed/));
      }),
    );
  });

  it('that does not exist is never moved to another day', () => {
    const year = fc.integer({ min: 1970, max: 2190 });
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (y, m, d) => {
        const words = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const exists = m >= 1 && m <= 12 && d >= 1 && d <= Number(endOfMonth(y, m).slice(8));
        expect(read(words).kind).toBe(exists ? 'date' : 'refused');
      }),
    );
  });
});

describe('a length of time', () => {
  const amount = fc.integer({ min: 0, max: 400 });

  it('in days and weeks counts days, over month ends, leap days and changes of the clock', () => {
    fc.assert(
      fc.property(day('1972-01-01', '2150-12-31'), amount, (today, n) => {
        const later = dateIn(`${n} days`, today) as string;
        expect(daysBetween(today, later)).toBe(n);
        expect(dateIn(`${n}w`, today)).toBe(addDays(today, 7 * n));
        expect(dateIn(`+${n}d`, today)).toBe(later);
      }),
    );
  });

  it('in months keeps the day of the month, or takes the last where there is none', () => {
    fc.assert(
      fc.property(day('1972-01-01', '2100-12-31'), amount, (today, n) => {
        const later = dateIn(`${n} months`, today) as string;
        const [was, is] = [partsOf(today), partsOf(later)];
        expect(is.year * 12 + is.month - (was.year * 12 + was.month)).toBe(n);
        const isLast = later === endOfMonth(is.year, is.month);
        expect(is.day === was.day || (isLast && is.day < was.day)).toBe(true);
      }),
    );
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2100-01-31', 1)).toBe('2100-02-28');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('in business days passes over weekends', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (today, n) => {
        const later = dateIn(`${n} business days`, today) as string;
        const between = Array.from({ length: daysBetween(today, later) }, (_, i) => addDays(today, i + 1));
        expect(between.filter((date) => weekdayOf(date) < 5)).toHaveLength(n);
        expect(weekdayOf(later)).toBeLessThan(5);
      }),
    );
  });
});

describe('weekdays and ends', () => {
  const weekday = fc.constantFrom(...WEEKDAYS);

  it('a weekday is the first to come, the next one lies in the week after this', () => {
    fc.assert(
      fc.property(anyDay, weekday, (today, name) => {
        const index = WEEKDAYS.indexOf(name);
        const next = dateIn(`next ${name}`, today) as string;
        const monday = addDays(today, 7 - weekdayOf(today));
        expect(weekdayOf(next)).toBe(index);
        expect(daysBetween(monday, next)).toBe(index);
        if (weekdayOf(today) === index) expect(read(name, today).kind).toBe('refused');
        else {
          const coming = dateIn(name, today) as string;
          expect(weekdayOf(coming)).toBe(index);
          expect(daysBetween(today, coming)).toBeGreaterThan(0);
          expect(daysBetween(today, coming)).toBeLessThan(7);
        }
      }),
    );
  });

  it('an end is the last day of its period and not before today', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        for (const period of ['month', 'quarter', 'year', 'week', 'Q2', 'February'])
          expect((dateIn(`end of ${period}`, today) as string) >= today).toBe(true);
        const month = dateIn('end of month', today) as string;
        expect(partsOf(addDays(month, 1)).day).toBe(1);
        expect(month.slice(0, 7)).toBe(today.slice(0, 7));
        expect(weekdayOf(dateIn('end of week', today) as string)).toBe(4);
      }),
    );
  });
});

describe('whatever is typed', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc
      .array(
        fc.constantFrom(
          ...'a an and 2 30 31 nov of next week days month end - / . , friday 2026 in by'.split(' '),
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(' ')),
  );

  it('is a date that exists, none, or refused with a sentence', () => {
    fc.assert(
      fc.property(words, anyDay, (typed, today) => {
        const reading = read(typed, today);
        if (reading.kind === 'date') {
          expect(fromDayNumber(dayNumber(reading.date))).toBe(reading.date);
          expect(dateIn(reading.date, today)).toBe(reading.date);
        }
        if (reading.kind === 'refused') expect(reading.why).toMatch(/\.$/);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['a an ', 'a aa', '1 a', 'an a', '1a', 'and ', '2 days and '])(
    'comes to an end where letters can be read in many ways: %j',
    (piece) => {
      expect(read(piece.repeat(Math.floor(79 / piece.length))).kind).toBe('refused');
    },
  );

  it('is the same in every time zone, also where the clock changes or a day was left out', () => {
    const file = path.resolve(__dirname, '..', '..', 'src', 'domain', 'due-date.ts');
    const zones = ['UTC', 'America/New_York', 'Pacific/Apia', 'Africa/Cairo', 'America/Havana'];
    // Node takes a new zone at once; the sandbox of the tests would not pass it on.
    const program = `
      import { readDueDate } from ${JSON.stringify(file)};
      const days = ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2011-12-29', '2028-02-28'];
      const words = ['tomorrow', '2 days', '1 week', '1 month', '3 business days', 'next sunday', 'end of month', '30 Nov'];
      for (const zone of ${JSON.stringify(zones)}) {
        process.env.TZ = zone;
        const offset = new Date(2026, 6, 1).getTimezoneOffset();
        console.log(JSON.stringify([offset, days.map((day) => words.map((typed) => readDueDate(typed, day)))]));
      }`;
    const output = execFileSync(process.execPath, [require.resolve('tsx/cli'), '-e', program]).toString();
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [number, unknown]);
    expect(answers.map(([offset]) => offset)).toEqual([0, 240, -780, -180, 240]);
    expect(answers).toHaveLength(zones.length);
    for (const [, dates] of answers) expect(dates).toEqual(answers[0]?.[1]);
  }, 30_000);
});
