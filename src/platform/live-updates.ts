import { publishGlobal, signRealtimeToken } from '@forge/realtime';
import * as v from 'valibot';
import type { LiveUpdates } from '../app/ports';
import { answered, NoAnswer } from './answer';

/** Nobody waits for a save, or for a page to open, longer than this a request. */
const PATIENCE_MS = 750;
/** One save in so long is slowed by a platform that says nothing; the others do not ask. */
const REST_MS = 60_000;
/** The platform counts what is said in a second; who met its limit waits for the next one. */
const PAUSE_MS = 1_000;
/** https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/ */
const TOO_MANY = 429;

/** Both sides must sign the very same claims to hear each other; the channel's name is in the token anyway. */
const CLAIMS = { access: 'view-page' };

const refusals = v.optional(
  v.nullable(v.array(v.looseObject({ message: v.optional(v.string()), status: v.optional(v.number()) }))),
  [],
);
const signed = v.object({
  token: v.nullish(v.string()),
  /** Seconds since the epoch. */
  expiresAt: v.nullish(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.finite())),
  errors: refusals,
});
const published = v.object({ errors: refusals });

/** The platform answered, and did not do it. */
class RealtimeRefused extends Error {
  override readonly name = 'RealtimeRefused';
  readonly code: string | undefined;
  readonly status: number | undefined;
  constructor(errors: v.InferOutput<typeof refusals>) {
    super('The platform refused.');
    const first = errors?.[0];
    // A code such as RATE_LIMIT_EXCEEDED; anything longer might quote something.
    this.code = /\b[A-Z]+(_[A-Z]+)+$/.exec(first?.message ?? '')?.[0];
    this.status = first?.status;
  }
}

/** Until when the platform is not asked. Of the platform, not of a tenant: instances outlive an invocation. */
let restsUntil = 0;
/** Until when nothing is said. */
let quietUntil = 0;

const isResting = (): boolean => Date.now() < restsUntil;

async function inTime<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await answered(ask(), PATIENCE_MS);
  } catch (error) {
    if (error instanceof NoAnswer) restsUntil = Date.now() + REST_MS;
    throw error;
  }
}

async function sign(channel: string, permission: 'publish' | 'subscribe') {
  const { token, expiresAt, errors } = v.parse(
    signed,
    await inTime(() => signRealtimeToken(channel, CLAIMS, [permission])),
  );
  if (!token || !expiresAt) throw new RealtimeRefused(errors);
  return { token, expiresAt: expiresAt * 1000 };
}

export const liveUpdates: LiveUpdates = {
  async publish(channel, version) {
    if (isResting() || Date.now() < quietUntil) return 'not-said';
    try {
      const { token } = await sign(channel, 'publish');
      const answer = await inTime(() => publishGlobal(channel, { version }, { token }));
      const { errors } = v.parse(published, answer);
      if (errors && errors.length > 0) throw new RealtimeRefused(errors);
      return 'said';
    } catch (error) {
      if (!(error instanceof RealtimeRefused) || error.status !== TOO_MANY) throw error;
      quietUntil = Date.now() + PAUSE_MS;
      return 'too-many';
    }
  },
  listeningToken: async (channel) => (isResting() ? null : sign(channel, 'subscribe')),
};
