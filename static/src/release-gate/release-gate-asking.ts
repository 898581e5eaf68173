import { failureOf } from '../backend';

const EVERY_MS = 60_000;
const PREPARING_EVERY_MS = 5_000;

/** How soon a verdict is asked for again, in milliseconds: a page of the gate may stay open for long. */
export const askAgain = ({ state }: { readonly state: { readonly error: Error | null } }): number =>
  state.error && failureOf(state.error).code === 'PREPARING' ? PREPARING_EVERY_MS : EVERY_MS;
