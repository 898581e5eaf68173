import * as v from 'valibot';

const entry = v.looseObject({ key: v.string() });
const schema = v.object({
  app: v.looseObject({
    runtime: v.object({ name: v.string() }),
    licensing: v.object({ enabled: v.boolean() }),
    compatibility: v.record(v.string(), v.object({ required: v.boolean() })),
  }),
  modules: v.record(v.string(), v.array(entry)),
  resources: v.array(v.object({ key: v.string(), path: v.string() })),
  permissions: v.looseObject({ scopes: v.array(v.string()) }),
});
export type WiredManifest = v.InferOutput<typeof schema>;

export function parseManifest(value: unknown): WiredManifest {
  return v.parse(schema, value);
}

/** What the code says about the same things. */
export interface CodeFacts {
  /** Names that src/index.ts exports. */
  readonly exported: readonly string[];
  /** Keys of the queues that src pushes to. */
  readonly queues: readonly string[];
  /** Output keys that the web trigger can answer with. */
  readonly outputs: readonly string[];
  /** Module keys that the browser chooses its screen by. */
  readonly screens: readonly string[];
}

/** Where manifest.yml and the code disagree, in words. */
export function wiringFaults(manifest: WiredManifest, code: CodeFacts): string[] {
  return [
    ...keyFaults(manifest),
    ...functionFaults(manifest, code),
    ...resourceFaults(manifest, code),
    ...difference('queue', code.queues, textsOf(manifest, 'consumer', 'queue')),
    ...difference('web trigger output', code.outputs, outputsOf(manifest)),
    ...frozenFaults(manifest),
  ];
}

function keyFaults({ modules, resources }: WiredManifest): string[] {
  const keys = Object.values(modules).flatMap((entries) => entries.map(({ key }) => key));
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  const long = [...keys, ...resources.map(({ key }) => key)].filter((key) => key.length > 23);
  return [
    ...twice.map((key) => `two modules have the key "${key}" (functions are modules, too)`),
    ...long.map((key) => `key "${key}" is longer than 23 characters`),
  ];
}

function functionFaults({ modules }: WiredManifest, { exported }: CodeFacts): string[] {
  const functions = modules['function'] ?? [];
  const called = Object.entries(modules)
    .filter(([kind]) => kind !== 'function')
    .flatMap(([, entries]) => valuesOf(entries, 'function'));
  const handlers = valuesOf(functions, 'handler');
  const elsewhere = handlers.filter((handler) => !handler.startsWith('index.'));
  return [
    ...difference(
      'function',
      [...new Set(called)],
      functions.map(({ key }) => key),
    ),
    ...difference(
      'handler',
      exported,
      handlers.map((handler) => handler.replace(/^index\./, '')),
    ),
    ...elsewhere.map((handler) => `handler "${handler}" is not in src/index.ts`),
  ];
}

function resourceFaults({ modules, resources }: WiredManifest, { screens }: CodeFacts): string[] {
  const shown = Object.values(modules)
    .flat()
    // A workflow rule has one for each of its screens.
    .filter((module) => valuesOf(module, 'resource').length > 0)
    .map(({ key }) => key);
  const used = [...new Set(valuesOf(Object.values(modules).flat(), 'resource'))];
  return [
    ...difference(
      'resource',
      used,
      resources.map(({ key }) => key),
    ),
    ...difference('screen', screens, shown),
  ];
}

/** What may not change after the first release without every admin's consent, or would cost "Runs on Atlassian". */
function frozenFaults({ app, modules, permissions }: WiredManifest): string[] {
  const dynamic = (modules['webtrigger'] ?? []).filter(
    (trigger) => valuesOf(trigger, 'type')[0] !== 'static',
  );
  const required = Object.keys(app.compatibility).filter((product) => app.compatibility[product]?.required);
  const styles = JSON.stringify(permissions['content']);
  const twice = permissions.scopes.filter((scope, index) => permissions.scopes.indexOf(scope) !== index);
  return [
    ...dynamic.map(({ key }) => `web trigger "${key}" is not static: that counts as egress`),
    ...twice.map((scope) => `scope "${scope}" is declared twice`),
    ...('external' in permissions ? ['permissions.external: Debrief has no egress'] : []),
    ...(app.licensing.enabled ? [] : ['licensing must stay enabled']),
    ...(app.runtime.name === 'nodejs22.x' ? [] : ['runtime is not nodejs22.x']),
    ...(required.join() === 'confluence' ? [] : ['exactly Confluence is required']),
    ...(styles === '{"styles":["unsafe-inline"]}'
      ? []
      : ['permissions.content is not styles: [unsafe-inline]']),
  ];
}

function outputsOf({ modules }: WiredManifest): string[] {
  const outputs = (modules['webtrigger'] ?? []).flatMap((trigger) => {
    const parsed = v.safeParse(v.object({ outputs: v.array(entry) }), trigger['response']);
    return parsed.success ? parsed.output.outputs : [];
  });
  return outputs.map(({ key }) => key);
}

const textsOf = ({ modules }: WiredManifest, kind: string, name: string): string[] =>
  valuesOf(modules[kind] ?? [], name);

/** Every text found under that name, at any depth. */
function valuesOf(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === name && typeof inner === 'string' ? [inner] : valuesOf(inner, name),
  );
}

function difference(what: string, used: readonly string[], declared: readonly string[]): string[] {
  return [
    ...used
      .filter((name) => !declared.includes(name))
      .map((name) => `${what} "${name}" is used, not declared`),
    ...declared
      .filter((name) => !used.includes(name))
      .map((name) => `${what} "${name}" is declared, not used`),
  ];
}
