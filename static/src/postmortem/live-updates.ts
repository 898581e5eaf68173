import * as v from 'valibot';
import { type LiveOpenAnswer, liveMessage, type LiveAccess } from '../../../src/contract/live-updates';
import type { OpenAnswer } from '../../../src/contract/postmortem';
import { listen } from '../host';

/** Everybody who hears of a change asks a little later than the next, so that not all ask at once. */
const SPREAD_MS = 300;
/** Between the beginnings of two readings that messages cause. */
const APART_MS = 1_000;
/** Access is renewed so long before its end, and never asked for more often. */
const RENEWED_BEFORE_MS = 60_000;
/** Where there are no live updates, the page asks for them again after this. */
const WITHOUT_MS = 10 * 60_000;

/**
 * Reads the record at once when somebody saves. An addition to reading it every few seconds, which goes on: whatever
 * fails here fails silently.
 */
export class LiveUpdates {
  /** Newest version that was told, and the newest that had been told when the last reading began. */
  private told = 0;
  private read = 0;
  private askAt = 0;
  private startedAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;
  private leave: (() => void) | undefined;
  private hasEnded = false;
  private heard = false;

  constructor(private readonly readAgain: () => Promise<unknown>) {}

  /** Whether messages do arrive, so that asking may be rarer. */
  get isHeard(): boolean {
    return this.heard;
  }

  /** Reads the record; `open` is told whether to ask for access, too. */
  async opened(open: (live: boolean) => Promise<LiveOpenAnswer>): Promise<OpenAnswer> {
    const { told } = this;
    const asks = Date.now() >= this.askAt;
    if (asks) this.askAt = Date.now() + RENEWED_BEFORE_MS;
    try {
      const { live, ...answer } = await open(asks);
      this.read = Math.max(this.read, told);
      if (asks) void this.use(live ?? null);
      return answer;
    } catch (error) {
      // Who may not read it any more has nothing to hear of it; who may again gets access again.
      this.lose(0);
      throw error;
    }
  }

  begin(): void {
    this.hasEnded = false;
  }

  /** Stops listening; the next reading begins anew. */
  end(): void {
    this.hasEnded = true;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.lose(0);
  }

  private async use(access: LiveAccess | null): Promise<void> {
    if (access === null) {
      this.askAt = Date.now() + WITHOUT_MS;
      return;
    }
    this.askAt = Date.now() + Math.max(access.forMs - RENEWED_BEFORE_MS, RENEWED_BEFORE_MS);
    try {
      const leave = await listen(
        access,
        (message) => this.hear(message),
        () => this.lose(Date.now() + RENEWED_BEFORE_MS),
      );
      this.leave?.();
      this.leave = leave;
      if (this.hasEnded) this.lose(0);
    } catch {
      this.askAt = Date.now() + WITHOUT_MS;
    }
  }

  private lose(askAt: number): void {
    this.askAt = askAt;
    this.heard = false;
    this.leave?.();
    this.leave = undefined;
  }

  private hear(message: unknown): void {
    const parsed = v.safeParse(liveMessage, message);
    if (!parsed.success) return;
    this.heard = true;
    if (parsed.output.version <= this.told) return;
    this.told = parsed.output.version;
    this.soon();
  }

  private soon(): void {
    if (this.isReading || this.hasEnded) return;
    const earliest = this.startedAt + APART_MS - Date.now();
    this.waiting ??= setTimeout(() => void this.catchUp(), Math.max(earliest, Math.random() * SPREAD_MS));
  }

  private async catchUp(): Promise<void> {
    this.waiting = undefined;
    const upTo = this.told;
    // Whoever saved has read again by themselves.
    if (this.read >= upTo) return;
    this.startedAt = Date.now();
    this.isReading = true;
    await this.readAgain();
    // What was being read already may have begun before the change.
    if (this.read < upTo) await this.readAgain();
    this.isReading = false;
    if (this.told > upTo) this.soon();
  }
}
