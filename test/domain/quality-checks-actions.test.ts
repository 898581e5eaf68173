import type { CheckedReport } from '../../src/domain/quality-checks-input';
import { whenRequired } from '../../src/domain/when-required';
import { ACTION, outcomeOf, SEVERE } from '../support/builders-checks';

describe('people and time', () => {
  it('miss a stakeholder', () => {
    expect(outcomeOf('stakeholder', { stakeholders: [] }).findings).toMatchObject([
      { place: { kind: 'stakeholders' } },
    ]);
  });

  it.each<[string, Partial<CheckedReport>, string, RegExp]>([
    ['at the deadline', {}, 'pass', /in time/],
    [
      'a second after it',
      { review: { deadline: null, heldAt: '2026-03-30T18:00:01.000Z' } },
      'fail',
      /less than 1 min late/,
    ],
    [
      'after a deadline of its own',
      { review: { deadline: '2026-03-28T18:00:00.000Z', heldAt: '2026-03-30T18:00:00.000Z' } },
      'fail',
      /2 days late/,
    ],
    ['not held', { review: { deadline: null, heldAt: null } }, 'fail', /1 day 6 h overdue. Hold it/],
    [
      'not held, with time left',
      { review: { deadline: null, heldAt: null }, now: '2026-03-28T00:00:00.000Z' },
      'pass',
      /still time/,
    ],
    ['without a resolution', { resolvedAt: null }, 'unknown', /Add when the incident was resolved/],
    [
      'before the resolution',
      { review: { deadline: null, heldAt: '2026-03-27T17:00:00.000Z' } },
      'unknown',
      /Correct one of the two/,
    ],
  ])('a review %s', (_name, change, state, says) => {
    expect(outcomeOf('late', change)).toMatchObject({ state, says: expect.stringMatching(says) });
  });
});

describe('actions', () => {
  it('must prevent, and a dropped one does not', () => {
    const dropped = { ...ACTION, standing: 'dropped' as const };
    expect(outcomeOf('prevent-action', { actions: [dropped, { ...ACTION, type: 'detect' }] }).state).toBe(
      'fail',
    );
    expect(outcomeOf('prevent-action', { actions: [{ ...ACTION, standing: 'done' }] }).state).toBe('pass');
  });

  it('need the priority that the used budget asks for', () => {
    const actions = [{ ...ACTION, priority: 'medium' as const }];
    expect(outcomeOf('needed-action', { actions })).toMatchObject({
      state: 'fail',
      required: true,
      says: 'The rules ask for an action of the priority critical or high. Add one.',
      findings: [{ place: { kind: 'list', list: 'actions' } }],
    });
    const budget = { kind: 'unknown' as const, reason: 'No objective (SLO) is given.' };
    const decision = whenRequired({ ...SEVERE, budget });
    expect(outcomeOf('needed-action', { actions, decision })).toMatchObject({
      state: 'unknown',
      says: 'The rules may ask for an action. No objective (SLO) is given.',
    });
  });

  it('lack an owner or a date while they are open', () => {
    const actions = [
      { ...ACTION, id: 'a', owner: null },
      { ...ACTION, id: 'b', dueOn: null },
      { ...ACTION, id: 'c', owner: null, dueOn: null },
      { ...ACTION, id: 'd', owner: null, standing: 'done' as const },
    ];
    expect(outcomeOf('owner-and-date', { actions }).findings.map(({ place, says }) => [place, says])).toEqual(
      [
        [{ kind: 'action', id: 'a', field: 'owner' }, expect.stringMatching(/needs an owner\.$/)],
        [{ kind: 'action', id: 'b', field: 'dueOn' }, expect.stringMatching(/needs a due date\.$/)],
        [{ kind: 'action', id: 'c', field: 'owner' }, expect.stringMatching(/an owner and a due date/)],
      ],
    );
  });

  it.each(['Investigate the outage', 'Improve monitoring', 'Be careful with deploys'])(
    'are vague: %s',
    (title) => {
      expect(outcomeOf('vague-wording', { actions: [{ ...ACTION, title }] })).toMatchObject({
        state: 'fail',
        required: false,
        findings: [{ place: { kind: 'action', id: 'action-1', field: 'title' } }],
      });
    },
  );
});
