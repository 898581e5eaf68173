import { decide, freshnessAt } from '../../src/domain/release-gate';
import { ACTIONS_OF_A_SERVICE, largeSite } from '../support/release-gate-large';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

it('a verdict is found by indexes: what it reads grows with its service, not with the site', async () => {
  const world = sqlWorld(engine().clock);
  const growTo = await largeSite(engine());
  const ask = async () => {
    const name = { serviceKey: 'checkout', projectKey: 'CHECKOUT' };
    const [reading] = await world.releaseGates.readNamed(name, freshnessAt(world.clock.now()), '3.6');
    expect(reading?.facts.openUnlinked).toBe(ACTIONS_OF_A_SERVICE);
    expect(decide(reading!.facts).verdict).toBe('prevented');
  };
  await growTo(2);
  const small = await engine().rowsRead(ask);
  await growTo(100);
  const large = await engine().rowsRead(ask);
  expect(large - small).toBeLessThan(50);

  const plan = await engine().explained(ask);
  const keyOf = (table: string) => plan.find((row) => row['table'] === table && row['key'] !== null)?.['key'];
  expect({
    service: keyOf('n'),
    links: keyOf('ps'),
    postmortems: keyOf('p'),
    actions: keyOf('a'),
  }).toEqual({
    service: 'services_key',
    links: 'postmortem_services_service',
    postmortems: 'PRIMARY',
    actions: 'actions_gate',
  });
  // Nothing of what grows with the site is read from one end to the other.
  const whole = plan.filter(({ type }) => type === 'ALL' || type === 'index').map(({ table }) => table);
  for (const table of ['n', 's', 'ps', 'p', 'a']) expect(whole).not.toContain(table);
});
