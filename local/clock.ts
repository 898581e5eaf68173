import type { Clock } from './site/protocol';

const FROZEN = 0;
const VALUE = 1;

/**
 * The host's clock in milliseconds since the epoch (UTC). It ticks with the machine, shifted by an offset,
 * or stands still at one instant; both can only be moved forward. Its state lives in shared memory, so the
 * worker that runs the functions reads the very same time.
 */
export class HostClock implements Clock {
  readonly shared = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT);
  private readonly cells = new Float64Array(this.shared);

  /** `frozenAt`: stand still at that instant. Otherwise tick, starting `offset` ms away from the machine. */
  constructor(options: { frozenAt?: number; offset?: number } = {}) {
    this.cells[FROZEN] = options.frozenAt === undefined ? 0 : 1;
    this.cells[VALUE] = options.frozenAt ?? options.offset ?? 0;
  }

  now(): number {
    return readClock(this.cells);
  }

  /** Moves forward to `instant`; an instant that has passed already changes nothing. */
  moveTo(instant: number): void {
    const missing = instant - this.now();
    if (missing > 0) this.cells[VALUE] = (this.cells[VALUE] ?? 0) + missing;
  }

  /** Milliseconds this clock is ahead of the machine's; kept between runs of `npm start`. */
  offset(): number {
    return this.cells[FROZEN] === 1 ? this.now() - Date.now() : (this.cells[VALUE] ?? 0);
  }
}

/** Reads the shared cells of a `HostClock`; used on both sides of the worker. */
export function readClock(cells: Float64Array): number {
  const value = cells[VALUE] ?? 0;
  return cells[FROZEN] === 1 ? value : Math.floor(realNow() + value);
}

// Captured before the worker replaces Date, so that the clock never reads itself.
const realNow = Date.now.bind(Date);
