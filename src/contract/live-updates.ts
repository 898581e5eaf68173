import * as v from 'valibot';
import type { OpenAnswer } from './postmortem';

/** With which an open page may listen for changes of one postmortem. It can only listen. */
export interface LiveAccess {
  readonly channel: string;
  readonly token: string;
  /** For how long from now, in milliseconds. */
  readonly forMs: number;
}

/** `live` only where it was asked for; null while there are no live updates. */
export type LiveOpenAnswer = OpenAnswer & { readonly live?: LiveAccess | null };

/** All that is ever said to open pages: something was saved, and this number is greater than those before. */
export const liveMessage = v.strictObject({ version: v.number() });
