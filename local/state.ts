import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Host } from './host';

const schema = v.object({
  format: v.literal(2),
  /** Milliseconds the pretend site is ahead of this machine. */
  clockOffset: v.number(),
  jira: v.unknown(),
  confluence: v.unknown(),
  kvs: v.unknown(),
  queue: v.unknown(),
  events: v.unknown(),
  scheduler: v.unknown(),
  /** Which build of the functions was installed last. */
  installedBuild: v.string(),
  /** What the seed put where; kept for whoever needs it. */
  seeded: v.optional(v.unknown()),
});

export type SavedState = v.InferOutput<typeof schema>;

/** Keeps everything but the SQL data (which has files of its own) in one JSON file between runs. */
export class StateFile {
  private lastWritten = '';

  constructor(private readonly file: string) {}

  /** `undefined` on the first run. Throws, naming the way out, when the file is not ours. */
  read(): SavedState | undefined {
    if (!existsSync(this.file)) return undefined;
    const parsed = v.safeParse(schema, JSON.parse(readFileSync(this.file, 'utf8')));
    if (!parsed.success) {
      throw new Error(`${this.file} was written by another version. Start over with: npm start -- --clean`);
    }
    return parsed.output;
  }

  restore(host: Host, state: SavedState): void {
    host.site.jira.restore(state.jira);
    host.site.confluence.restore(state.confluence);
    host.kvs.restore(state.kvs);
    host.queue.restore(state.queue);
    host.events.restore(state.events);
    host.scheduler.restore(state.scheduler);
  }

  /** Writes only when something changed since the last time. */
  save(host: Host, rest: Pick<SavedState, 'installedBuild' | 'seeded'>): void {
    const state: SavedState = {
      format: 2,
      clockOffset: Math.round(host.clock.offset()),
      jira: host.site.jira.snapshot(),
      confluence: host.site.confluence.snapshot(),
      kvs: host.kvs.snapshot(),
      queue: host.queue.snapshot(),
      events: host.events.snapshot(),
      scheduler: host.scheduler.snapshot(),
      ...rest,
    };
    const text = JSON.stringify(state);
    if (text === this.lastWritten) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, text);
    renameSync(`${this.file}.new`, this.file);
    this.lastWritten = text;
  }
}
