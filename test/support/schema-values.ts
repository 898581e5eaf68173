import type * as v from 'valibot';
import { safeParse } from 'valibot';
import { impactFacts } from '../../src/contract/findings';
import { template } from '../../src/contract/templates';
import { NO_IMPACT_FACTS } from '../../src/domain/impact-facts';
import { BUILT_IN_TEMPLATE } from '../../src/domain/templates';

type Schema = v.GenericSchema;
type Described = Schema & Readonly<Record<string, unknown>> & { readonly pipe?: readonly Described[] };

/** Words that some field of the contract takes; the first that a field takes is used. */
const WORDS = (text: string, uuid: string): readonly string[] => [
  text,
  uuid,
  '2026-04-01T10:00:00.000Z',
  '2026-04-01',
  'https://example.com/a',
  '10000',
  'Europe/Berlin',
  'customfield_10000',
  'x-extra',
  'a'.repeat(64),
  'ff:1',
];

/** Values of schemas that ask for more than their shape says. */
const BY_HAND = new Map<Schema, unknown>([
  [impactFacts, NO_IMPACT_FACTS],
  [template, BUILT_IN_TEMPLATE],
]);

/**
 * A value that a schema of the contract takes, made from the schema itself, so that a new call is asked as soon as it
 * is declared.
 * @param text stands wherever a text may stand
 * @param uuid a fresh one at each call
 */
export function aValueOf(schema: Schema, text: string, uuid: () => string): unknown {
  if (BY_HAND.has(schema)) return BY_HAND.get(schema);
  const described = schema as Described;
  for (const candidate of candidates(described, text, uuid))
    if (safeParse(schema, candidate).success) return candidate;
  throw new Error(`no value found for ${described.type}: ${JSON.stringify(Object.keys(described))}`);
}

function candidates(schema: Described, text: string, uuid: () => string): readonly unknown[] {
  const of = (inner: unknown) => aValueOf(inner as Schema, text, uuid);
  const [root] = schema.pipe ?? [];
  if (root !== undefined && root !== schema) return candidates(root, text, uuid);
  switch (schema.type) {
    case 'string':
    case 'custom':
      return WORDS(text, uuid());
    case 'number':
      return [0, 1, 30, 60, 99.9];
    case 'boolean':
      return [true, false];
    case 'literal':
      return [schema['literal']];
    case 'picklist':
      return schema['options'] as readonly unknown[];
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
      return [of(schema['wrapped']), null, undefined];
    case 'array':
      return [[of(schema['item'])], [], [of(schema['item']), of(schema['item'])]];
    case 'record':
      return [{}, { customfield_10000: of(schema['value']) }];
    case 'union':
    case 'variant':
      return (schema['options'] as readonly unknown[]).flatMap((option) => attempt(() => of(option)));
    case 'intersect':
      return [Object.assign({}, ...(schema['options'] as readonly unknown[]).map(of))];
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return objects(schema['entries'] as Readonly<Record<string, Schema>>, of);
    default:
      return [];
  }
}

/** With every field that can be there, then without those that need not be. */
function objects(
  entries: Readonly<Record<string, Schema>>,
  of: (schema: Schema) => unknown,
): readonly unknown[] {
  const whole = Object.entries(entries).map(([key, schema]) => [key, of(schema)] as const);
  const needed = whole.filter(([key]) => !safeParse(entries[key] as Schema, undefined).success);
  return [Object.fromEntries(whole), Object.fromEntries(needed)];
}

const attempt = (make: () => unknown): readonly unknown[] => {
  try {
    return [make()];
  } catch {
    return [];
  }
};
