import fc from 'fast-check';
import { readTimelinePaste, type PasteContext } from '../../src/domain/timeline-paste';

const read = (lines: readonly string[], context: PasteContext) =>
  readTimelinePaste(lines.join('\n'), context).entries;
const days = (lines: readonly string[], context: Partial<PasteContext> = {}) =>
  read(lines, { day: '2026-03-04', zone: 'UTC', ...context }).map(({ at }) =>
    at?.slice(8, 16).replace('T', ' '),
  );

describe('midnight', () => {
  it('has passed when a time goes back by more than half a day, and the row says so', () => {
    expect(days(['23:30 a', '23:50 b', '00:10 c', '14:00 d', '01:00 e'])).toEqual([
      '04 23:30',
      '04 23:50',
      '05 00:10',
      '05 14:00',
      '06 01:00',
    ]);
    expect(read(['23:50 b', '00:10 c'], { day: '2026-03-04', zone: 'UTC' })[1]?.notes).toEqual([
      'The one before it is later in the day, so midnight has passed: read as 5 March 2026.',
    ]);
  });

  it('has not passed when a time goes back by less: it is out of order', () => {
    expect(days(['11:08 a', '11:07 b', '14:20 c', '14:?? d', '09:00 e'])).toEqual([
      '04 11:08',
      '04 11:07',
      '04 14:20',
      '04 14:00',
      '04 09:00',
    ]);
  });

  it('is not passed twice by an entry of the evening that stands too late', () => {
    expect(days(['23:50 a', '00:10 b', '23:55 c', '00:20 d'])).toEqual([
      '04 23:50',
      '05 00:10',
      '04 23:55',
      '05 00:20',
    ]);
  });

  it('lies before the start when the incident began soon after it', () => {
    expect(days(['23:50 a', '00:10 b'], { startedAt: '2026-03-04T00:05:00Z' })).toEqual([
      '03 23:50',
      '04 00:10',
    ]);
    expect(days(['23:50 a', '00:10 b'], { startedAt: '2026-03-04T23:40:00Z' })).toEqual([
      '04 23:50',
      '05 00:10',
    ]);
  });

  it('does not matter to rows that name their day, and they name it for those below', () => {
    expect(
      days(['2026-03-01 23:50 a', '23:40 b', '2026-03-02', '10:00 c', '### Mar 7 2026', '09:00 d']),
    ).toEqual(['01 23:50', '01 23:40', '02 10:00', '07 09:00']);
  });
});

describe('a time without AM or PM among those with it', () => {
  it('is in the half of the day that follows, or just before', () => {
    expect(days(['10:00 AM a', '10:05 b', '09:50 c', '1:10 d', '2:00 e'])).toEqual([
      '04 10:00',
      '04 10:05',
      '04 09:50',
      '04 13:10',
      '04 14:00',
    ]);
    expect(days(['11:58 PM a', '11:59 b', '12:03 c'])).toEqual(['04 23:58', '04 23:59', '05 00:03']);
    expect(days(['11:58 AM a', '12:03 b', '14:00 c', '3:00 d'])).toEqual([
      '04 11:58',
      '04 12:03',
      '04 14:00',
      '04 03:00',
    ]);
    const [, second] = read(['1:00 PM a', '1:05 b'], { day: '2026-03-04', zone: 'UTC' });
    expect(second?.notes).toEqual(['The times before it have AM and PM: read as 13:05.']);
  });
});

describe('a day that is not known', () => {
  it('leaves times without an instant, with their words and a reason', () => {
    const [first, second] = read(['10:05 a', '2026-03-04 10:06 b'], { day: null, zone: 'UTC' });
    expect(first).toMatchObject({ at: null, precision: 'unknown', timeWords: '10:05', isUnderstood: true });
    expect(first?.notes).toEqual([
      'No day is known for this time. Name the day of the incident, then paste again.',
    ]);
    expect(second?.at).toBe('2026-03-04T10:06:00.000Z');
  });

  it('is not guessed from numbers that may be two days', () => {
    const [both] = read(['03/04/2026 10:05 a'], { day: '2026-03-10', zone: 'UTC' });
    expect([both?.at, both?.notes]).toEqual([
      '2026-03-04T10:05:00.000Z',
      ['“03/04/2026” is read as 4 March 2026.'],
    ]);
    const [neither] = read(['03/04/2026 10:05 a'], { day: null, zone: 'UTC' });
    expect([neither?.at, neither?.notes]).toEqual([
      null,
      ['“03/04/2026” may be two days. Write it as 2026-11-30.'],
    ]);
  });
});

describe('clocks that change', () => {
  const ON = { zone: 'Europe/Berlin' };

  it('leave a time in the gap to be chosen', () => {
    const [entry] = read(['02:30 disk full'], { ...ON, day: '2026-03-29' });
    expect(entry).toMatchObject({
      at: null,
      choices: ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
      timeWords: '02:30',
    });
    expect(entry?.notes).toEqual([
      'There was no 02:30 on 29 March 2026 in Europe/Berlin: the clocks went forward. Choose 2026-03-29 01:30 UTC+01:00 (Europe/Berlin) or 2026-03-29 03:30 UTC+02:00 (Europe/Berlin).',
    ]);
  });

  it('leave a time that came twice to be chosen, unless its zone is said', () => {
    const context = { ...ON, day: '2026-10-25' };
    const [entry, said, after] = read(['02:30 disk full', '02:40 CET restarted', '03:00 up'], context);
    expect(entry).toMatchObject({
      at: null,
      choices: ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    });
    expect(said?.at).toBe('2026-10-25T01:40:00.000Z');
    expect(after?.at).toBe('2026-10-25T02:00:00.000Z');
  });

  it('do not hide where a day begins', () => {
    const [entry] = read(['2018-11-04: outage'], { day: '2018-11-04', zone: 'America/Sao_Paulo' });
    expect(entry).toMatchObject({ at: '2018-11-04T03:00:00.000Z', precision: 'day' });
  });
});

describe('letters for a zone', () => {
  it('that stand for several mean the one of the incident, or none', () => {
    const at = (line: string, zone: string) => read([line], { day: '2026-03-04', zone })[0]?.at;
    expect(at('10:05 IST up', 'Asia/Kolkata')).toBe('2026-03-04T04:35:00.000Z');
    expect(at('10:05 IST up', 'Asia/Jerusalem')).toBe('2026-03-04T08:05:00.000Z');
    expect(at('10:05 IST up', 'UTC')).toBeNull();
    expect(at('All times are in PT.\n10:05 up', 'UTC')).toBe('2026-03-04T18:05:00.000Z');
  });
});

describe('any lines', () => {
  it('come out as rows or as notes, with all of their words', () => {
    const time = fc.constantFrom(
      '10:05',
      '[10:05 AM]',
      '14:??',
      '2026-03-04 09:00',
      '25:99',
      '',
      '~7:15 pm',
      '??:??',
    );
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const line = fc
      .tuple(time, word, word)
      .map(([at, a, b]) => ({ text: `${at} ${a} ${b}`.trim(), words: [a, b] }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const paste = readTimelinePaste(lines.map(({ text }) => text).join('\n'), {
          day: '2026-03-04',
          zone: 'UTC',
        });
        const shown = JSON.stringify(paste);
        for (const { words } of lines) for (const one of words) expect(shown).toContain(one);
      }),
    );
  });
});
