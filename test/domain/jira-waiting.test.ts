import { waitAfterFailure, waitAfterLimit, waitForAdmin } from '../../src/domain/jira-waiting';

const HOUR = 3_600_000;

describe('how long to wait for Jira', () => {
  it('stops the whole site until a quota is filled again, by Jira`s word or the full hour', () => {
    expect(waitAfterLimit({ reason: 'quota', waitMs: 90 * 60_000 }, 0, 0.5, 1)).toEqual({
      scope: 'site',
      delay: 'quota',
      ms: 90 * 60_000,
    });
    expect(waitAfterLimit({ reason: 'quota', waitMs: null }, 3, 0.5, 1234).ms).toBe(1234);
  });

  it('lets only the one issue wait that was written too often', () => {
    expect(waitAfterLimit({ reason: 'issue', waitMs: 2000 }, 0, 0.5, HOUR)).toEqual({
      scope: 'action',
      delay: 'busy',
      ms: 30_000,
    });
    expect(waitAfterLimit({ reason: 'issue', waitMs: 45_000 }, 0, 0.5, HOUR).ms).toBe(45_000);
  });

  it.each([
    [0, 3000],
    [1, 6000],
    [2, 12_000],
    [3, 24_000],
    [4, HOUR],
    [9, HOUR],
  ])('backs off where no reason is given: attempt %d after %d ms', (attempts, ms) => {
    expect(waitAfterLimit({ reason: 'unknown', waitMs: null }, attempts, 0.5, HOUR).ms).toBe(ms);
    expect(waitAfterFailure(attempts, 0.5)).toEqual({ scope: 'action', delay: 'no-answer', ms });
    expect(waitAfterFailure(attempts, 0).ms).toBe(Math.round(ms * 0.7));
    expect(waitAfterFailure(attempts, 0.999).ms).toBeLessThanOrEqual(ms * 1.3);
  });

  it('never comes back earlier than Jira said', () => {
    expect(waitAfterLimit({ reason: 'burst', waitMs: 20 * 60_000 }, 0, 0, HOUR).ms).toBe(20 * 60_000);
  });

  it('tries now and then what only an admin can change', () => {
    expect([0, 1, 2, 9].map((attempts) => waitForAdmin('forbidden', attempts).ms / HOUR)).toEqual([
      1, 2, 4, 24,
    ]);
  });
});
