import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { headersOf, textOf, type ServiceAnswer } from '../services/answer';
import { moduleAddress } from './app-address';
import type { BrowserHost } from './browser-host';
import { frameContext } from './frame-context';
import { frameSpec } from './frame-spec';
import { ProductClient } from './product-client';
import type { Visitor } from './visitor';

const product = v.picklist(['jira', 'confluence']);
const framed = v.object({ frame: frameSpec });
const invocation = v.object({ frame: frameSpec, functionKey: v.string(), payload: v.optional(v.unknown()) });
const ownRequest = v.object({ product, method: v.string(), path: v.string(), body: v.optional(v.unknown()) });
const appRequest = v.object({
  product,
  restPath: v.string(),
  fetchRequestInit: v.looseObject({
    method: v.optional(v.string(), 'GET'),
    body: v.optional(v.nullable(v.string())),
  }),
});
const place = v.object({
  projectKey: v.string(),
  issueTypeId: v.nullable(v.string()),
  transitionId: v.string(),
});
const savedRule = v.object({
  place,
  rule: v.object({
    id: v.nullable(v.string()),
    moduleKey: v.string(),
    configuration: v.nullable(v.string()),
  }),
});
const removedRule = v.object({ place, ruleId: v.string() });
const remark = v.object({ what: v.pipe(v.string(), v.maxLength(500)) });
const moduleQuestion = v.object({ moduleKey: v.string() });
const step = v.object({ ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31 * 86_400_000)) });

/** A script of the pretend site asked something. `siteUrl` is where the browser sees the site. */
export interface ApiCall {
  readonly host: BrowserHost;
  readonly visitor: Visitor;
  readonly siteUrl: string;
  readonly body: unknown;
}

/** Everything under /__host/api/. Throws `v.ValiError` when the body has another shape. */
export const API: Readonly<Record<string, (call: ApiCall) => Promise<unknown>>> = {
  context: async ({ host, visitor, siteUrl, body }) =>
    await frameContext(new ProductClient(host, visitor), v.parse(framed, body).frame, siteUrl),
  invoke,
  'fetch-product': fetchProduct,
  request: async ({ host, visitor, body }) => {
    const { product: name, method, path, body: sent } = v.parse(ownRequest, body);
    const answer = await host.request(name, method, path, { as: visitor.actor, body: sent });
    return { status: answer.status, body: answer.body };
  },
  'module-address': async ({ host, body }) =>
    moduleAddress(host.manifest, v.parse(moduleQuestion, body).moduleKey),
  'save-rule': async ({ host, visitor, body }) => {
    const { place: where, rule } = v.parse(savedRule, body);
    host.site.jira.saveRule?.(visitor.person?.accountId ?? '', where, rule);
  },
  'remove-rule': async ({ host, visitor, body }) => {
    const { place: where, ruleId } = v.parse(removedRule, body);
    host.site.jira.removeRule?.(visitor.person?.accountId ?? '', where, ruleId);
  },
  unmodelled: async ({ host, body }) => void host.unmodelled.push(v.parse(remark, body).what),
  'csp-violation': async ({ host, body }) => void host.cspViolations.push(v.parse(remark, body).what),
  advance: async ({ host, body }) => await host.advance(v.parse(step, body).ms),
  deliver: async ({ host }) => {
    await host.deliverEvents();
    await host.drain();
  },
};

const BROWSER_ONLY = new Set(['theme', 'surfaceColor', 'permissions']);

/** Resolvers see less of the context than the browser does. */
async function invoke({ host, visitor, siteUrl, body }: ApiCall): Promise<unknown> {
  const { frame, functionKey, payload } = v.parse(invocation, body);
  const context = await frameContext(new ProductClient(host, visitor), frame, siteUrl);
  if (!context || !visitor.person) return { failure: 'Authentication Required' };
  const forFunction = Object.fromEntries(Object.entries(context).filter(([name]) => !BROWSER_ONLY.has(name)));
  const outcome = await host.callResolver(functionKey, payload, forFunction, visitor.person.accountId);
  return outcome.success ? { value: outcome.body } : { failure: outcome.error.errorMessage };
}

/** The viewer's own request through the app: their permissions, the app's scopes. */
async function fetchProduct({ host, visitor, body }: ApiCall): Promise<unknown> {
  const { product: name, restPath, fetchRequestInit: init } = v.parse(appRequest, body);
  const sent: unknown = typeof init.body === 'string' && init.body !== '' ? JSON.parse(init.body) : undefined;
  const root = name === 'jira' ? '/rest/' : '/wiki/';
  if (!restPath.startsWith(root) || visitor.actor.kind === 'nobody') {
    const status = restPath.startsWith(root) ? 401 : 404;
    return productAnswer({ status });
  }
  const answer = await host.request(name, init.method.toUpperCase(), restPath, {
    as: visitor.actor,
    body: sent,
    viaApp: true,
  });
  return productAnswer(answer);
}

const productAnswer = (answer: ServiceAnswer): unknown => ({
  status: answer.status,
  statusText: '',
  headers: headersOf(answer),
  body: textOf(answer),
  isAttachment: false,
});

const MAX_BODY = 6 * 1024 * 1024;

/** The request's JSON; undefined for an empty body. Throws when it is too large or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = chunk as Buffer;
    size += part.length;
    if (size > MAX_BODY) throw new Error('The body is too large.');
    chunks.push(part);
  }
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
