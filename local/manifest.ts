import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const filter = v.object({
  ignoreSelf: v.optional(v.boolean()),
  expression: v.optional(v.string()),
  onError: v.optional(
    v.picklist(['IGNORE', 'IGNORE_AND_LOG', 'RECEIVE', 'RECEIVE_AND_LOG']),
    'IGNORE_AND_LOG',
  ),
});

const output = v.object({
  key: v.string(),
  statusCode: v.number(),
  contentType: v.optional(v.string(), 'text/plain'),
  body: v.optional(v.pipe(v.string(), v.maxLength(1024)), ''),
});

const uiModule = v.looseObject({
  key: v.string(),
  title: v.optional(v.string()),
  resource: v.string(),
  resolver: v.optional(v.object({ function: v.string() })),
});

/** Of the conditions on what is shown, the one that the app uses: a content property of the page is there. */
const bylineItem = v.strictObject({
  key: v.string(),
  title: v.pipe(v.string(), v.maxLength(255)),
  tooltip: v.optional(v.pipe(v.string(), v.maxLength(255))),
  resource: v.string(),
  resolver: v.optional(v.object({ function: v.string() })),
  viewportContainer: v.optional(v.literal('popup'), 'popup'),
  contentPropertyKey: v.string(),
  displayConditions: v.optional(
    v.strictObject({
      entityPropertyExists: v.strictObject({ entity: v.literal('content'), propertyKey: v.string() }),
    }),
  ),
});

const entityProperty = v.object({
  key: v.string(),
  propertyKey: v.string(),
  values: v.array(
    v.object({
      path: v.string(),
      type: v.picklist(['string', 'text', 'number', 'date', 'user']),
      searchAlias: v.exactOptional(v.string()),
    }),
  ),
});

const resource = v.object({ resource: v.string() });

const workflowValidator = v.strictObject({
  key: v.string(),
  name: v.string(),
  description: v.string(),
  function: v.string(),
  resolver: v.exactOptional(v.object({ function: v.string() })),
  create: v.exactOptional(resource),
  edit: v.exactOptional(resource),
  view: v.exactOptional(resource),
  projectTypes: v.optional(v.array(v.picklist(['company-managed', 'team-managed'])), ['company-managed']),
});

const modules = v.strictObject({
  macro: v.optional(v.array(uiModule), []),
  'confluence:globalSettings': v.optional(v.array(uiModule), []),
  'confluence:globalPage': v.optional(v.array(v.object({ ...uiModule.entries, route: v.string() })), []),
  'confluence:contentBylineItem': v.optional(v.array(bylineItem), []),
  'jira:projectPage': v.optional(v.array(uiModule), []),
  'jira:issuePanel': v.optional(v.array(v.object({ ...uiModule.entries, icon: v.string() })), []),
  webtrigger: v.optional(
    v.array(
      v.object({
        key: v.string(),
        function: v.string(),
        response: v.object({ type: v.literal('static'), outputs: v.pipe(v.array(output), v.maxLength(20)) }),
      }),
    ),
    [],
  ),
  apiRoute: v.optional(
    v.array(
      v.strictObject({
        key: v.string(),
        // Without wildcards: how a function learns what stood in their place is not documented.
        path: v.pipe(v.string(), v.regex(/^(\/[a-zA-Z0-9]+)+$/)),
        operation: v.picklist(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']),
        function: v.string(),
        accept: v.optional(v.array(v.literal('application/json'))),
        scopes: v.array(v.pipe(v.string(), v.regex(/:custom$/))),
      }),
    ),
    [],
  ),
  trigger: v.optional(
    v.array(
      v.strictObject({
        key: v.string(),
        function: v.string(),
        events: v.array(v.string()),
        filter: v.optional(filter),
      }),
    ),
    [],
  ),
  consumer: v.optional(
    v.array(v.strictObject({ key: v.string(), queue: v.string(), function: v.string() })),
    [],
  ),
  scheduledTrigger: v.optional(
    v.array(
      v.strictObject({
        key: v.string(),
        function: v.string(),
        interval: v.picklist(['fiveMinute', 'hour', 'day', 'week']),
      }),
    ),
    [],
  ),
  sql: v.optional(v.array(v.object({ key: v.string(), engine: v.literal('mysql') })), []),
  'jira:entityProperty': v.optional(v.array(entityProperty), []),
  'jira:workflowValidator': v.optional(v.array(workflowValidator), []),
  function: v.array(
    v.object({ key: v.string(), handler: v.string(), timeoutSeconds: v.optional(v.number()) }),
  ),
});

const schema = v.object({
  app: v.object({ id: v.string(), runtime: v.object({ name: v.string() }) }),
  modules,
  resources: v.optional(v.array(v.object({ key: v.string(), path: v.string() })), []),
  permissions: v.object({
    scopes: v.array(v.string()),
    content: v.optional(v.record(v.string(), v.array(v.string()))),
  }),
});

/** manifest.yml as far as the local host acts on it. */
export type Manifest = v.InferOutput<typeof schema>;
export type BylineItem = v.InferOutput<typeof bylineItem>;
export type TriggerFilter = v.InferOutput<typeof filter>;
export type StaticOutput = v.InferOutput<typeof output>;

/** What calls a function; it decides how long the function may run. */
export type FunctionKind =
  'resolver' | 'trigger' | 'validator' | 'webtrigger' | 'apiRoute' | 'consumer' | 'scheduledTrigger';

/** Reads `<appDir>/manifest.yml`. Throws when it uses a module that the local host doesn't model. */
export function readManifest(appDir: string): Manifest {
  const result = v.safeParse(schema, parse(readFileSync(path.join(appDir, 'manifest.yml'), 'utf8')));
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  throw new Error(`manifest.yml holds something the local host doesn't model:\n${problems.join('\n')}`);
}

/** Handler and deadline (seconds) of a function, by what calls it (Forge: 25 s, 55 s, or `timeoutSeconds`). */
export function findFunction(
  manifest: Manifest,
  key: string,
  kind: FunctionKind,
): { handler: string; timeout: number } {
  const found = manifest.modules.function.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`manifest.yml has no function '${key}'.`);
  const timeout =
    kind === 'resolver' || kind === 'trigger' || kind === 'validator' || kind === 'apiRoute'
      ? 25
      : kind === 'webtrigger'
        ? 55
        : (found.timeoutSeconds ?? 55);
  return { handler: found.handler, timeout };
}
