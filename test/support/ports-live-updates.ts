import type { ListeningToken, LiveUpdates } from '../../src/app/ports';
import type { TestClock } from './ports-surroundings';

/** Keeps what was said to open pages, and whom it let listen. */
export class TestLiveUpdates implements LiveUpdates {
  readonly said: { channel: string; version: number }[] = [];
  readonly listening: string[] = [];
  broken = false;
  resting = false;
  limited = false;

  constructor(private readonly clock: TestClock) {}

  async publish(channel: string, version: number): Promise<'said' | 'not-said' | 'too-many'> {
    if (this.broken) throw new Error('realtime is not there');
    if (this.limited) return 'too-many';
    if (this.resting) return 'not-said';
    this.said.push({ channel, version });
    return 'said';
  }

  async listeningToken(channel: string): Promise<ListeningToken | null> {
    if (this.broken) throw new Error('realtime is not there');
    if (this.resting) return null;
    this.listening.push(channel);
    return { token: `listens on ${channel}`, expiresAt: this.clock.now() + 900_000 };
  }
}
