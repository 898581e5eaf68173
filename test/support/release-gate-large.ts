import { aChange, anAction, anId, PLACE } from './builders';
import { aRecord } from './ports-contract';
import { sqlWorld } from './ports-world';
import type { SqlEngine } from './sql-engine';

/** Of each service, and of each postmortem. */
const POSTMORTEMS = 10;
const ACTIONS = 10;
export const ACTIONS_OF_A_SERVICE = POSTMORTEMS * ACTIONS;

/** A site that grows by whole services, each with a hundred open critical actions; the first one is `Checkout`. */
export async function largeSite(engine: SqlEngine): Promise<(services: number) => Promise<void>> {
  const world = sqlWorld(engine.clock);
  const postmortem = await aRecord(world, { ...PLACE, localId: 'template' });
  const { id: service } = await world.services.findOrCreate('Template', anId(), aChange());
  await world.services.attach(postmortem, service, aChange());
  const action = anId();
  const ownerId = await world.people.idOf('ada');
  await world.actions.save(
    postmortem,
    null,
    { id: action, fields: anAction(), ownerId, position: 0 },
    aChange(),
  );
  let grown = 0;
  return async (services) => {
    const more = services - grown;
    const first = { service: grown, postmortem: grown * POSTMORTEMS, action: grown * ACTIONS_OF_A_SERVICE };
    const numbered = (letter: string) => `CONCAT('${letter}-', n.i)`;
    await copyRows(engine, 'services', service, first.service, more, {
      id: numbered('s'),
      service_key: `CASE WHEN n.i = 0 THEN 'checkout' ELSE ${numbered('service')} END`,
    });
    await copyRows(engine, 'postmortems', postmortem, first.postmortem, more * POSTMORTEMS, {
      id: numbered('p'),
      local_id: numbered('m'),
    });
    await copyRows(
      engine,
      'postmortem_services',
      `${postmortem}/${service}`,
      first.postmortem,
      more * POSTMORTEMS,
      {
        id: numbered('l'),
        postmortem_id: numbered('p'),
        service_id: `CONCAT('s-', n.i DIV ${String(POSTMORTEMS)})`,
      },
    );
    await copyRows(engine, 'actions', action, first.action, more * ACTIONS_OF_A_SERVICE, {
      id: numbered('a'),
      postmortem_id: `CONCAT('p-', n.i DIV ${String(ACTIONS)})`,
    });
    await engine.rows('ANALYZE TABLE services, postmortems, postmortem_services, actions');
    grown = services;
  };
}

/** Copies of one row, but for the columns named; `n.i` counts from `first`. */
async function copyRows(
  engine: SqlEngine,
  table: string,
  id: string,
  first: number,
  count: number,
  own: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = (
    await engine.rows(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '${table}'`,
    )
  ).map((row) => String(row['name']));
  await engine.rows(
    `INSERT INTO ${table} (${columns.join(', ')})
     WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 999),
       n AS (SELECT one.i + 1000 * thousand.i + ${String(first)} AS i FROM d one JOIN d thousand
         WHERE one.i + 1000 * thousand.i < ${String(count)})
     SELECT ${columns.map((name) => own[name] ?? `t.${name}`).join(', ')} FROM n JOIN ${table} t ON t.id = '${id}'`,
  );
}
