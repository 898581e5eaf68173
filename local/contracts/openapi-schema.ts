type Json = unknown;

const DROPPED = new Set(['example', 'examples', 'xml', 'externalDocs', 'discriminator', 'deprecated']);
/** Their members are names of properties, never keywords: a property called `example` stays. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions']);
const VERBATIM = new Set(['enum', 'default', 'required', 'const']);

/** Turns a schema of OpenAPI 3.0 into JSON Schema draft 7. */
export function toJsonSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (!isObject(schema)) return schema;
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || key.startsWith('x-')) continue;
    // Atlassian's alternatives overlap, so "exactly one" would never hold.
    const name = key === 'oneOf' ? 'anyOf' : key;
    if (VERBATIM.has(key)) result[name] = value;
    else if (NAMED.has(key) && isObject(value)) {
      result[name] = Object.fromEntries(
        Object.entries(value).map(([property, of]) => [property, toJsonSchema(of)]),
      );
    } else if (key === '$ref' && typeof value === 'string')
      result[name] = value.replace('#/components', 'spec#/components');
    else result[name] = toJsonSchema(value);
  }
  boundsToDraft7(result);
  return withNull(result);
}

function boundsToDraft7(schema: Record<string, Json>): void {
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    const applies = schema[exclusive];
    Reflect.deleteProperty(schema, exclusive);
    if (!applies) continue;
    schema[exclusive] = schema[bound];
    Reflect.deleteProperty(schema, bound);
  }
}

function withNull(schema: Record<string, Json>): Json {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  return { anyOf: [rest, { type: 'null' }] };
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies a JSON patch of `add`, `replace` and `remove`; a path that isn't there is left alone. */
export function applyPatch(
  document: Json,
  patch: readonly { op: string; path: string; value?: Json }[],
): void {
  for (const { op, path, value } of patch) {
    const steps = path
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = steps.pop() ?? '';
    const target = steps.reduce<Json>(
      (at, step) => (isObject(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined),
      document,
    );
    if (Array.isArray(target) && last === '-') target.push(value);
    else if ((isObject(target) || Array.isArray(target)) && op === 'remove')
      Reflect.deleteProperty(target, last);
    else if (isObject(target) || Array.isArray(target)) Reflect.set(target, last, value);
  }
}
