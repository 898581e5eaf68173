import { migrationRunner } from '@forge/sql';
import { saveAction } from '../../src/app/actions';
import { saveSection } from '../../src/app/postmortem';
import { Preparing } from '../../src/domain/failure';
import { upkeep } from '../../src/store/upkeep';
import { MIGRATIONS } from '../../src/store/migrations';
import { aLink, aLinkedIssue, anAction, anEdit, anId, PLACE } from '../support/builders';
import { stored } from '../support/builders-saved';
import { aBase, aSettlement } from '../support/ports-contract-actions';
import { checkTidb } from '../support/sql-dialect';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

const schema = () =>
  engine().rows(
    `SELECT table_name, column_name, column_type, is_nullable, column_default, collation_name
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> '__migrations'
     ORDER BY table_name, column_name`,
  );

/** The schema as the first so many migrations left it, noted as the runner notes them. */
async function migratedTo(count: number): Promise<void> {
  await engine().reset({ drop: true });
  await migrationRunner.initialize();
  for (const { name, statement } of MIGRATIONS.slice(0, count)) {
    await engine().rows(statement);
    await engine().rows(`INSERT INTO __migrations (name) VALUES ('${name}')`);
  }
}

afterEach(async () => {
  await engine().reset({ drop: true });
  await upkeep.migrate();
});

describe('migrations', () => {
  it('are numbered without gaps, one table or change each, at most twenty with a release', () => {
    expect(MIGRATIONS.map(({ name }) => Number(name.slice(0, 3)))).toEqual(MIGRATIONS.map((_, n) => n + 1));
    expect(MIGRATIONS.length).toBeLessThanOrEqual(20);
    for (const { statement } of MIGRATIONS) expect(statement).not.toContain(';');
  });

  it('are in the language of TiDB', async () => {
    expect(await checkTidb(MIGRATIONS.map(({ statement }) => statement))).toEqual([]);
  });

  it('each compare text byte by byte', () => {
    for (const { statement } of MIGRATIONS.filter(({ statement: sql }) => sql.startsWith('CREATE TABLE')))
      expect(statement).toMatch(/\) COLLATE utf8mb4_bin$/);
  });

  it('may each run twice', async () => {
    await engine().reset({ drop: true });
    for (const { statement } of MIGRATIONS) {
      await engine().rows(statement);
      await engine().rows(statement);
    }
    expect((await schema()).length).toBeGreaterThan(50);
  });

  it('may run twice at once, as when an hour and a visitor meet', async () => {
    await engine().reset({ drop: true });
    await Promise.all([upkeep.migrate(), upkeep.migrate()]);
    const whole = await schema();
    await upkeep.migrate();
    expect(await schema()).toEqual(whole);
  });

  it('lead from every earlier schema, with data in it, to the newest', async () => {
    const whole = await schema();
    for (let count = 0; count < MIGRATIONS.length; count += 1) {
      await migratedTo(count);
      if (count > 0) await engine().rows(`INSERT INTO people VALUES ('p-1', 'account-1', '2026-01-01')`);
      await upkeep.migrate();
      expect(await schema()).toEqual(whole);
      if (count > 0) expect(await engine().rows('SELECT id FROM people')).toEqual([{ id: 'p-1' }]);
      const world = sqlWorld(engine().clock);
      const edit = anEdit({ config: { services: ['Checkout'] } });
      await saveAction(world, edit, { id: anId(), version: 0, position: 0, value: anAction() });
      expect((await world.postmortems.open(PLACE))?.actions).toHaveLength(1);
    }
  });

  it('keep what was linked, claimed and looked for before actions were synced both ways', async () => {
    await migratedTo(13);
    const before = await engine().rows(`SHOW COLUMNS FROM actions LIKE 'sync_base'`);
    expect(before).toEqual([]);
    await engine().rows(`INSERT INTO people VALUES ('p-1', 'account-1', '2026-01-01')`);
    const columns = `id, postmortem_id, title, owner_id, priority, priority_rank, type, status, drop_reason, position, version,
      change_id, changed_at, change_what, issue_state, issue_id, issue_key, issue_done, page_linked,
      claim_id, claim_by, claimed_at, claim_project_id, claim_type_id, claim_lookups, next_lookup_at`;
    const row = (id: string, state: string, issue: string, claim = 'NULL, NULL, NULL, NULL, NULL, 0, NULL') =>
      engine()
        .rows(`INSERT INTO actions (${columns}) VALUES ('${id}', 'r-1', 'Title', 'p-1', 'high', 3, 'prevent', 'committed', '', 1, 1,
        'c-${id}', '2026-01-02', 'action-added', '${state}', ${issue}, ${claim})`);
    const claim = `'k-1', 'p-1', '2026-01-03', '10000', '10100', 1, '2026-01-04'`;
    await row('linked', 'linked', `'10001', 'OPS-1', 1, 1`);
    await row('unlinked', 'none', 'NULL, NULL, 0, 0');
    await row('gone', 'unreachable', `'10002', 'OPS-2', 0, 0`);
    await row('checking', 'checking', 'NULL, NULL, 0, 0', claim);
    await upkeep.migrate();

    const world = sqlWorld(engine().clock);
    const linked = aLinkedIssue({ issueDone: true, marked: true });
    const unread = { base: null, issueProjectId: null, givenUp: null, orderId: null };
    expect(await stored(world, 'linked')).toMatchObject({ ...unread, issue: linked, pageLink: 'open' });
    expect(await stored(world, 'unlinked')).toMatchObject({ ...unread, issue: aLink(), pageLink: 'none' });
    expect((await stored(world, 'gone')).issue).toMatchObject({
      state: 'unreachable',
      why: null,
      marked: true,
    });
    expect((await stored(world, 'checking')).claim).toEqual({
      id: 'k-1',
      by: 'account-1',
      as: 'user',
      extra: {},
      at: '2026-01-03T00:00:00.000Z',
      projectId: '10000',
      issueTypeId: '10100',
      lookups: 1,
      nextLookAt: '2026-01-04T00:00:00.000Z',
    });
    expect(await world.issueLinks.dueWrites('2100-01-01T00:00:00.000Z', 9)).toEqual([]);

    const action = await stored(world, 'linked');
    const firstRead = aSettlement({ issue: linked, base: aBase(action.fields) });
    expect(await world.issueLinks.settle(action, firstRead)).toBe(true);
    expect(await stored(world, 'linked')).toMatchObject({
      base: { page: { title: 'Title', owner: 'account-1' } },
      issueProjectId: '10000',
      issue: linked,
    });
    await world.issueLinks.order(['unlinked'], {
      id: anId(),
      byId: 'p-1',
      at: engine().clock.iso(),
      projectId: '10000',
      issueTypeId: '10100',
      extra: {},
    });
    expect((await stored(world, 'unlinked')).issue.state).toBe('queued');
  });

  it('are missed in a way that asks for them, whatever was called', async () => {
    await engine().reset({ drop: true });
    const world = sqlWorld(engine().clock);
    await expect(world.postmortems.open(PLACE)).rejects.toThrow(Preparing);
    await expect(
      saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'text' }),
    ).rejects.toThrow(Preparing);
    await expect(world.releaseGates.readByKey('x', world.clock.iso())).rejects.toThrow(Preparing);
    await expect(world.people.idOf('a')).rejects.toThrow(Preparing);
    await upkeep.migrate();
    expect(await world.postmortems.open(PLACE)).toBeNull();
  });
});
