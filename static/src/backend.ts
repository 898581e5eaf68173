import { invoke } from '@forge/bridge';
import * as v from 'valibot';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls';
import type { FailureAnswer } from '../../src/contract/failure';
import { sharedTexts } from './texts/shared';

/** A call that was answered with a failure, or not answered at all. `failure.message` is for the person. */
export class CallFailure extends Error {
  constructor(
    readonly failure: FailureAnswer,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
  }
}

/** No answer came: nobody knows whether anything was done. */
export class NoAnswer extends CallFailure {}

const CODES = [
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'CONFLICT',
  'READ_ONLY',
  'PREPARING',
  'JIRA_UNAVAILABLE',
  'CONFLUENCE_UNAVAILABLE',
  'UNEXPECTED',
] as const satisfies readonly FailureAnswer['code'][];

const standing = v.object({
  version: v.number(),
  value: v.unknown(),
  saved: v.exactOptional(v.object({ by: v.nullable(v.string()), at: v.string() })),
});

const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({
    ok: v.literal(false),
    failure: v.object({
      code: v.picklist(CODES),
      message: v.string(),
      current: v.exactOptional(v.nullable(standing)),
    }),
  }),
]);

/** What is only read may be frozen, as our own values are. */
type Sent<T> = T extends readonly (infer E)[]
  ? readonly Sent<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Sent<T[K]> }
    : T;

/** A function of ours lives 25 s at most; after that no answer comes any more. */
const GIVE_UP_AFTER_MS = 35_000;

/**
 * Asks one of the calls of the contract.
 * @throws CallFailure always, and nothing else, when there is no value.
 */
export async function call<N extends CallName>(name: N, input: Sent<CallInput<N>>): Promise<CallOutput[N]> {
  const checked = v.safeParse(answer, await invokeInTime(name, input));
  if (!checked.success) throw noAnswer(`malformed answer to ${name}`);
  if (checked.output.ok) return checked.output.value as CallOutput[N];
  const { code, message, current } = checked.output.failure;
  throw new CallFailure(current ? { code, message, current } : { code, message });
}

async function invokeInTime(name: CallName, input: object): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(noAnswer('no answer in time')), GIVE_UP_AFTER_MS);
  });
  try {
    return await Promise.race([invoke(name, input), tooLate]);
  } catch (error) {
    throw error instanceof CallFailure ? error : noAnswer(error);
  } finally {
    clearTimeout(timer);
  }
}

function noAnswer(cause: unknown): NoAnswer {
  return new NoAnswer({ code: 'UNEXPECTED', message: sharedTexts.noAnswer }, { cause });
}

/** What to tell the person about anything that was thrown. */
export function failureOf(error: unknown): FailureAnswer {
  if (error instanceof CallFailure) return error.failure;
  return { code: 'UNEXPECTED', message: sharedTexts.noAnswer };
}
