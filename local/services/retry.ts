import * as v from 'valibot';

/** `new InvocationError(...)` of @forge/events as it is after JSON. `retryAfter` in seconds, at most 900. */
const schema = v.object({
  _retry: v.literal(true),
  retryOptions: v.object({
    retryAfter: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(900)), 1),
    retryReason: v.optional(v.string(), 'FUNCTION_RETRY_REQUEST'),
    retryData: v.optional(
      v.pipe(
        v.unknown(),
        v.check((data) => Buffer.byteLength(JSON.stringify([data])) <= 4096, 'retryData has at most 4 KB'),
      ),
    ),
  }),
});

export interface Retry {
  readonly retryAfter: number;
  readonly retryReason: string;
  readonly retryData?: unknown;
}

/** The retry a function asked for, or `undefined`. Throws when it asked for one outside Forge's limits. */
export function readRetry(body: unknown): Retry | undefined {
  const asked = v.is(v.object({ _retry: v.literal(true) }), body);
  return asked ? v.parse(schema, body).retryOptions : undefined;
}
