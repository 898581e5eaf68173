import * as v from 'valibot';
import type { Manifest } from '../manifest';
import type { Clock } from '../site/protocol';

const MINUTE = 60_000;
const INTERVAL_MS = {
  fiveMinute: 5 * MINUTE,
  hour: 60 * MINUTE,
  day: 1440 * MINUTE,
  week: 10_080 * MINUTE,
} as const;
/** Forge starts scheduled triggers about five minutes after a deployment. */
const FIRST_RUN_MS = 5 * MINUTE;

/** Scheduled triggers, driven by the host's clock. */
export class Scheduler {
  private dueAt = new Map<string, number>();

  constructor(
    private readonly manifest: Manifest,
    private readonly clock: Clock,
    private readonly start: (functionKey: string, moduleKey: string) => Promise<unknown>,
  ) {
    for (const trigger of manifest.modules.scheduledTrigger)
      this.dueAt.set(trigger.key, clock.now() + FIRST_RUN_MS);
  }

  nextDue(): number | undefined {
    return this.dueAt.size === 0 ? undefined : Math.min(...this.dueAt.values());
  }

  /** Runs each trigger whose time has come, once, however long ago that was. */
  async runDue(): Promise<number> {
    let count = 0;
    for (const trigger of this.manifest.modules.scheduledTrigger) {
      const due = this.dueAt.get(trigger.key);
      if (due === undefined || due > this.clock.now()) continue;
      const step = INTERVAL_MS[trigger.interval];
      const missed = Math.floor((this.clock.now() - due) / step);
      this.dueAt.set(trigger.key, due + (missed + 1) * step);
      count += 1;
      await this.run(trigger.key);
    }
    return count;
  }

  /** Runs one trigger now, whatever the clock says. */
  async run(key: string): Promise<unknown> {
    const trigger = this.manifest.modules.scheduledTrigger.find((candidate) => candidate.key === key);
    if (!trigger) throw new Error(`manifest.yml has no scheduledTrigger '${key}'.`);
    return await this.start(trigger.function, trigger.key);
  }

  snapshot(): unknown {
    return [...this.dueAt];
  }

  restore(state: unknown): void {
    for (const [key, due] of v.parse(v.array(v.tuple([v.string(), v.number()])), state)) {
      if (this.dueAt.has(key)) this.dueAt.set(key, due);
    }
  }
}
