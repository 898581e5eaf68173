import * as v from 'valibot';
import { notModelled, type ServiceAnswer } from './answer';

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const VALUE_LIMIT = 240 * 1024;
const DEPTH_LIMIT = 31;

const keyed = v.object({
  key: v.string(),
  value: v.optional(v.unknown()),
  entityName: v.optional(v.undefined()),
});
const query = v.object({
  limit: v.optional(v.pipe(v.number(), v.maxValue(100)), 10),
  after: v.optional(v.string()),
  where: v.optional(
    v.array(
      v.object({
        property: v.literal('key'),
        condition: v.literal('BEGINS_WITH'),
        values: v.tuple([v.string()]),
      }),
    ),
    [],
  ),
});
const transaction = v.strictObject({
  set: v.optional(v.array(keyed), []),
  delete: v.optional(v.array(keyed), []),
});

/** Forge KVS without custom entities, TTL and conditions: those answer 501. Values must be JSON. */
export class KvsService {
  private values = new Map<string, unknown>();
  private secrets = new Map<string, unknown>();

  handle(path: string, body: unknown): ServiceAnswer {
    const [, secret, action] = /^\/api\/v1\/(secret\/)?(get|set|delete)$/.exec(path) ?? [];
    if (action) return this.single(secret ? this.secrets : this.values, action, body);
    if (path === '/api/v1/query') return this.query(body);
    if (path === '/api/v1/batch/set' || path === '/api/v1/batch/delete') return this.batch(path, body);
    if (path === '/api/v1/transaction') return this.transaction(body);
    return notModelled(`KVS ${path}`);
  }

  snapshot(): unknown {
    return { values: [...this.values], secrets: [...this.secrets] };
  }

  restore(state: unknown): void {
    const pairs = v.array(v.tuple([v.string(), v.unknown()]));
    const parsed = v.parse(v.object({ values: pairs, secrets: pairs }), state);
    this.values = new Map(parsed.values);
    this.secrets = new Map(parsed.secrets);
  }

  private single(store: Map<string, unknown>, action: string, body: unknown): ServiceAnswer {
    const parsed = v.safeParse(keyed, body);
    if (!parsed.success) return notModelled('this KVS request (entities and options)');
    const { key, value } = parsed.output;
    const problem = keyProblem(key) ?? (action === 'set' ? valueProblem(value) : undefined);
    if (problem) return problem;
    if (action === 'set') store.set(key, value);
    if (action === 'delete') store.delete(key);
    if (action !== 'get') return { status: 204 };
    if (!store.has(key)) return refused(404, 'KEY_NOT_FOUND', `Key ${key} not found`);
    return { status: 200, body: { key, value: store.get(key) } };
  }

  private query(body: unknown): ServiceAnswer {
    const parsed = v.safeParse(query, body);
    if (!parsed.success) return notModelled('this KVS query');
    const { limit, after, where } = parsed.output;
    const prefix = where[0]?.values[0] ?? '';
    const keys = [...this.values.keys()]
      .filter((key) => key.startsWith(prefix) && (!after || key > after))
      .sort();
    const page = keys.slice(0, limit);
    const cursor = keys.length > limit ? page.at(-1) : undefined;
    const data = page.map((key) => ({ key, value: this.values.get(key) }));
    return { status: 200, body: { data, ...(cursor === undefined ? {} : { cursor }) } };
  }

  private batch(path: string, body: unknown): ServiceAnswer {
    const parsed = v.safeParse(v.pipe(v.array(keyed), v.maxLength(25)), body);
    if (!parsed.success) return refused(400, 'INVALID_REQUEST', 'A batch holds at most 25 keys.');
    const action = path.endsWith('set') ? 'set' : 'delete';
    const results = parsed.output.map((item) => ({
      key: item.key,
      answer: this.single(this.values, action, item),
    }));
    const failed = results.filter((result) => result.answer.status >= 400);
    return {
      status: 200,
      body: {
        successfulKeys: results.filter((result) => result.answer.status < 400).map(({ key }) => ({ key })),
        failedKeys: failed.map(({ key, answer }) => ({ key, error: answer.body })),
      },
    };
  }

  private transaction(body: unknown): ServiceAnswer {
    const parsed = v.safeParse(transaction, body);
    if (!parsed.success) return notModelled('this KVS transaction');
    const { set, delete: removed } = parsed.output;
    const keys = [...set, ...removed].map((item) => item.key);
    if (keys.length > 25 || new Set(keys).size !== keys.length) {
      return refused(400, 'INVALID_REQUEST', 'A transaction holds at most 25 operations on different keys.');
    }
    const problem = set.map((item) => keyProblem(item.key) ?? valueProblem(item.value)).find(Boolean);
    if (problem) return problem;
    for (const item of set) this.values.set(item.key, item.value);
    for (const item of removed) this.values.delete(item.key);
    return { status: 204 };
  }
}

function keyProblem(key: string): ServiceAnswer | undefined {
  if (key.length <= 500 && KEY.test(key)) return undefined;
  return refused(
    400,
    'INVALID_KEY',
    'A key has 1 to 500 characters of letters, digits and : . _ - # or space.',
  );
}

function valueProblem(value: unknown): ServiceAnswer | undefined {
  if (value === undefined || value === null) return refused(400, 'INVALID_VALUE', 'A value is required.');
  if (Buffer.byteLength(JSON.stringify(value)) > VALUE_LIMIT)
    return refused(400, 'MAX_SIZE', 'A value has at most 240 KiB.');
  if (depth(value) > DEPTH_LIMIT) return refused(400, 'MAX_DEPTH', 'A value has at most 31 levels.');
  return undefined;
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

const refused = (status: number, code: string, message: string): ServiceAnswer => ({
  status,
  body: { code, message },
});
