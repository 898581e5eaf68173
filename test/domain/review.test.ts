import fc from 'fast-check';
import {
  type Attendance,
  attendanceOf,
  defaultAgenda,
  isRunning,
  minutesLeft,
  NO_MEETING,
  proposedInvitees,
  sharingWarning,
} from '../../src/domain/review';

const HOUR = 3_600_000;
const AT = '2026-03-04T11:30:00.000Z';

describe('the agenda', () => {
  it('gives the timeline 35 to 40 minutes of an hour', () => {
    const timeline = defaultAgenda(60).find(({ title }) => title.startsWith('Timeline'));
    expect(timeline?.minutes).toBeGreaterThanOrEqual(35);
    expect(timeline?.minutes).toBeLessThanOrEqual(40);
  });

  it('adds up to whatever the meeting takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15, max: 480 }), (minutes) => {
        const agenda = defaultAgenda(minutes);
        expect(minutesLeft({ minutes, agenda })).toBe(0);
        expect(agenda.every((item) => item.minutes >= 0)).toBe(true);
      }),
    );
    expect(minutesLeft({ minutes: 30, agenda: defaultAgenda(45) })).toBe(-15);
  });

  it.each([
    [null, -48, null],
    [null, -23, { kind: 'not-shared' }],
    [-24, -1, null],
    [-23.9, -1, { kind: 'shared-late' }],
  ])('shared %s hours from the meeting, seen %s hours from it, warns of %j', (shared, seen, expected) => {
    const sharedAt = shared === null ? null : new Date(Date.parse(AT) + shared * HOUR).toISOString();
    const warning = sharingWarning({ at: AT, sharedAt }, Date.parse(AT) + seen * HOUR);
    if (seen === -48) expect(warning).toEqual({ kind: 'share-by', by: '2026-03-03T11:30:00.000Z' });
    else expect(warning).toEqual(expected);
  });

  it('of no meeting is nothing to warn of', () => {
    expect(sharingWarning({ at: null, sharedAt: null }, 0)).toBeNull();
  });
});

describe('those invited', () => {
  const holders = { scribe: ['sam'], facilitator: ['fay'], stakeholders: ['kim', '', 'sam'] };

  it('are proposed from roles in their order, then from the report, nobody twice', () => {
    expect(proposedInvitees(holders, ['ola', 'fay'], ['kim'])).toEqual(['fay', 'sam', 'ola']);
  });

  it('attend in the order of their roles; what was noted stays, and so does whoever came uninvited', () => {
    const noted: Attendance[] = [
      { person: 'ola', role: null, attended: true },
      { person: 'sam', role: 'scribe', attended: true },
    ];
    expect(attendanceOf(['kim', 'sam', 'fay'], holders, noted)).toEqual([
      { person: 'fay', role: 'facilitator', attended: false },
      { person: 'sam', role: 'scribe', attended: true },
      { person: 'kim', role: 'stakeholders', attended: false },
      { person: 'ola', role: null, attended: true },
    ]);
  });

  it('who closed their accounts are counted apart', () => {
    const gone = { person: '', role: null, attended: true };
    expect(attendanceOf(['', ''], {}, [gone])).toEqual([gone, { ...gone, attended: false }]);
  });
});

describe('a meeting', () => {
  it('runs from its start to its end, and not for ever when nobody ends it', () => {
    const meeting = { ...NO_MEETING, startedAt: AT };
    expect(isRunning(NO_MEETING, Date.parse(AT))).toBe(false);
    expect(isRunning(meeting, Date.parse(AT) + HOUR)).toBe(true);
    expect(isRunning({ ...meeting, endedAt: AT }, Date.parse(AT) + HOUR)).toBe(false);
    expect(isRunning(meeting, Date.parse(AT) + 8 * HOUR)).toBe(false);
  });
});
