import fc from 'fast-check';
import {
  actionReminder,
  postmortemReminders,
  type PostmortemState,
  reminderWindow,
  utcToday,
  whenDue,
} from '../../src/domain/reminders';
import { isOpen } from '../../src/domain/actions';
import { DEFAULT_DEADLINES, PAGERDUTY_DEADLINES } from '../../src/domain/review-deadline';
import { aLink, aLinkedIssue, anAction } from '../support/builders';

const TODAY = '2026-03-02';
const HOUR = 3_600_000;

const of = (dueOn: string | null, fields = {}, issue = aLinkedIssue()) =>
  actionReminder({ id: 'a', fields: anAction({ dueOn, ...fields }), issue }, TODAY)?.kind ?? null;

describe('an action', () => {
  it.each([
    ['2025-01-01', 'overdue'],
    ['2026-03-01', 'overdue'],
    ['2026-03-02', 'due-soon'],
    ['2026-03-05', 'due-soon'],
    ['2026-03-06', null],
    [null, null],
  ])('due on %s is %s', (dueOn, kind) => {
    expect(of(dueOn)).toBe(kind);
  });

  it('is about its due date: another date is another reminder', () => {
    const reminder = (dueOn: string) =>
      actionReminder({ id: 'a', fields: anAction({ dueOn }), issue: aLink() }, TODAY);
    expect(reminder('2026-03-01')).toEqual({ kind: 'overdue', subjectId: 'a', marker: '2026-03-01' });
    expect(reminder('2026-03-03')).toEqual({ kind: 'due-soon', subjectId: 'a', marker: '2026-03-03' });
  });

  it('is nobody’s concern once it is closed, and still one where its issue cannot be reached', () => {
    expect(of(TODAY, { status: 'dropped' })).toBeNull();
    expect(of(TODAY, { status: 'done' }, aLink())).toBeNull();
    expect(of(TODAY, {}, aLinkedIssue({ issueDone: true }))).toBeNull();
    expect(of(TODAY, {}, aLinkedIssue({ state: 'unreachable', issueDone: true }))).toBe('due-soon');
  });

  it.each([
    ['2026-02-27', '3 days overdue'],
    ['2026-03-01', '1 day overdue'],
    ['2026-03-02', 'due today'],
    ['2026-03-03', 'due tomorrow'],
    ['2026-03-05', 'due in 3 days'],
  ])('due on %s is said to be %s', (dueOn, words) => {
    expect(whenDue(dueOn, TODAY)).toBe(words);
  });

  it('of any date is looked for exactly where it may be told of', () => {
    const day = fc
      .integer({ min: -40, max: 40 })
      .map((days) => utcToday(Date.parse(TODAY) + days * 24 * HOUR));
    const status = fc.constantFrom('proposed' as const, 'committed' as const, 'dropped' as const);
    fc.assert(
      fc.property(day, status, fc.boolean(), (dueOn, is, issueDone) => {
        const fields = anAction({ dueOn, status: is });
        const issue = aLinkedIssue({ issueDone });
        const window = reminderWindow(Date.parse(`${TODAY}T23:59:59.999Z`), DEFAULT_DEADLINES);
        const told = actionReminder({ id: 'a', fields, issue }, window.today) !== null;
        expect(told).toBe(isOpen(fields, issue) && dueOn <= window.lastDueOn);
      }),
    );
  });
});

describe('a postmortem', () => {
  const RESOLVED = '2026-03-01T11:30:00.000Z';
  const DEADLINE = '2026-03-04T11:30:00.000Z';
  const DAY = 24 * HOUR;
  const state = (part: Partial<PostmortemState> = {}): PostmortemState => ({
    id: 'p',
    resolvedAt: RESOLVED,
    severity: 'SEV2',
    zone: 'UTC',
    ownDeadline: null,
    heldAt: null,
    openActions: false,
    unfinished: false,
    ...part,
  });
  const told = (part: Partial<PostmortemState>, age: number, rules = DEFAULT_DEADLINES) =>
    postmortemReminders(state(part), rules, Date.parse(RESOLVED) + age);
  const at = (age: number, openActions = false, unfinished = false) => told({ openActions, unfinished }, age);
  const kinds = (...given: Parameters<typeof at>) => at(...given).map(({ kind }) => kind);

  it('is to be reviewed 72 hours after the incident was resolved', () => {
    expect(at(72 * HOUR - 1)).toEqual([{ kind: 'review-soon', subjectId: 'p', marker: DEADLINE }]);
  });

  it.each([
    [48 * HOUR - 1, []],
    [48 * HOUR, ['review-soon']],
    [72 * HOUR - 1, ['review-soon']],
    [72 * HOUR, ['review-overdue']],
    [72 * HOUR + 14 * DAY, ['review-overdue']],
    [72 * HOUR + 14 * DAY + 1, []],
  ])('resolved %s ms ago is %s, whatever else is left to do', (age, expected) => {
    expect(kinds(age)).toEqual(expected);
    expect(kinds(age, true, true)).toEqual(expected);
  });

  it('is told of no review that was held, before or after its deadline', () => {
    for (const heldAt of [RESOLVED, '2026-03-06T11:30:00.000Z'])
      for (const hours of [60, 72, 200]) expect(told({ heldAt }, hours * HOUR)).toEqual([]);
    expect(told({ heldAt: RESOLVED, openActions: true }, 28 * DAY)).toHaveLength(1);
  });

  it('follows the rules of the site, and a deadline of its own, which is another reminder', () => {
    // A Sunday: five business days end on Friday.
    const friday = { subjectId: 'p', marker: '2026-03-06T11:30:00.000Z' };
    expect(told({}, 4 * DAY, PAGERDUTY_DEADLINES)).toEqual([{ kind: 'review-soon', ...friday }]);
    expect(told({}, 5 * DAY, PAGERDUTY_DEADLINES)).toEqual([{ kind: 'review-overdue', ...friday }]);
    expect(told({ severity: 'SEV1' }, 3 * DAY, PAGERDUTY_DEADLINES)).toMatchObject([{ marker: DEADLINE }]);
    const ownDeadline = '2026-04-01T00:00:00.000Z';
    expect(told({ ownDeadline }, 4 * DAY)).toEqual([]);
    expect(told({ ownDeadline, openActions: true }, 31 * DAY)).toMatchObject([
      { kind: 'review-overdue', marker: ownDeadline },
      { kind: 'still-open' },
    ]);
  });

  it('with open actions is old after four weeks and again after eight, which are two reminders', () => {
    expect(kinds(28 * DAY - 1, true)).toEqual([]);
    expect(at(28 * DAY, true)).toEqual([
      { kind: 'still-open', subjectId: 'p', marker: '2026-03-29T11:30:00.000Z' },
    ]);
    expect(at(56 * DAY - 1, true)).toEqual(at(28 * DAY, true));
    expect(at(56 * DAY, true)).toMatchObject([{ kind: 'still-open', marker: '2026-04-26T11:30:00.000Z' }]);
    expect(kinds(84 * DAY, true)).toEqual(['still-open']);
    expect(kinds(84 * DAY + 1, true)).toEqual([]);
  });

  it('that was never finished is old after 30 days, once', () => {
    expect(kinds(30 * DAY - 1, false, true)).toEqual([]);
    expect(at(30 * DAY, false, true)).toEqual([
      { kind: 'unfinished', subjectId: 'p', marker: '2026-03-31T11:30:00.000Z' },
    ]);
    expect(at(84 * DAY, false, true)).toEqual(at(30 * DAY, false, true));
    expect(kinds(84 * DAY + 1, false, true)).toEqual([]);
    expect(kinds(30 * DAY, true, true)).toEqual(['still-open', 'unfinished']);
  });

  it('that is done with is never old', () => {
    for (let days = 18; days < 100; days += 1) expect(kinds(days * DAY)).toEqual([]);
  });

  const furthest = { unit: 'business-days', count: 20 } as const;
  const LONGEST = { SEV1: furthest, SEV2: furthest, SEV3: furthest, SEV4: furthest };

  it('of any time is looked for wherever it may be told of', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -90 * 24, max: 5 * 24 }),
        fc.integer({ min: -2, max: 2 }),
        (hours, ms) => {
          const now = Date.parse(TODAY) + 12 * HOUR;
          const resolvedAt = new Date(now + hours * HOUR + ms).toISOString();
          for (const rules of [DEFAULT_DEADLINES, PAGERDUTY_DEADLINES, LONGEST]) {
            const window = reminderWindow(now, rules);
            const within = (from: string, until: string) => resolvedAt >= from && resolvedAt <= until;
            const isLookedFor =
              within(window.resolvedFrom, window.resolvedUntil) || within(window.oldFrom, window.oldUntil);
            const all = state({ resolvedAt, openActions: true, unfinished: true });
            const isTold = postmortemReminders(all, rules, now).length > 0;
            if (rules === DEFAULT_DEADLINES) expect(isTold).toBe(isLookedFor);
            else if (isTold) expect(isLookedFor).toBe(true);
            const own = state({ resolvedAt: '2020-01-01T00:00:00.000Z', ownDeadline: resolvedAt });
            expect(postmortemReminders(own, rules, now).length > 0).toBe(
              within(window.deadlineFrom, window.deadlineUntil),
            );
          }
        },
      ),
    );
  });
});
