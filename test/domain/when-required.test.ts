import fc from 'fast-check';
import { PRIORITIES } from '../../src/domain/actions';
import { SEVERITIES } from '../../src/domain/postmortem';
import {
  actionDemand,
  type Condition,
  DEFAULT_RULES,
  type IncidentFacts,
  type RequiredRule,
  whenRequired,
} from '../../src/domain/when-required';

const used = (percent: number) =>
  ({ kind: 'known', percent, fourWeekPercent: percent, used: 1, budget: 5, unit: 'minutes' }) as const;

/** Below every rule. */
const calm: IncidentFacts = {
  severity: 'SEV3',
  duration: { kind: 'known', minutes: 60 },
  dataLost: false,
  security: false,
  onCallPaged: false,
  budget: used(20),
};

const notKnown: IncidentFacts = {
  severity: null,
  duration: { kind: 'unknown', reason: 'resolution is not known' },
  dataLost: null,
  security: null,
  onCallPaged: null,
  budget: { kind: 'unknown', reason: 'No objective (SLO) is given. Add its target and window.' },
};

describe('the default rules', () => {
  it('leave an incident at every limit optional', () => {
    expect(whenRequired(calm)).toEqual({
      kind: 'optional',
      because: 'No rule asks for a postmortem of this incident.',
    });
  });

  it.each<[Partial<IncidentFacts>, string, string]>([
    [{ severity: 'SEV1' }, 'severity', 'Severity is SEV1; the rule starts at SEV2.'],
    [{ severity: 'SEV2' }, 'severity', 'Severity is SEV2; the rule starts at SEV2.'],
    [{ dataLost: true }, 'data-loss', 'Data was lost.'],
    [{ security: true }, 'security', 'Security was affected.'],
    [
      { budget: used(20.001) },
      'error-budget',
      'It used just over 20 % of a four-week error budget; the rule starts above 20 %.',
    ],
    [
      { duration: { kind: 'known', minutes: 61 } },
      'duration',
      'It lasted 1 h 1 min; the rule starts above 1 h.',
    ],
    [{ onCallPaged: true }, 'on-call-paged', 'On-call was paged.'],
  ])('require one for %j', (facts, id, because) => {
    expect(whenRequired({ ...calm, ...facts })).toMatchObject({
      kind: 'required',
      decidedBy: { id, because },
      also: [],
      missing: [],
    });
  });

  it('name every fact that is missing', () => {
    const decision = whenRequired(notKnown);
    expect(decision.kind === 'unknown' && decision.missing.map(({ fact }) => fact)).toEqual([
      'severity',
      'dataLost',
      'security',
      'budget',
      'duration',
      'onCallPaged',
    ]);
    expect(decision).toMatchObject({ because: expect.stringContaining('Say whether data was lost.') });
  });

  it('do not guess from a duration that contradicts itself', () => {
    const duration = { kind: 'invalid' as const, reason: 'resolution is before start' };
    expect(whenRequired({ ...calm, duration })).toMatchObject({
      kind: 'unknown',
      missing: [
        { fact: 'duration', says: 'Correct when it started or was resolved: resolution is before start.' },
      ],
    });
  });
});

describe('a rule of several conditions', () => {
  const rule: RequiredRule = {
    id: 'long-and-lossy',
    all: [{ fact: 'dataLost' }, { fact: 'duration', overMinutes: 10 }],
  };

  it('holds when all of them do, and asks for nothing once one does not', () => {
    expect(whenRequired({ ...calm, dataLost: true }, [rule]).kind).toBe('required');
    expect(whenRequired({ ...notKnown, dataLost: false }, [rule]).kind).toBe('optional');
    expect(whenRequired({ ...notKnown, dataLost: true }, [rule])).toMatchObject({
      kind: 'unknown',
      missing: [{ fact: 'duration' }],
    });
  });

  it('without any condition asks for nothing', () => {
    expect(whenRequired(calm, [{ id: 'empty', all: [] }]).kind).toBe('optional');
  });
});

describe('the needed action', () => {
  const over = whenRequired({ ...calm, severity: 'SEV1', budget: used(33) });

  it('is asked for even where another rule decided', () => {
    expect(over).toMatchObject({
      decidedBy: { id: 'severity' },
      also: [{ id: 'error-budget' }],
      needsAction: 'high',
    });
    expect(whenRequired({ ...calm, severity: 'SEV1' })).toMatchObject({ needsAction: null });
  });

  const action = (priority: (typeof PRIORITIES)[number], dropped = false) => ({ priority, dropped });

  it('is critical or high, and not a dropped one', () => {
    const met = { kind: 'met', atLeast: 'high' };
    expect(actionDemand(over, [action('critical')])).toEqual(met);
    expect(actionDemand(over, [action('low'), action('high')])).toEqual(met);
    const unmet = { kind: 'unmet', atLeast: 'high' };
    expect(actionDemand(over, [action('medium'), action('high', true)])).toEqual(unmet);
    expect(actionDemand(over, [])).toEqual(unmet);
    expect(actionDemand(whenRequired(calm), [])).toEqual({ kind: 'none' });
  });

  it('cannot be told while the used budget is not known, unless there is one anyway', () => {
    for (const severity of ['SEV1', 'SEV3'] as const) {
      const decision = whenRequired({ ...calm, severity, budget: notKnown.budget });
      expect(actionDemand(decision, [action('low')])).toMatchObject({
        kind: 'unknown',
        missing: [{ fact: 'budget' }],
      });
      expect(actionDemand(decision, [action('high')])).toEqual({ kind: 'met', atLeast: 'high' });
    }
    const noMatter = whenRequired({ ...calm, onCallPaged: null });
    expect(noMatter.kind).toBe('unknown');
    expect(actionDemand(noMatter, [])).toEqual({ kind: 'none' });
  });
});

describe('whatever the rules', () => {
  const flag = fc.constantFrom(true, false, null);
  const facts: fc.Arbitrary<IncidentFacts> = fc.record({
    severity: fc.constantFrom(...SEVERITIES, null),
    duration: fc.constantFrom(
      notKnown.duration,
      { kind: 'known' as const, minutes: 5 },
      { kind: 'known' as const, minutes: 50 },
    ),
    dataLost: flag,
    security: flag,
    onCallPaged: flag,
    budget: fc.constantFrom(notKnown.budget, used(5), used(50)),
  });
  const condition = fc.oneof<fc.Arbitrary<Condition>[]>(
    fc.record({ fact: fc.constant('severity' as const), atLeast: fc.constantFrom(...SEVERITIES) }),
    fc.record({ fact: fc.constant('duration' as const), overMinutes: fc.constantFrom(1, 20) }),
    fc.record({ fact: fc.constant('budget' as const), overPercent: fc.constantFrom(1, 20) }),
    fc.record({ fact: fc.constantFrom('dataLost' as const, 'security' as const, 'onCallPaged' as const) }),
  );
  const rules = fc
    .array(
      fc.record(
        { all: fc.array(condition, { maxLength: 3 }), needsAction: fc.constantFrom(...PRIORITIES) },
        { requiredKeys: ['all'] },
      ),
      { maxLength: 6 },
    )
    .map((all) => all.map((rule, index) => ({ ...rule, id: `rule-${index}` })));

  it('their order changes who decided, never what', () => {
    fc.assert(
      fc.property(facts, rules, (given, all) => {
        const one = whenRequired(given, all);
        const other = whenRequired(given, [...all].reverse());
        expect(other.kind).toBe(one.kind);
        if (one.kind === 'required' && other.kind === 'required') {
          const ids = [one.decidedBy, ...one.also].map(({ id }) => id);
          expect([other.decidedBy, ...other.also].map(({ id }) => id)).toEqual(ids.reverse());
          expect(other.needsAction).toBe(one.needsAction);
        }
      }),
    );
  });

  it('a fact found out later never takes a decision back, and all facts decide', () => {
    fc.assert(
      fc.property(facts, facts, rules, (given, later, all) => {
        const before = whenRequired(given, all);
        const filled: IncidentFacts = {
          severity: given.severity ?? later.severity,
          duration: given.duration.kind === 'known' ? given.duration : later.duration,
          dataLost: given.dataLost ?? later.dataLost,
          security: given.security ?? later.security,
          onCallPaged: given.onCallPaged ?? later.onCallPaged,
          budget: given.budget.kind === 'known' ? given.budget : later.budget,
        };
        if (before.kind !== 'unknown') expect(whenRequired(filled, all).kind).toBe(before.kind);
        const complete = { ...calm, severity: filled.severity ?? 'SEV4' } as const;
        expect(whenRequired(complete, all).kind).not.toBe('unknown');
      }),
    );
  });

  it('the defaults name each rule once', () => {
    expect(new Set(DEFAULT_RULES.map(({ id }) => id)).size).toBe(DEFAULT_RULES.length);
  });
});
