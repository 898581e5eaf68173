import type { Json } from '../state';

type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a string index holds for the value at a dotted path: texts and numbers, and those inside an array. */
export function propertyValue(value: Json | undefined, path: readonly string[]): readonly string[] {
  let at: Json | undefined = value;
  for (const name of path) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  if (typeof at === 'string') return [at];
  const found: readonly (Json | undefined)[] = Array.isArray(at) ? at : [at];
  return found.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
}
