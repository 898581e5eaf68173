import * as v from 'valibot';
import type { SiteRequest, SiteResponse } from '../../protocol';

/** Requests that are POSTs only because their question is long. */
const READS = /\/(search\/jql|search\/approximate-count|issue\/bulkfetch|jql\/match|permissions\/check)$/;
const IDENTITY = /^\/rest\/api\/3\/(user|users|myself|mypermissions|permissions|groupuserpicker)\b/;

const ListsSchema = v.looseObject({
  issues: v.optional(v.array(v.unknown())),
  values: v.optional(v.array(v.unknown())),
});

/** Points a request costs: 1, and for each object read 1 more, or 2 where it tells of people and permissions. */
export function pointsOf(request: Pick<SiteRequest, 'method' | 'path'>, response: SiteResponse): number {
  const reads = request.method === 'GET' || READS.test(request.path);
  if (!reads || response.status !== 200) return 1;
  return 1 + objectsIn(response.body) * (IDENTITY.test(request.path) ? 2 : 1);
}

function objectsIn(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  const lists = v.safeParse(ListsSchema, body);
  if (!lists.success) return 1;
  return (lists.output.issues ?? lists.output.values)?.length ?? 1;
}
