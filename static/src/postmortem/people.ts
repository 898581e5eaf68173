import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import * as v from 'valibot';
import { askConfluence, ProductRefused } from '../host';
import { postmortemTexts } from '../texts/postmortem';

const PER_REQUEST = 250;
const person = v.object({
  accountId: v.string(),
  displayName: v.optional(v.nullable(v.string())),
  publicName: v.optional(v.nullable(v.string())),
  accountStatus: v.optional(v.string(), 'active'),
});
const people = v.object({ results: v.array(person) });

/**
 * Names of accounts, read by the viewer: one request for all of them.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/#api-users-bulk-post
 */
async function readNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let from = 0; from < accountIds.length; from += PER_REQUEST) {
    const some = await readSome(accountIds.slice(from, from + PER_REQUEST));
    for (const { accountId, displayName, publicName, accountStatus } of some) {
      const former = accountStatus === 'closed' || accountStatus === 'unknown';
      names.set(accountId, former ? postmortemTexts.formerUser : displayName || publicName || accountId);
    }
  }
  return names;
}

/** A text may mention an id that is none. Confluence may refuse all for the one: then the others are asked for apart. */
async function readSome(accountIds: readonly string[]): Promise<readonly v.InferOutput<typeof person>[]> {
  try {
    return v.parse(people, await askConfluence('/wiki/api/v2/users-bulk', { accountIds })).results;
  } catch (error) {
    if (!(error instanceof ProductRefused) || error.status !== 400) throw error;
    if (accountIds.length === 1) return [];
    const middle = Math.ceil(accountIds.length / 2);
    const halves = [accountIds.slice(0, middle), accountIds.slice(middle)];
    return (await Promise.all(halves.map(readSome))).flat();
  }
}

/**
 * Names of the people in a record. An account that cannot be named yet shows as "somebody".
 * @param unknown what to call an account that Confluence does not know
 */
export function useNames(
  accountIds: readonly string[],
  unknown: string = postmortemTexts.somebody,
): (accountId: string) => string {
  const wanted = [...new Set(accountIds)].sort();
  const { data } = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => readNames(wanted),
    enabled: wanted.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return useCallback(
    (accountId) => data?.get(accountId) ?? (data === undefined ? postmortemTexts.somebody : unknown),
    [data, unknown],
  );
}

const found = v.object({
  results: v.array(
    v.object({
      user: v.optional(v.object({ accountId: v.string(), displayName: v.optional(v.string(), '') })),
    }),
  ),
});

export interface FoundPerson {
  readonly accountId: string;
  readonly name: string;
}

/**
 * People whose full name holds the words.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-search/#api-wiki-rest-api-search-user-get
 */
export async function findPeople(words: string): Promise<readonly FoundPerson[]> {
  const quoted = words.replace(/["\\]/g, ' ').trim();
  if (quoted === '') return [];
  const cql = encodeURIComponent(`user.fullname~"${quoted}"`);
  const { results } = v.parse(found, await askConfluence(`/wiki/rest/api/search/user?cql=${cql}&limit=10`));
  return results.flatMap(({ user }) =>
    user ? [{ accountId: user.accountId, name: user.displayName || user.accountId }] : [],
  );
}
