import { EDITOR } from '../../local/site/people';
import type { As, Issues } from '../../src/app/ports';
import { issues } from '../../src/jira/issues';
import { APP, as, contractProblems, JiraSite } from '../local/jira-site';

/** A request as it left @forge/api. */
export interface Sent {
  readonly as: As;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Planned = (sent: Sent) => Response | Promise<Response> | null;

/**
 * The adapter on the real @forge/api in this process: what the platform does underneath is to hand the request to
 * the pretend Jira, or to whatever a test planned in its place.
 */
export class JiraInProcess {
  readonly site = new JiraSite();
  readonly sent: Sent[] = [];
  /** What the pretend Jira cannot do; no test may rest on its refusal. */
  readonly unmodelled: string[] = [];
  /** How often an answer said that little is left. */
  noticed = 0;
  notice: () => Promise<void> = async () => undefined;
  /** How long the function that asks may still run. */
  remainingMs = 25_000;
  readonly issues: Issues = issues(
    async () => {
      this.noticed += 1;
      await this.notice();
    },
    () => this.remainingMs,
  );
  private readonly planned: Planned[] = [];
  private readonly before = globalThis.__forge_fetch__;

  /** @param user who is asked for as `user` */
  constructor(public user: { readonly accountId: string } = EDITOR) {
    globalThis.__forge_fetch__ = async (target, path, init = {}) => {
      const sent: Sent = {
        as: target.provider === 'app' ? 'app' : 'user',
        method: init.method ?? 'GET',
        path: String(path),
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      };
      this.sent.push(sent);
      return (await this.planned.shift()?.(sent)) ?? this.ask(sent);
    };
  }

  close(): void {
    globalThis.__forge_fetch__ = this.before;
  }

  /** Answers the next requests in this order; null lets the pretend Jira answer. */
  plan(...answers: readonly Planned[]): void {
    this.planned.push(...answers);
  }

  /** Bodies of what was sent to a path, in order. */
  bodies(method: string, path: RegExp): unknown[] {
    return this.sent.filter((one) => one.method === method && path.test(one.path)).map(({ body }) => body);
  }

  private ask(sent: Sent): Response {
    try {
      const actor = sent.as === 'app' ? APP : as(this.user);
      const answer = this.site.ask(sent.method, sent.path, sent.body, { actor });
      if (answer.status === 501) this.unmodelled.push(`${sent.method} ${sent.path}`);
      return respond(answer.status, answer.body, answer.headers);
    } catch (error) {
      this.unmodelled.push(String(error));
      throw error;
    }
  }
}

export function respond(
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  const bodiless = status === 204 || body === undefined;
  return new Response(bodiless ? null : text, { status, headers });
}

/** Jira's usual refusal. */
export const refusing =
  (status: number, errors: Readonly<Record<string, string>> = {}, ...errorMessages: string[]): Planned =>
  () =>
    respond(status, { errorMessages, errors });

export const answering =
  (status: number, body?: unknown, headers?: Readonly<Record<string, string>>): Planned =>
  () =>
    respond(status, body, headers);

/** The connection breaks, before Jira acted or after. */
export const broken = (): never => {
  throw Object.assign(new Error('socket hang up'), { name: 'FUNCTION_FETCH_ERR' });
};

/** What Atlassian's contract holds against all requests of a test file; limits stand in none of its operations. */
export const contractBreaches = (): readonly string[] =>
  contractProblems().filter((problem) => !/undocumented status (429|503)/.test(problem));
