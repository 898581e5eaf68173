import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { INSTALLATION_ID, type Clock } from '../site/protocol';
import { notModelled, type ServiceAnswer } from './answer';
import { RealtimeTokens } from './realtime-token';

/** Without it nobody may listen on a global channel. */
const SCOPE = 'read:app-global-channel:realtime';
/** Signing, publishing and subscribing together, of one installation: documented. */
const OPERATIONS_PER_SECOND = 50;
/** Atlassian documents no limit of size; beyond this nobody knows, so it is not modelled. */
const MODELLED_BYTES = 4 * 1024;

const channelName = v.pipe(v.string(), v.minLength(1));
const signing = v.strictObject({
  channelName,
  claims: v.record(v.string(), v.unknown()),
  permissions: v.optional(v.pipe(v.array(v.picklist(['publish', 'subscribe'])), v.minLength(1)), [
    'publish',
    'subscribe',
  ]),
});
const publishing = v.strictObject({
  installationId: v.literal(INSTALLATION_ID),
  name: channelName,
  payload: v.pipe(v.string(), v.maxBytes(MODELLED_BYTES)),
  // A channel of one module and page: its rules are others.
  isGlobal: v.literal(true),
  token: v.optional(v.string()),
});
const mutation = v.object({ query: v.string(), variables: v.unknown() });

interface Listener {
  readonly channel: string;
  /** Null: without a token, which only hears what was published without one. */
  readonly claims: string | null;
  readonly receive: (payload: unknown) => void;
}

/** What was published so far, for tests; `heardBy`: how many listeners got it. */
export interface Published {
  readonly channel: string;
  readonly payload: unknown;
  readonly heardBy: number;
}

export interface RealtimeOptions {
  readonly clock: Clock;
  readonly declaredScopes: readonly string[];
  readonly onScopeUsed: (scope: string) => void;
}

/** Forge Realtime on global channels: https://developer.atlassian.com/platform/forge/realtime/ */
export class RealtimeService {
  readonly published: Published[] = [];
  private readonly tokens = new RealtimeTokens();
  private readonly listeners = new Set<Listener>();
  private operations: number[] = [];

  constructor(private readonly options: RealtimeOptions) {}

  /** The GraphQL that `@forge/realtime` sends from functions. */
  handle(path: string, body: unknown): ServiceAnswer {
    const sent = v.safeParse(mutation, body);
    const name = sent.success ? mutationName(sent.output.query) : undefined;
    if (path !== '/' || !sent.success || name === undefined) return notModelled('this realtime request');
    if (this.isTooMuch()) return { status: 429, body: { message: 'Too Many Requests' } };
    if (name === 'sign') {
      const parsed = v.safeParse(signing, sent.output.variables);
      return parsed.success ? this.sign(parsed.output) : notModelled('this realtime token');
    }
    const parsed = v.safeParse(publishing, sent.output.variables);
    return parsed.success ? this.publish(parsed.output) : notModelled('this realtime publication');
  }

  /** A browser's subscribeGlobal. Answers with the function that ends it, or with why it is refused. */
  subscribe(
    channel: string,
    token: string | undefined,
    receive: Listener['receive'],
  ): { readonly end: () => void } | { readonly refused: string } {
    if (!this.options.declaredScopes.includes(SCOPE)) return { refused: `Scope ${SCOPE} is missing` };
    if (this.isTooMuch()) return { refused: 'RATE_LIMIT_EXCEEDED' };
    const claims = this.claimsOf(channel, token, 'subscribe');
    if ('refused' in claims) return claims;
    this.options.onScopeUsed(SCOPE);
    const listener: Listener = { channel, claims: claims.claims, receive };
    this.listeners.add(listener);
    return { end: () => void this.listeners.delete(listener) };
  }

  get listening(): number {
    return this.listeners.size;
  }

  reset(): void {
    this.published.length = 0;
    this.operations = [];
  }

  private sign({ channelName: channel, claims, permissions }: v.InferOutput<typeof signing>): ServiceAnswer {
    const forgeRealtimeToken = this.tokens.sign(channel, claims, permissions, this.options.clock.now());
    return answered('signRealtimeToken', { errors: null, forgeRealtimeToken, success: true });
  }

  private publish({ name, payload, token }: v.InferOutput<typeof publishing>): ServiceAnswer {
    const claims = this.claimsOf(name, token, 'publish');
    if ('refused' in claims)
      return { status: 200, body: { data: null, errors: [{ message: claims.refused }] } };
    const heard = [...this.listeners].filter(
      (listener) => listener.channel === name && listener.claims === claims.claims,
    );
    const said: unknown = JSON.parse(payload);
    for (const listener of heard) listener.receive(said);
    this.published.push({ channel: name, payload: said, heardBy: heard.length });
    const event =
      heard.length === 0
        ? { eventId: null, eventTimestamp: null }
        : { eventId: randomUUID(), eventTimestamp: String(this.options.clock.now()) };
    return answered('publishRealtimeChannel', event);
  }

  private claimsOf(
    channel: string,
    token: string | undefined,
    permission: 'publish' | 'subscribe',
  ): { readonly claims: string | null } | { readonly refused: string } {
    if (token === undefined) return { claims: null };
    const checked = this.tokens.check(token, channel, permission, this.options.clock.now());
    return 'refused' in checked
      ? { refused: `Realtime token validation failed: ${checked.refused}` }
      : checked;
  }

  /** Counts one operation, unless there were as many as one second takes. */
  private isTooMuch(): boolean {
    const now = this.options.clock.now();
    this.operations = this.operations.filter((at) => now - at < 1000);
    if (this.operations.length >= OPERATIONS_PER_SECOND) return true;
    this.operations.push(now);
    return false;
  }
}

/** Which of the two mutations a document holds. */
export function mutationName(query: string): 'publish' | 'sign' | undefined {
  const [, name] = /^mutation (publishRealtimeChannel|signRealtimeToken)\(/.exec(query) ?? [];
  if (name === undefined) return undefined;
  return name === 'signRealtimeToken' ? 'sign' : 'publish';
}

const answered = (name: string, value: unknown): ServiceAnswer => ({
  status: 200,
  body: { data: { ecosystem: { [name]: value } } },
});
