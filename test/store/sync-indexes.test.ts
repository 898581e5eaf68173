import { aChange, aLinkedIssue, anAction, anId } from '../support/builders';
import { stored } from '../support/builders-saved';
import { aSettlement } from '../support/ports-contract-actions';
import { aRecord } from '../support/ports-contract';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

/** A site with many linked actions: each column that a search goes by has the values that it has in earnest. */
async function aLargeSite() {
  const world = sqlWorld(engine().clock);
  const postmortemId = await aRecord(world);
  const id = anId();
  await world.actions.save(
    postmortemId,
    null,
    { id, fields: anAction(), ownerId: null, position: 0 },
    aChange(),
  );
  const settlement = aSettlement({
    issue: aLinkedIssue({ marked: true }),
    pageLink: 'open',
    readAt: world.clock.iso(),
  });
  await world.issueLinks.settle(await stored(world, id), settlement);
  const columns = (
    await engine().rows(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'actions'`,
    )
  ).map((row) => String(row['name']));
  const own: Readonly<Record<string, string>> = {
    id: `CONCAT('c-', n.i)`,
    issue_id: 'CAST(20000 + n.i AS CHAR)',
    issue_project_id: 'CAST(n.i MOD 100 AS CHAR)',
    issue_state: `CASE WHEN n.i MOD 1000 = 0 THEN 'queued' WHEN n.i MOD 50 = 0 THEN 'unreachable' ELSE 'linked' END`,
    issue_marked: `CASE WHEN n.i MOD 20 = 3 THEN 0 ELSE 1 END`,
    issue_read_at: `a.issue_read_at - INTERVAL n.i SECOND`,
    order_id: `CASE WHEN n.i MOD 2 = 0 THEN CONCAT('order-', n.i DIV 20) ELSE NULL END`,
    claimed_at: `a.changed_at - INTERVAL n.i MINUTE`,
    write_due_at: `CASE WHEN n.i MOD 500 = 1 THEN a.changed_at ELSE NULL END`,
    page_linked: 'CASE WHEN n.i MOD 500 = 2 THEN 0 ELSE 1 END',
  };
  await engine().rows(
    `INSERT INTO actions (${columns.join(', ')})
     WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 99),
       n AS (SELECT one.i + 100 * hundred.i AS i FROM d one JOIN d hundred)
     SELECT ${columns.map((name) => own[name] ?? `a.${name}`).join(', ')} FROM n JOIN actions a ON a.id = '${id}'`,
  );
  await engine().rows('ANALYZE TABLE actions');
  return world;
}

it('what is due, changed or waiting is found by indexes: reading grows with the answer, not with the site', async () => {
  const { issueLinks: links, clock } = await aLargeSite();
  /** The most rows that each search may read, of ten thousand and of what belongs to those it brings. */
  const searches: readonly (readonly [string, number, number, () => Promise<{ length: number }>])[] = [
    ['writes', 20, 50, () => links.dueWrites(clock.iso(), 200)],
    ['idle orders', 9, 500, () => links.idleOrders(clock.iso(), 50)],
    ['queue of an order', 1, 50, () => links.queued('order-50', 100)],
    ['looks', 0, 50, () => links.dueLookUps(clock.iso(), 50)],
    ['links to pages', 20, 200, () => links.pageLinksDue(200)],
    ['projects', 200, 2_000, () => links.byProjects(['7', '8'], 500)],
    ['an event', 1, 50, () => links.byIssueIds(['20007'])],
    ['a sweep', 102, 3_000, () => links.forSweep(['20007', '20009'], { most: 100, unmarkedFirst: 75 })],
  ];
  for (const [name, found, most, search] of searches) {
    let length = -1;
    const read = await engine().rowsRead(async () => {
      ({ length } = await search());
    });
    expect([name, length, read <= most ? 'few' : read]).toEqual([name, found, 'few']);
  }
  const { health } = sqlWorld(clock).jiraLimits;
  const { value, statements } = await engine().counting(() => health(clock.iso()));
  expect([statements.length, value.troubled.length]).toEqual([2, 100]);
  expect(value.counts).toMatchObject({ linked: 9_801, queued: 10, unreachable: 190, pending: 20 });
});
