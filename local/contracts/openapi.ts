import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import * as v from 'valibot';
import jiraCorrections from './jira-corrections.json';
import { placeholders, succeeded, templatePattern, type Check, type Exchange } from './exchange';
import { applyPatch, isObject, toJsonSchema } from './openapi-schema';

interface Source {
  readonly product: Exchange['product'];
  readonly file: string;
  readonly base: string;
  readonly patches: readonly string[];
  /** What the documents say in prose alone, as of an assignee that may be null. */
  readonly corrections?: readonly { op: string; path: string; value?: unknown }[];
}

const SOURCES: readonly Source[] = [
  {
    product: 'jira',
    file: 'jira-platform-v3.trimmed.json',
    base: '',
    patches: ['knpkv-jira-v3.patch.json', 'local-jira-v3.patch.json'],
    corrections: jiraCorrections,
  },
  { product: 'jira', file: 'jira-software.trimmed.json', base: '', patches: [] },
  {
    product: 'confluence',
    file: 'confluence-v2.trimmed.json',
    base: '/wiki/api/v2',
    patches: ['knpkv-confluence-v2.patch.json', 'local-confluence-v2.patch.json'],
  },
  {
    product: 'confluence',
    file: 'confluence-v1.trimmed.json',
    base: '',
    patches: ['knpkv-confluence-v1.patch.json'],
  },
];

/**
 * Documented by Atlassian but absent from the trimmed documents:
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-search/#api-wiki-rest-api-search-user-get
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-data-policies/
 */
const ELSEWHERE = [
  'GET /wiki/rest/api/search/user',
  'GET /rest/api/3/data-policy',
  'GET /rest/api/3/data-policy/project',
];

interface Operation {
  readonly product: Exchange['product'];
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly placeholders: number;
  readonly query: ReadonlyMap<string, { readonly required: boolean }>;
  readonly body: { readonly required: boolean; readonly validate: () => ValidateFunction } | undefined;
  readonly answer: (status: number) => ValidateFunction | undefined;
}

const patchSchema = v.array(v.object({ op: v.string(), path: v.string(), value: v.optional(v.unknown()) }));

/** Checks against Atlassian's OpenAPI documents in `folder`; `undefined` when there are none. */
export function openApi(folder: string): Check | undefined {
  if (!existsSync(path.join(folder, 'jira-platform-v3.trimmed.json'))) return undefined;
  const operations = SOURCES.flatMap((source) => operationsOf(folder, source)).sort(
    (a, b) => a.placeholders - b.placeholders,
  );
  return (exchange) => {
    const operation = operations.find(
      (candidate) =>
        candidate.product === exchange.product &&
        candidate.method === exchange.method &&
        candidate.pattern.test(exchange.path),
    );
    if (!operation && ELSEWHERE.includes(`${exchange.method} ${exchange.path}`)) return [];
    if (!operation)
      return [{ check: 'OpenAPI', problem: `${exchange.method} ${exchange.path} is not documented` }];
    return [
      ...queryProblems(operation, exchange),
      ...bodyProblems(operation, exchange),
      ...answerProblems(operation, exchange),
    ].map((problem) => ({ check: 'OpenAPI', problem: `${operation.id}: ${problem}` }));
  };
}

function queryProblems({ query }: Operation, exchange: Exchange): string[] {
  const sent = new Set(exchange.query.map(([name]) => name));
  const unknown = [...sent]
    .filter((name) => !query.has(name))
    .map((name) => `unknown query parameter ${name}`);
  const missing = [...query].filter(([name, { required }]) => required && !sent.has(name));
  return [...unknown, ...missing.map(([name]) => `query parameter ${name} is missing`)];
}

function bodyProblems({ body }: Operation, exchange: Exchange): string[] {
  if (exchange.requestBody === undefined) return body?.required === true ? ['the body is missing'] : [];
  if (!body) return ['a body is sent, but none is documented'];
  return errorsOf(body.validate(), exchange.requestBody).map((problem) => `body ${problem}`);
}

function answerProblems(operation: Operation, exchange: Exchange): string[] {
  // Documents name few of the errors, and hardly any of their bodies.
  if (!succeeded(exchange)) return [];
  const validate = operation.answer(exchange.status);
  return validate ? errorsOf(validate, exchange.responseBody).map((problem) => `answer ${problem}`) : [];
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

function operationsOf(folder: string, source: Source): Operation[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const document = read(source.file);
  for (const patch of source.patches) applyPatch(document, v.parse(patchSchema, read(patch)));
  applyPatch(document, source.corrections ?? []);
  // Optimising the code takes longer than all it ever runs for.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { optimize: false } });
  ajv.addSchema({ $id: 'spec', components: { schemas: schemasOf(document) } });
  const cache = new Map<unknown, ValidateFunction>();
  const compile = (schema: unknown): ValidateFunction => {
    const known = cache.get(schema) ?? ajv.compile(toJsonSchema(schema) as object);
    cache.set(schema, known);
    return known;
  };
  const at = (value: unknown): unknown => {
    const pointer = isObject(value) ? value['$ref'] : undefined;
    return typeof pointer === 'string' ? dig(document, pointer.split('/').slice(1)) : value;
  };
  return entries(dig(document, ['paths'])).flatMap(([template, item]) =>
    ['get', 'put', 'post', 'delete'].flatMap((method): Operation[] => {
      const operation = dig(item, [method]);
      if (!isObject(operation)) return [];
      const full = source.base + template;
      const body = at(operation['requestBody']);
      const bodySchema = dig(body, ['content', 'application/json', 'schema']);
      return [
        {
          product: source.product,
          id: `${method.toUpperCase()} ${full}`,
          method: method.toUpperCase(),
          pattern: templatePattern(full),
          placeholders: placeholders(full),
          query: queryOf([dig(item, ['parameters']), operation['parameters']].flat().map(at)),
          body:
            bodySchema === undefined
              ? undefined
              : { required: dig(body, ['required']) === true, validate: () => compile(bodySchema) },
          answer: (status) => {
            const schema = dig(at(dig(operation, ['responses', String(status)])), [
              'content',
              'application/json',
              'schema',
            ]);
            return schema === undefined ? undefined : compile(schema);
          },
        },
      ];
    }),
  );
}

function queryOf(parameters: readonly unknown[]): Map<string, { required: boolean }> {
  const named = parameters.filter((parameter) => dig(parameter, ['in']) === 'query');
  return new Map(
    named.map((parameter) => [
      String(dig(parameter, ['name'])),
      { required: dig(parameter, ['required']) === true },
    ]),
  );
}

const schemasOf = (document: unknown): Record<string, unknown> =>
  Object.fromEntries(
    entries(dig(document, ['components', 'schemas'])).map(([name, schema]) => [name, toJsonSchema(schema)]),
  );

const entries = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

function dig(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined),
    value,
  );
}
