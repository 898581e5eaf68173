import { NOTHING_OPEN } from '../../src/domain/release-gate';
import { aDecision, anId } from '../support/builders';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

describe('the log of decisions', () => {
  it('keeps what was asked and answered, cut to what fits', async () => {
    const world = sqlWorld(engine().clock);
    const decision = aDecision({
      at: world.clock.iso(),
      caller: { kind: 'workflow', id: 'K'.repeat(300) },
      asked: { service: `${'s'.repeat(199)}😀`, version: 'v'.repeat(5_000) },
      decision: { verdict: 'awaiting', code: 'STALE' },
      policyVersion: 3,
      facts: { ...NOTHING_OPEN, unverified: 2 },
      blockers: Array.from({ length: 50 }, anId),
    });
    await world.releaseGates.log([decision, aDecision({ at: world.clock.iso() })]);
    await world.releaseGates.log([decision]);
    expect(await engine().rows('SELECT * FROM gate_decisions')).toHaveLength(2);
    const [row] = await engine().rows(`SELECT * FROM gate_decisions WHERE id = '${decision.id}'`);
    expect(row).toMatchObject({
      verdict: 'awaiting',
      code: 'STALE',
      policy_version: 3,
      service_id: null,
      caller: 'workflow',
    });
    expect(JSON.parse(String(row?.['facts']))).toMatchObject({ unverified: 2 });
    expect(String(row?.['asked_version'])).toHaveLength(200);
    expect(JSON.parse(String(row?.['blockers']))).toHaveLength(50);
  });
});
