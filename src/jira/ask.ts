import { asApp, asUser, NeedsAuthenticationError, ProxyRequestError, type Route } from '@forge/api';
import * as v from 'valibot';
import type { As } from '../app/ports';
import { JiraLimited, JiraNotConnected, JiraUnavailable } from '../domain/failure';
import { answered } from '../platform/answer';
import { clock } from '../platform/clock';
import { log } from '../platform/log';
import { type Header, isNearLimit, limitIn } from './rate-limit';

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: Route;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Milliseconds, for what takes Jira longer than usual. */
  readonly patienceMs?: number;
}

/** What Jira said. A `body` that is no JSON, such as a gateway's page, is undefined. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * One request and its answer. Whoever asks sees every answer below 500 but 429, and 401 to the app. What @forge/api
 * throws when a person has not let the app act for them passes through, so that the platform can ask for it.
 */
export interface Jira {
  /** @throws JiraLimited, JiraNotConnected, JiraUnavailable for a failure on their side and for no answer at all */
  ask(as: As, question: Question): Promise<Answer>;
  /**
   * For what must not be done twice: null when nobody can tell whether it was done.
   * @throws JiraLimited, JiraNotConnected: it was not done
   */
  askOnce(as: As, question: Question): Promise<Answer | null>;
}

/** @param noticeNearLimit told when an answer says that little is left of the quota; its failure stops nothing */
export function jira(noticeNearLimit: () => Promise<void>): Jira {
  /** A failure that is returned may have come after the deed; one that is thrown did not. */
  async function attempt(as: As, question: Question): Promise<Answer | JiraUnavailable> {
    const heard = await send(as, question);
    if (heard instanceof JiraUnavailable) return heard;
    if (isNearLimit(heard.header)) await Promise.resolve().then(noticeNearLimit).catch(notNoticed);
    const limit = limitIn(heard.status, heard.header, clock.now());
    const cause = new Error(`Jira answered ${String(heard.status)}`);
    if (limit !== null) {
      const limited = new JiraLimited(limit, { cause });
      if (heard.status === 429) throw limited;
      return limited;
    }
    if (heard.status === 401 && as === 'app') throw new JiraNotConnected({ cause });
    if (heard.status >= 500)
      return new JiraUnavailable('Jira has trouble right now. Try again in a few minutes.', { cause });
    return { status: heard.status, body: parsed(heard.text) };
  }

  return {
    async ask(as, question) {
      const outcome = await attempt(as, question);
      if (outcome instanceof JiraUnavailable) throw outcome;
      return outcome;
    },
    async askOnce(as, question) {
      const outcome = await attempt(as, question);
      if (!(outcome instanceof JiraUnavailable)) return outcome;
      log.error('jira.in-doubt', outcome);
      return null;
    },
  };
}

interface Heard {
  readonly status: number;
  readonly header: Header;
  readonly text: string;
}

async function send(as: As, question: Question): Promise<Heard | JiraUnavailable> {
  try {
    return await answered(exchange(as, question), question.patienceMs);
  } catch (error) {
    if (error instanceof NeedsAuthenticationError && as === 'user') throw error;
    const refusal = error instanceof ProxyRequestError ? error.status : null;
    if (error instanceof NeedsAuthenticationError || (refusal === 401 && as === 'app'))
      throw new JiraNotConnected({ cause: error });
    // The platform's own limit: the request never reached Jira.
    if (refusal === 429) throw new JiraLimited({ reason: 'unknown', waitMs: null }, { cause: error });
    return new JiraUnavailable('Jira did not answer. Try again in a moment.', { cause: error });
  }
}

async function exchange(as: As, { method, path, body }: Question): Promise<Heard> {
  const init = {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await (as === 'user' ? asUser().requestJira(path, init) : asApp().requestJira(path, init));
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    text: await response.text(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function notNoticed(error: unknown): void {
  log.error('jira.near-limit-not-noticed', error);
}

export const isOk = ({ status }: Answer): boolean => status >= 200 && status < 300;

/**
 * The body of an answer that means nothing but success.
 * @throws JiraNotConnected when the app is refused as a whole; JiraUnavailable for anything else than that shape
 */
export function succeeded<T extends v.GenericSchema>(as: As, answer: Answer, shape: T): v.InferOutput<T> {
  const read = isOk(answer) ? v.safeParse(shape, answer.body) : null;
  if (read?.success === true) return read.output;
  const cause =
    read === null ? new Error(`Jira answered ${String(answer.status)}`) : new v.ValiError(read.issues);
  if (answer.status === 403 && as === 'app') throw new JiraNotConnected({ cause });
  throw new JiraUnavailable('Jira did not say what Debrief needs to know. Try again in a few minutes.', {
    cause,
  });
}
