import { budgetOf, incidentFacts, NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { whenRequired } from '../../src/domain/when-required';
import { aHeader } from '../support/builders';

const objective = { targetPercent: 99.9, windowDays: 28 };
const outage = aHeader({ startedAt: '2026-03-01T10:00:00.000Z', resolvedAt: '2026-03-01T10:10:00.000Z' });
const full = { ...NO_IMPACT_FACTS, objective, source: { kind: 'minutes', affectedPercent: 100 } as const };

describe('what the impact says of the error budget', () => {
  it('is not known without an objective, and says what to add', () => {
    expect(budgetOf(NO_IMPACT_FACTS, outage)).toEqual({
      kind: 'unknown',
      reason: 'Add what the service promises: a target and its window.',
    });
  });

  it('comes from the duration of the header, or from requests', () => {
    // 28 days at 99.9 % allow 40.32 minutes.
    expect(budgetOf(full, outage)).toMatchObject({ kind: 'known', percent: expect.closeTo(24.8, 1) });
    const requests = { ...full, source: { kind: 'requests', failed: 50, inWindow: 100_000 } as const };
    expect(budgetOf(requests, outage)).toMatchObject({ kind: 'known', percent: expect.closeTo(50, 5) });
    expect(budgetOf(full, aHeader({ resolvedAt: null }))).toMatchObject({ kind: 'unknown' });
  });

  it('decides whether a postmortem is required, with the facts beside it', () => {
    const quiet = { ...outage, severity: 'SEV4' } as const;
    expect(whenRequired(incidentFacts(quiet, full))).toMatchObject({
      kind: 'required',
      decidedBy: { id: 'error-budget' },
      needsAction: 'high',
    });
    const lost = { ...NO_IMPACT_FACTS, dataLost: true };
    expect(whenRequired(incidentFacts(quiet, lost))).toMatchObject({
      decidedBy: { id: 'data-loss' },
    });
  });
});
