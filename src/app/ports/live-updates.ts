/** A token that can only listen on one channel. */
export interface ListeningToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * A voice to open pages, with no promise to be heard: both reject when the platform refuses, cannot be reached or is
 * silent for 750 ms a request. After a silence nothing is said, and nobody gets to listen, for a minute.
 */
export interface LiveUpdates {
  /**
   * `version` is all that is said. `too-many`: the platform takes no more within this second, in which nothing else is
   * said either.
   */
  publish(channel: string, version: number): Promise<'said' | 'not-said' | 'too-many'>;
  /** For somebody who was found to be allowed to see what the channel is about. Null during that minute. */
  listeningToken(channel: string): Promise<ListeningToken | null>;
}
