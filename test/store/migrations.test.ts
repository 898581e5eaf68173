import { migrationRunner } from '@forge/sql';
import { saveAction } from '../../src/app/actions';
import { saveSection } from '../../src/app/sections';
import { Preparing } from '../../src/domain/failure';
import { upkeep } from '../../src/store/upkeep';
import { MIGRATIONS } from '../../src/store/migrations';
import { freshnessAt } from '../../src/domain/release-gate';
import { anAction, anEdit, anId, PLACE } from '../support/builders';
import { checkTidb } from '../support/sql-dialect';
import { sqlWorld } from '../support/ports-world';
import { useSqlEngine } from '../support/sql-engine';

const engine = useSqlEngine();

const COLUMNS = `SELECT table_name AS t, column_name AS name, column_type AS type, is_nullable AS nullable, column_default AS standard,
   collation_name AS collation FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name <> '__migrations' ORDER BY table_name, column_name`;
const INDEXES = `SELECT table_name AS t, index_name AS name, seq_in_index AS place, column_name AS col, non_unique AS many
  FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name <> '__migrations'
  ORDER BY table_name, index_name, seq_in_index`;

const schema = async () => ({
  columns: await engine().rows(COLUMNS),
  indexes: await engine().rows(INDEXES),
});

const VALUES: Readonly<Record<string, string>> = {
  date: `'2026-01-02'`,
  datetime: `'2026-01-02 03:04:05.678'`,
};
const valueOf = (type: string) =>
  VALUES[/^[a-z]+/.exec(type)?.[0] ?? ''] ?? (/char|text/.test(type) ? `'x'` : '1');

/** Fills every column of every table that is there; returns the tables. */
async function rowInEachTable(): Promise<string[]> {
  const columns = await engine().rows(COLUMNS);
  const tables = [...new Set(columns.map(({ t }) => String(t)))];
  for (const table of tables) {
    const own = columns.filter(({ t }) => t === table);
    const values = own.map(({ type }) => valueOf(String(type)));
    await engine().rows(
      `INSERT INTO ${table} (${own.map(({ name }) => String(name)).join(', ')}) VALUES (${values.join(', ')})`,
    );
  }
  return tables;
}

const contentsOf = (tables: readonly string[]) =>
  Promise.all(tables.map((table) => engine().rows(`SELECT * FROM ${table}`)));

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
  it('are numbered without gaps, one table or change each, as many as a fresh site runs in a minute', () => {
    expect(MIGRATIONS.map(({ name }) => Number(name.slice(0, 3)))).toEqual(MIGRATIONS.map((_, n) => n + 1));
    expect(MIGRATIONS.length).toBeLessThanOrEqual(24);
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
    const whole = await schema();
    await engine().reset({ drop: true });
    for (const { statement } of MIGRATIONS) {
      await engine().rows(statement);
      await engine().rows(statement);
    }
    expect(await schema()).toEqual(whole);
  });

  it('may run twice at once, as when an hour and a visitor meet', async () => {
    await engine().reset({ drop: true });
    await Promise.all([upkeep.migrate(), upkeep.migrate()]);
    const whole = await schema();
    await upkeep.migrate();
    expect(await schema()).toEqual(whole);
  });

  it('lead from every earlier schema, with a row in each table, to the newest, and keep every value', async () => {
    const whole = await schema();
    for (let count = 0; count < MIGRATIONS.length; count += 1) {
      await migratedTo(count);
      const tables = await rowInEachTable();
      expect(tables).toHaveLength(count);
      const before = await contentsOf(tables);
      await upkeep.migrate();
      expect(await schema()).toEqual(whole);
      const after = await contentsOf(tables);
      for (const [n, table] of tables.entries())
        expect({ table, rows: after[n] }).toMatchObject({ table, rows: before[n] });
    }
  }, 120_000);

  it('lead from every earlier schema to one that the app works with', async () => {
    for (let count = 0; count < MIGRATIONS.length; count += 1) {
      await migratedTo(count);
      await upkeep.migrate();
      const world = sqlWorld(engine().clock);
      const edit = anEdit({ config: { services: ['Checkout'] } });
      await saveAction(world, edit, { id: anId(), version: 0, position: 0, value: anAction() });
      expect((await world.postmortems.open(PLACE))?.actions).toHaveLength(1);
    }
  }, 120_000);

  it('are missed in a way that asks for them, whatever was called', async () => {
    await engine().reset({ drop: true });
    const world = sqlWorld(engine().clock);
    await expect(world.postmortems.open(PLACE)).rejects.toThrow(Preparing);
    await expect(
      saveSection(world, anEdit(), { section: 'summary', version: 0, value: 'text' }),
    ).rejects.toThrow(Preparing);
    await expect(world.releaseGates.readByIds(['x'], freshnessAt(world.clock.now()), null)).rejects.toThrow(
      Preparing,
    );
    await expect(world.people.idOf('a')).rejects.toThrow(Preparing);
    await upkeep.migrate();
    expect(await world.postmortems.open(PLACE)).toBeNull();
  });
});
