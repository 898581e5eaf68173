import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Manifest } from '../manifest';
import type { InvocationOutcome } from '../runtime';
import { notModelled, type ServiceAnswer } from './answer';

/** A request to a web trigger. `userPath` begins with `/`; header names are lower-cased as Forge does. */
export interface WebTriggerRequest {
  readonly method?: string;
  readonly userPath?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

export interface WebTriggerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const graphql = v.object({
  query: v.string(),
  variables: v.optional(v.looseObject({ input: v.optional(v.object({ triggerKey: v.string() })) }), {}),
});

/** Static web triggers with real URLs: `<base>/x1/<id>/<userPath>`. */
export class WebTriggers {
  constructor(
    private readonly manifest: Manifest,
    private readonly baseUrl: () => string,
    private readonly start: (
      functionKey: string,
      moduleKey: string,
      request: unknown,
    ) => Promise<InvocationOutcome>,
  ) {}

  url(key: string): string {
    if (!this.find(key)) throw new Error(`manifest.yml has no webtrigger '${key}'.`);
    return `${this.baseUrl()}/x1/${this.id(key)}`;
  }

  /** Key of the trigger that a URL's id belongs to. */
  keyOf(id: string): string | undefined {
    return this.manifest.modules.webtrigger.find((trigger) => this.id(trigger.key) === id)?.key;
  }

  async call(key: string, request: WebTriggerRequest): Promise<WebTriggerAnswer> {
    const trigger = this.find(key);
    if (!trigger) throw new Error(`manifest.yml has no webtrigger '${key}'.`);
    const userPath = request.userPath ?? '';
    const outcome = await this.start(trigger.function, key, {
      method: request.method ?? 'GET',
      path: `/x1/${this.id(key)}${userPath}`,
      userPath,
      headers: lists(request.headers ?? {}, true),
      queryParameters: lists(request.query ?? {}, false),
      body: request.body ?? '',
    });
    const chosen = outcome.success
      ? v.safeParse(v.object({ outputKey: v.string() }), outcome.body)
      : undefined;
    const outputKey = chosen?.success === true ? chosen.output.outputKey : undefined;
    const output = trigger.response.outputs.find((candidate) => candidate.key === outputKey);
    if (!output) return { status: 500, headers: { 'content-type': 'text/plain' }, body: '' };
    return { status: output.statusCode, headers: { 'content-type': output.contentType }, body: output.body };
  }

  handleGraphql(body: unknown): ServiceAnswer {
    const parsed = v.safeParse(graphql, body);
    if (!parsed.success) return notModelled('this GraphQL request');
    const { query, variables } = parsed.output;
    if (query.includes('createWebTriggerUrl')) {
      const key = variables.input?.triggerKey ?? '';
      if (this.find(key))
        return { status: 200, body: { data: { createWebTriggerUrl: { url: this.url(key) } } } };
      return {
        status: 200,
        body: { data: { createWebTriggerUrl: null }, errors: [{ message: `No web trigger '${key}'` }] },
      };
    }
    if (query.includes('webTriggerUrlsByAppContext')) {
      const urls = this.manifest.modules.webtrigger.map(({ key }) => ({
        triggerKey: key,
        url: this.url(key),
      }));
      return { status: 200, body: { data: { webTriggerUrlsByAppContext: urls } } };
    }
    return notModelled('this GraphQL operation');
  }

  private find(key: string) {
    return this.manifest.modules.webtrigger.find((trigger) => trigger.key === key);
  }

  private id(key: string): string {
    return createHash('sha256').update(`${this.manifest.app.id}:${key}`).digest('base64url').slice(0, 32);
  }
}

function lists(
  values: Readonly<Record<string, string | readonly string[]>>,
  lowerCase: boolean,
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      lowerCase ? name.toLowerCase() : name,
      typeof value === 'string' ? [value] : [...value],
    ]),
  );
}
