/** As many deliveries as run at one time, so that this machine keeps up with their deadlines. */
const AT_ONCE = 8;

interface Limited {
  readonly queueName: string;
  readonly concurrency?: { readonly key: string; readonly limit: number } | undefined;
}

/**
 * What may run beside each other: each lane in its own order, at most `concurrency.limit` lanes for one key, and one
 * for each event without a key.
 */
export function lanesOf<T>(deliveries: readonly T[], limits: (delivery: T) => Limited): readonly T[][] {
  const free: T[][] = [];
  const keyed = new Map<string, T[][]>();
  for (const delivery of deliveries) {
    const { queueName, concurrency } = limits(delivery);
    if (!concurrency) {
      free.push([delivery]);
      continue;
    }
    const key = JSON.stringify([queueName, concurrency.key]);
    const lanes = keyed.get(key) ?? [];
    keyed.set(key, lanes);
    if (lanes.length < concurrency.limit) lanes.push([delivery]);
    else lanes.reduce((one, other) => (other.length < one.length ? other : one)).push(delivery);
  }
  return [...keyed.values()].flat().concat(free);
}

/** Runs lanes beside each other; resolves when all are at their ends. */
export async function runLanes<T>(
  lanes: readonly (readonly T[])[],
  run: (delivery: T) => Promise<void>,
): Promise<void> {
  const waiting = [...lanes];
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift())
      for (const delivery of lane) await run(delivery);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
