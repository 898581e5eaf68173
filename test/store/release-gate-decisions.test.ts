import { anId } from '../support/builders';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

describe('the log of decisions', () => {
  it('keeps what was asked and answered, cut to what fits', async () => {
    const world = sqlWorld(engine().clock);
    await world.releaseGates.log({
      id: anId(),
      at: world.clock.iso(),
      tokenId: anId(),
      serviceId: null,
      asked: { service: `${'s'.repeat(199)}😀`, version: 'v'.repeat(5_000) },
      decision: { verdict: 'awaiting', code: 'STALE' },
      policyVersion: 3,
      blockers: Array.from({ length: 50 }, anId),
      waiverId: null,
    });
    const [row] = await engine().rows('SELECT * FROM gate_decisions');
    expect(row).toMatchObject({
      verdict: 'awaiting',
      code: 'STALE',
      policy_version: 3,
      service_id: null,
    });
    expect(String(row?.['asked_version'])).toHaveLength(200);
    expect(JSON.parse(String(row?.['blockers']))).toHaveLength(50);
  });
});
