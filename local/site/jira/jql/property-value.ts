import * as v from 'valibot';
import type { Json } from '../state';

const ObjectSchema = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
);

/** What a string index holds for the value at a dotted path: texts and numbers, and those inside an array. */
export function propertyValue(value: Json | undefined, path: string): readonly string[] {
  let at: Json | undefined = value;
  for (const name of path.split('.')) {
    const object = v.safeParse(ObjectSchema, at);
    at = object.success && !Array.isArray(at) ? object.output[name] : undefined;
  }
  const found = Array.isArray(at) ? at : [at];
  return found.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
}
