import type { Fault } from '../../local/faults';
import type { Invocation } from '../../local/invocation';

/** One failure at one call of a function. */
export type Strike = Pick<Fault, 'kind' | 'effect' | 'status'> & { readonly name: string };

const both = (name: string, fault: Pick<Fault, 'kind' | 'status'>): Strike[] => [
  { ...fault, name: `${name}, nothing happened`, effect: 'before' },
  { ...fault, name: `${name}, but it happened`, effect: 'after' },
];

/** Everything that can go wrong with a call whose far side may or may not have acted. */
const STRIKES: readonly Strike[] = [
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
const ONE_OF_EACH: readonly Strike[] = STRIKES.filter(
  ({ kind, status }) => kind === 'error' || kind === 'kill' || status === 500,
);

/** Answers by which the far side says that it did nothing. */
export const REFUSALS: readonly Strike[] = [400, 401, 403, 404, 409, 413, 429].map((status) => ({
  kind: 'status',
  effect: 'before',
  status,
  name: String(status),
}));

/** What the shorter run tries at every request and statement: each way in which the function can lose the answer. */
const ALWAYS = ['broken connection, nothing happened', 'killed, nothing happened', 'killed, but it happened'];

/**
 * The failures tried at one call. With EVERY_FAULT=1 all of them: 17 at a request, 6 at a statement or a publish.
 * Otherwise every call is struck before and after it took effect, and killed before and after; statuses and refusals,
 * which differ by their number only, take turns from call to call.
 * @param at position of the call in the run, from 1
 */
export function strikesAt(what: string, at: number, refusals: boolean): readonly Strike[] {
  const isRequest = what.startsWith('request');
  const failures = isRequest ? STRIKES : ONE_OF_EACH;
  const denials = isRequest && refusals ? REFUSALS : [];
  if (process.env['EVERY_FAULT'] === '1') return [...failures, ...denials];
  const others = failures.filter(({ name }) => !ALWAYS.includes(name));
  const unheard = others.filter(({ effect }) => effect === 'after');
  const unserved = others.filter(({ kind, effect }) => kind !== 'error' && effect === 'before');
  return [
    ...failures.filter(({ name }) => ALWAYS.includes(name)),
    ...turn(unheard, at),
    ...(isRequest ? turn(unserved, at) : []),
    ...turn(denials, at),
  ];
}

const turn = (strikes: readonly Strike[], at: number): readonly Strike[] =>
  strikes.length === 0 ? [] : strikes.slice(at % strikes.length).slice(0, 1);

/** The calls of an undisturbed run at which a fault can strike. */
export function pointsOf(invocation: Invocation): readonly { readonly at: number; readonly what: string }[] {
  return invocation.calls
    .filter((call) => call.kind !== 'other')
    .map((call, index) => ({
      at: index + 1,
      what: `${call.kind} ${call.what.replace(/\s+/g, ' ').slice(0, 60)}`,
    }));
}
