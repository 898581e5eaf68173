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
const KILLED_BEFORE = 'killed, nothing happened';
const ALWAYS = ['broken connection, nothing happened', KILLED_BEFORE, 'killed, but it happened'];

/** A call of an undisturbed run at which a fault can strike. */
export interface FaultPoint {
  /** Position among such calls of its invocation, from 1. */
  readonly at: number;
  readonly what: string;
  /** Whether the world stands as it did right after the call before: nothing else was asked for since, or meanwhile. */
  readonly follows: boolean;
  /** Whether it changes nothing: having happened or not, it leaves the same behind. */
  readonly reads: boolean;
}

/**
 * The failures tried at one call. With EVERY_FAULT=1 all of them: 17 at a request, 6 at a statement or a publish.
 * Otherwise every call is struck before and after it took effect, and killed before and after; statuses and refusals,
 * which differ by their number only, take turns from call to call. Left out is what leaves the same behind as another:
 * a kill before a call that `follows` and the kill after the call before; a read that failed before and after it acted.
 * @param at position of the call in the run, from 1
 */
export function strikesAt(
  { what, follows, reads }: Omit<FaultPoint, 'at'>,
  at: number,
  refusals: boolean,
): readonly Strike[] {
  const isRequest = what.startsWith('request');
  const failures = isRequest ? STRIKES : ONE_OF_EACH;
  const denials = isRequest && refusals ? REFUSALS : [];
  if (process.env['EVERY_FAULT'] === '1') return [...failures, ...denials];
  const others = failures.filter(({ name }) => !ALWAYS.includes(name));
  const unheard = others.filter(({ effect }) => effect === 'after');
  const unserved = others.filter(({ kind, effect }) => kind !== 'error' && effect === 'before');
  const chosen = [
    ...failures.filter(({ name }) => ALWAYS.includes(name)),
    ...turn(unheard, at),
    ...(isRequest ? turn(unserved, at) : []),
    ...turn(denials, at),
  ].filter(({ kind, effect }) => !follows || kind !== 'kill' || (effect === 'after' && !reads));
  return reads ? differing(chosen) : chosen;
}

const turn = (strikes: readonly Strike[], at: number): readonly Strike[] =>
  strikes.length === 0 ? [] : strikes.slice(at % strikes.length).slice(0, 1);

/** The first of those which differ only in whether the far side acted. */
const differing = (strikes: readonly Strike[]): readonly Strike[] =>
  strikes.filter(
    ({ kind, status }, index) =>
      index === strikes.findIndex((other) => other.kind === kind && other.status === status),
  );

const READS = /^(?:statement (?:SELECT|WITH)\b(?!.*\b(?:INSERT|UPDATE|DELETE)\b)|request (?:\S+ )?GET )/i;

/** The calls of an undisturbed run at which a fault can strike. */
export function pointsOf(invocation: Pick<Invocation, 'calls'>): readonly FaultPoint[] {
  return invocation.calls
    .map((call, index) => ({ call, before: invocation.calls[index - 1] }))
    .filter(({ call }) => call.kind !== 'other')
    .map(({ call, before }, index) => {
      const what = `${call.kind} ${call.what.replace(/\s+/g, ' ')}`;
      return {
        at: index + 1,
        what: what.slice(0, call.kind.length + 61),
        follows: call.alone && before !== undefined && before.kind !== 'other',
        reads: READS.test(what),
      };
    });
}
