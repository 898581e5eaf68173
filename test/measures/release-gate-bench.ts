import { createGateToken } from '../../src/app/release-gate-settings';
import { releaseGateWebtrigger } from '../../src/entry/release-gate-webtrigger';
import { upkeep } from '../../src/store/upkeep';
import { world } from '../../src/wiring';
import { aCaller, anId } from '../support/builders';
import { ACTIONS_OF_A_SERVICE, largeSite } from '../support/release-gate-large';
import { SqlEngine } from '../support/sql-engine';

/** Actions of the whole site. */
const SIZES = [100, 10_000, 100_000] as const;
const ROUNDS = 60;
const WARM = 10;
const ASKERS = 50;
const MOST_RATIO = 1.2;

/**
 * The function behind the web trigger, with its three statements on the embedded engine, as the site grows around a
 * service with a hundred open actions; then fifty askers at once on the largest. Without HTTP and without the
 * platform's own time. Sets the exit status when the
 * lower quartile of the last size is more than 1.2 times that of the first; it is what other work on the machine disturbs least.
 */
export async function benchGate(): Promise<readonly unknown[]> {
  const engine = await SqlEngine.open();
  await upkeep.migrate();
  const growTo = await largeSite(engine);
  const lines: unknown[] = [];
  const quartiles: number[] = [];
  let ask: (() => Promise<unknown>) | undefined;
  for (const actions of SIZES) {
    await growTo(actions / ACTIONS_OF_A_SERVICE);
    ask ??= await pipeline();
    const times = await timed(engine, ask);
    const { statements } = await engine.counting(ask);
    quartiles.push(times.p25);
    lines.push({ actions, statements: statements.length, milliseconds: times });
  }
  const ratio = rounded((quartiles.at(-1) ?? NaN) / (quartiles[0] ?? NaN));
  lines.push({ ratio, most: MOST_RATIO });
  if (!(ratio <= MOST_RATIO)) process.exitCode = 1;
  if (ask) lines.push(await atOnce(engine, ask));
  await engine.close();
  return lines;
}

async function pipeline(): Promise<() => Promise<unknown>> {
  const service = (await world.services.list()).find(({ id }) => id === 's-0');
  if (!service) throw new Error('the site has no service');
  const made = { changeId: anId(), name: 'bench', serviceIds: [service.id] };
  const { token } = await createGateToken(world, aCaller(), made);
  const payload = {
    method: 'GET',
    userPath: '/gate/checkout/3.6',
    headers: { authorization: [`Bearer ${token}`] },
    queryParameters: {},
  };
  return async () => {
    const answer = await releaseGateWebtrigger(payload);
    if (answer.outputKey !== 'untracked') throw new Error(`the gate said ${answer.outputKey}`);
  };
}

async function timed(engine: SqlEngine, ask: () => Promise<unknown>) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM; round += 1) {
    const begin = performance.now();
    await ask();
    if (round >= WARM) times.push(performance.now() - begin);
    await forget(engine, round);
  }
  return figures(times);
}

async function atOnce(engine: SqlEngine, ask: () => Promise<unknown>) {
  await forget(engine, 0);
  const begin = performance.now();
  const times = await Promise.all(
    Array.from({ length: ASKERS }, async () => {
      await ask();
      return performance.now() - begin;
    }),
  );
  return { askers: ASKERS, milliseconds: figures(times) };
}

/** A token may ask sixty times a minute, by the log. */
async function forget(engine: SqlEngine, round: number): Promise<void> {
  if (round % 20 === 0) await engine.rows('DELETE FROM gate_decisions');
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function figures(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  return { least: at(0), p25: at(0.25), median: at(0.5), p95: at(0.95), most: at(1) };
}
