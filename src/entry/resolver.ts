import Resolver from '@forge/resolver';
import * as v from 'valibot';
import { authorise } from '../app/access';
import { waitAfter } from '../app/jira-asking';
import { CALLS, type CallName, type CallOutput } from '../contract/calls';
import type { Answer } from '../contract/failure';
import { numericId, place, uuid } from '../contract/fields';
import { JiraLimited, Preparing } from '../domain/failure';
import { world } from '../wiring';
import { type Authorised, HANDLERS } from './calls';
import { asksForConsent, expected, invalidInput, unexpected } from './failure';
import { callerOfResolver, siteUrlOf } from './identity';
import { tellAfter } from './live-updates';
import { retellAfter } from './release-gate-bylines';

/** What a call is about, where its input says it. */
const scoped = v.object({
  place: v.optional(place),
  pageId: v.optional(numericId),
  projectId: v.optional(numericId),
  issueId: v.optional(numericId),
  serviceId: v.optional(v.nullable(uuid)),
});

/** Every browser call: identity, schema, access, capability; failures translated once. */
async function answer<N extends CallName>(
  name: N,
  request: { readonly payload: unknown; readonly context: unknown },
): Promise<Answer<CallOutput[N]>> {
  const call = CALLS[name];
  const parsed = v.safeParse(call.input, request.payload);
  if (!parsed.success) return { ok: false, failure: invalidInput(parsed) };
  const about = v.safeParse(scoped, parsed.output);
  const at = about.success ? about.output : {};
  try {
    const authorised = await authorise(world, call.access, callerOfResolver(request.context), {
      pageId: at.place?.pageId ?? at.pageId ?? null,
      projectId: at.projectId ?? null,
      issueId: at.issueId ?? null,
      serviceId: at.serviceId ?? null,
    });
    const by: Authorised = { world, siteUrl: siteUrlOf(request.context), ...authorised };
    const value = await HANDLERS[name](by, parsed.output);
    await tellAfter(world, name, at.place ?? null);
    await retellAfter(world, name, at.place ?? null);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, failure: await translate(name, error) };
  }
}

async function translate(name: CallName, error: unknown) {
  if (asksForConsent(error)) throw error;
  const failure = expected(error);
  if (failure === null) {
    world.log.error('call.failed', error, { call: name });
    return unexpected();
  }
  if (error instanceof Preparing) await prepare();
  if (error instanceof JiraLimited) await remember(error);
  return failure;
}

/** A used-up quota stops the whole site, whoever met it first. */
async function remember(error: JiraLimited): Promise<void> {
  await waitAfter(world, error, 0).catch((late: unknown) => {
    world.log.error('jira-limit.not-remembered', late);
  });
}

/** An unknown table means that the migrations have not run: ask for them, and let the browser try again. */
async function prepare(): Promise<void> {
  await world.queues.migrate().catch((error: unknown) => {
    world.log.error('migrate.not-queued', error);
  });
}

const definitions = new Resolver();
for (const name of Object.keys(CALLS) as CallName[])
  definitions.define(name, (request: { payload: unknown; context: unknown }) => answer(name, request));

export const resolver = definitions.getDefinitions();
