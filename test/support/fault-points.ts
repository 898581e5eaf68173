import type { Fault } from '../../local/faults';
import type { Invocation } from '../../local/invocation';

/** One failure at one call of a function. */
export type Strike = Pick<Fault, 'kind' | 'effect' | 'status'> & { readonly name: string };

const both = (name: string, fault: Pick<Fault, 'kind' | 'status'>): Strike[] => [
  { ...fault, name: `${name}, nothing happened`, effect: 'before' },
  { ...fault, name: `${name}, but it happened`, effect: 'after' },
];

/** Everything that can go wrong with a call whose far side may or may not have acted. */
export const STRIKES: readonly Strike[] = [
  ...both('broken connection', { kind: 'error' }),
  ...both('timeout', { kind: 'timeout' }),
  ...both('500', { kind: 'status', status: 500 }),
  ...both('503', { kind: 'status', status: 503 }),
  ...both('killed', { kind: 'kill' }),
];

/**
 * What is tried at statements and publishes, whose client throws one error for any bad status, and where a timeout is
 * a connection that broke: one of each of those, and the kill.
 */
export const ONE_OF_EACH: readonly Strike[] = STRIKES.filter(
  ({ kind, status }) => kind === 'error' || kind === 'kill' || status === 500,
);

/** Answers by which the far side says that it did nothing. */
export const REFUSALS: readonly Strike[] = [400, 401, 403, 404, 409, 413, 429].map((status) => ({
  kind: 'status',
  effect: 'before',
  status,
  name: String(status),
}));

/** The calls of an undisturbed run at which a fault can strike. */
export function pointsOf(invocation: Invocation): readonly { readonly at: number; readonly what: string }[] {
  return invocation.calls
    .filter((call) => call.kind !== 'other')
    .map((call, index) => ({
      at: index + 1,
      what: `${call.kind} ${call.what.replace(/\s+/g, ' ').slice(0, 60)}`,
    }));
}
