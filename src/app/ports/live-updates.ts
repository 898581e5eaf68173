/** A token that can only listen on one channel. */
export interface ListeningToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * A voice to open pages, with no promise to be heard: both reject when the platform refuses, cannot be reached or is
 * silent for half a second a request. After a silence they reject for a minute without asking.
 */
export interface LiveUpdates {
  /** `version` is all that is said. */
  publish(channel: string, version: number): Promise<void>;
  /** For somebody who was found to be allowed to see what the channel is about. */
  listeningToken(channel: string): Promise<ListeningToken>;
}
