import type { Invocation } from '../../local/invocation';
import { missingChanges } from './changes';
import type { Debrief } from './debrief';
import { pointsOf, REFUSALS, type Strike, strikesAt } from './fault-points';
import { FaultTable } from './fault-table';

/** One failure at one call: the call in words, and whether the far side said that it did nothing. */
export interface Struck {
  readonly what: string;
  readonly isRefusal: boolean;
}

/** A piece of work that is disturbed at each of its calls, each time from the beginning. */
export interface Work {
  readonly name: string;
  /** Function whose calls fail. */
  readonly in: string;
  /** Everything before, on a site made fresh; undisturbed. */
  readonly prepare: () => Promise<unknown>;
  /** What is disturbed. */
  readonly run: () => Promise<unknown>;
  /** How things stand right after the failure, in words for the table; what must never be so fails here. */
  readonly outcome: (context: string) => Promise<string>;
  /** What a person or the platform does afterwards. */
  readonly recover: () => Promise<unknown>;
  /** What holds in the end. Without `struck` nothing failed, and nothing had to be recovered. */
  readonly expected: (struck?: Struck) => Promise<void>;
  /** Whether clear refusals are tried as well; they are unless said. */
  readonly refusals?: boolean;
}

/**
 * One test per work: it runs once undisturbed, then again for failures at each of its requests, statements and
 * publishes (`strikesAt`). Each time everything must be in order in the end: as the work expects, nothing missing in
 * the log. What was tried and what came of it is left under test-output/faults.
 */
export function testFaults(file: string, debrief: Debrief, works: readonly Work[]): void {
  const table = new FaultTable(file);
  afterAll(() => {
    process.stdout.write(table.close());
  });
  test.each(works)(
    '$name, with a failure at every request, statement and publish',
    (work) => strikeEverywhere(debrief, work, table),
    1_800_000,
  );
}

async function strikeEverywhere(debrief: Debrief, work: Work, table: FaultTable): Promise<void> {
  await debrief.fresh();
  await work.prepare();
  const before = debrief.host.invocations.length;
  await work.run();
  const points = callsOf(debrief, work, before).flatMap((invocation) => pointsOf(invocation));
  await work.expected();
  expect(points.length).toBeGreaterThan(3);
  for (const [index, point] of points.entries())
    for (const strike of strikesAt(point, index + 1, work.refusals ?? true)) {
      const outcome = await strikeOnce(debrief, work, strike, index + 1, point.what);
      table.add(work.name, { what: `${String(index + 1)}. ${point.what}`, strike: strike.name, outcome });
    }
}

const callsOf = ({ host }: Debrief, work: Work, since: number): readonly Invocation[] =>
  host.invocations.slice(since).filter(({ functionKey }) => functionKey === work.in);

/** Answers how things stood right after the failure. */
async function strikeOnce(
  debrief: Debrief,
  work: Work,
  strike: Strike,
  at: number,
  what: string,
): Promise<string> {
  const context = `${strike.name} at ${String(at)} (${what})`;
  const { host } = debrief;
  await debrief.fresh();
  await work.prepare();
  const injected = host.faults.inject({ ...strike, at, of: 'any', in: work.in });
  await work.run();
  expect({ context, fired: injected.fired }).toEqual({ context, fired: true });
  host.faults.clear();
  try {
    const outcome = await work.outcome(context);
    await work.recover();
    await work.expected({ what, isRefusal: REFUSALS.includes(strike) });
    const missing = await missingChanges(debrief);
    expect({ missing, unmodelled: host.unmodelled }).toEqual({ missing: [], unmodelled: [] });
    return outcome;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`${context}: ${words}`, { cause: error });
  }
}
