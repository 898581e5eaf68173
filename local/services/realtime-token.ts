import { createHmac, randomBytes } from 'node:crypto';
import * as v from 'valibot';

export type Permission = 'publish' | 'subscribe';

/** How long a token of this host lives, in seconds. Nothing is documented; short, so that renewing is met. */
const LIFETIME = 15 * 60;

const payload = v.object({
  channel: v.object({ name: v.string() }),
  claims: v.record(v.string(), v.unknown()),
  permissions: v.array(v.picklist(['publish', 'subscribe'])),
  exp: v.number(),
});

/** Signs and checks Realtime tokens as JWTs. `now` in milliseconds since the epoch. */
export class RealtimeTokens {
  private readonly secret = randomBytes(32);

  sign(
    channel: string,
    claims: Readonly<Record<string, unknown>>,
    permissions: readonly Permission[],
    now: number,
  ): { jwt: string; expiresAt: number } {
    const exp = Math.floor(now / 1000) + LIFETIME;
    const body = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ channel: { name: channel }, claims, permissions, exp })}`;
    return { jwt: `${body}.${this.signature(body)}`, expiresAt: exp };
  }

  /** The claims in one comparable text, or the word with which the platform refuses the token. */
  check(
    token: string,
    channel: string,
    permission: Permission,
    now: number,
  ): { readonly claims: string } | { readonly refused: string } {
    const [head = '', body = '', signature] = token.split('.');
    if (signature !== this.signature(`${head}.${body}`)) return { refused: 'INVALID_TOKEN' };
    const given = v.parse(payload, JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (now / 1000 >= given.exp) return { refused: 'TOKEN_EXPIRED' };
    if (given.channel.name !== channel) return { refused: 'CHANNEL_NAME_MISMATCH' };
    if (!given.permissions.includes(permission)) return { refused: 'MISSING_PERMISSION' };
    return { claims: comparable(given.claims) };
  }

  private signature(body: string): string {
    return createHmac('sha256', this.secret).update(body).digest('base64url');
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Claims match when they say the same, in whichever order. */
function comparable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(comparable).join()}]`;
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${comparable(part)}`).join()}}`;
}
