import type { Invocation } from '../../local/invocation';
import { missingChanges } from './changes';
import { pointsOf, REFUSALS, type Strike, STRIKES } from './fault-points';
import { FaultTable } from './fault-table';
import type { FaultyAction } from './faulty-action';

export interface Work {
  readonly name: string;
  /** Function whose calls fail. */
  readonly in: string;
  /** Everything before; undisturbed. */
  readonly prepare: () => Promise<unknown>;
  /** What is disturbed. */
  readonly run: () => Promise<unknown>;
  /** What a person or the platform does afterwards. */
  readonly recover: () => Promise<unknown>;
  readonly expected: () => Promise<void>;
}

/**
 * One test per work: it runs once undisturbed, then once for every failure at each of its requests, statements and
 * publishes, and each time everything must be in order in the end: as the work expects, nothing missing in the log.
 */
export function testFaults(file: string, site: FaultyAction, works: readonly Work[]): void {
  const table = new FaultTable(file);
  beforeAll(() => site.start(), 120_000);
  afterAll(() => {
    process.stdout.write(table.close());
    return site.debrief.close();
  });
  test.each(works)(
    '$name, with a failure at every request, statement and publish',
    (work) => strikeEverywhere(site, work, table),
    900_000,
  );
}

async function strikeEverywhere(site: FaultyAction, work: Work, table: FaultTable): Promise<void> {
  await work.prepare();
  const before = site.debrief.host.invocations.length;
  await work.run();
  const points = callsOf(site, work, before).flatMap((invocation) =>
    pointsOf(invocation).map(({ what }) => what),
  );
  await work.expected();
  expect(points.length).toBeGreaterThan(3);
  for (const [index, what] of points.entries())
    for (const strike of strikesAt(what)) {
      const outcome = await strikeOnce(site, work, strike, index + 1, what);
      table.add(work.name, { what: `${String(index + 1)}. ${what}`, strike: strike.name, outcome });
    }
}

const strikesAt = (what: string): readonly Strike[] =>
  what.startsWith('request') ? [...STRIKES, ...REFUSALS] : STRIKES;

const callsOf = (site: FaultyAction, work: Work, since: number): readonly Invocation[] =>
  site.debrief.host.invocations.slice(since).filter(({ functionKey }) => functionKey === work.in);

/** Answers how things stood right after the failure. */
async function strikeOnce(
  site: FaultyAction,
  work: Work,
  strike: Strike,
  at: number,
  what: string,
): Promise<string> {
  const context = `${strike.name} at ${String(at)} (${what})`;
  const { host } = site.debrief;
  await work.prepare();
  const injected = host.faults.inject({ ...strike, at, of: 'any', in: work.in });
  await work.run();
  expect({ context, fired: injected.fired }).toEqual({ context, fired: true });
  host.faults.clear();
  const outcome = await outcomeOf(site, context);
  await work.recover();
  try {
    await work.expected();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`${context}: ${words}`, { cause: error });
  }
  const missing = await missingChanges(site.debrief);
  expect({ context, missing, unmodelled: host.unmodelled }).toEqual({ context, missing: [], unmodelled: [] });
  return outcome;
}

/** Fail closed: whatever broke, a critical action whose issue is not done holds the release. */
async function outcomeOf(site: FaultyAction, context: string): Promise<string> {
  const { verdicts, fields, issue } = await site.action();
  const inJira = site.issuesOf().map((one) => JSON.stringify(one.fields['status'] ?? {}).includes('"done"'));
  if (!inJira.includes(true) && fields.priority === 'critical')
    expect({ context, verdicts }).toEqual({ context, verdicts: [expect.not.stringMatching(/allowed/)] });
  return [
    `the row says ${issue.state}${issue.issueDone ? ' and done' : ''}`,
    ...(issue.pending === null ? [] : [`a write waits (${issue.pending.delay ?? 'its turn'})`]),
    ...(Object.keys(issue.refused).length === 0 ? [] : ['a value was refused, with the reason']),
    `${String(inJira.length)} in Jira${inJira.includes(true) ? ', done' : ''}`,
    `the gate says ${verdicts.join(', ')}`,
  ].join('; ');
}
