import * as v from 'valibot';
import type { Change, Commit, ReleaseGates, TokenRecord } from '../app/ports';
import { flagColumn, jsonColumn, numberColumn, toSqlInstant } from './columns';
import { commitInsert, commitUpdate, TABLES } from './commit';
import { isLastLogged } from './last-logged';
import { select } from './sql';

export const serviceIds = jsonColumn(v.array(v.string()));

export async function readToken(id: string, since: string): Promise<TokenRecord | null> {
  const [row] = await select(
    `SELECT t.id AS id, t.hash AS hash, t.service_ids AS service_ids, t.revoked_at IS NOT NULL AS revoked,
       (SELECT COUNT(DISTINCT d.question_id) FROM gate_decisions d WHERE d.caller_id = t.id AND d.decided_at > ?) AS recent
     FROM gate_tokens t WHERE t.id = ?`,
    [toSqlInstant(since), id],
    v.object({
      id: v.string(),
      hash: v.string(),
      service_ids: serviceIds,
      revoked: flagColumn,
      recent: numberColumn,
    }),
  );
  if (!row) return null;
  const { service_ids: named, ...token } = row;
  return { ...token, serviceIds: named };
}

export async function createToken(
  token: Parameters<ReleaseGates['createToken']>[0],
  change: Change,
): Promise<void> {
  const committed = await commitInsert(
    TABLES.gateTokens,
    token.id,
    {
      name: token.name,
      hash: token.hash,
      service_ids: JSON.stringify(token.serviceIds),
      created_at: toSqlInstant(token.createdAt),
    },
    change,
  );
  if (committed.kind === 'conflict') throw new Error('a token of that id exists already');
}

export async function revokeToken(id: string, version: number, change: Change): Promise<Commit> {
  const logged = await isLastLogged(TABLES.gateTokens, id);
  return commitUpdate(
    TABLES.gateTokens,
    { id, version, logged },
    { revoked_at: toSqlInstant(change.at) },
    change,
    { sql: ' AND revoked_at IS NULL', params: [] },
  );
}
