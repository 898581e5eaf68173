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
  profilePicture: v.optional(
    v.nullable(v.object({ path: v.string(), isDefault: v.optional(v.boolean(), true) })),
  ),
});
const people = v.object({ results: v.array(person) });

interface KnownPerson {
  readonly name: string;
  /** Where on the site their picture is; null where they have none of their own. */
  readonly picture: string | null;
}

/**
 * Names of accounts, read by the viewer: one request for all of them.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/#api-users-bulk-post
 */
async function readPeople(accountIds: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const known = new Map<string, KnownPerson>();
  for (let from = 0; from < accountIds.length; from += PER_REQUEST) {
    const some = await readSome(accountIds.slice(from, from + PER_REQUEST));
    for (const { accountId, displayName, publicName, accountStatus, profilePicture } of some) {
      const former = accountStatus === 'closed' || accountStatus === 'unknown';
      known.set(accountId, {
        name: former ? postmortemTexts.formerUser : displayName || publicName || accountId,
        picture: former || !profilePicture || profilePicture.isDefault ? null : profilePicture.path,
      });
    }
  }
  return known;
}

/**
 * Those of these accounts that are people of this site.
 * @throws when Confluence does not say
 */
export async function accountsHere(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const here = new Set<string>();
  for (let from = 0; from < accountIds.length; from += PER_REQUEST)
    for (const { accountId, accountStatus } of await readSome(accountIds.slice(from, from + PER_REQUEST)))
      if (accountStatus === 'active') here.add(accountId);
  return here;
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
  return usePeople(accountIds, unknown).nameOf;
}

export interface PeopleKnown {
  readonly nameOf: (accountId: string) => string;
  /** Where on the site their picture is, or null. */
  readonly pictureOf: (accountId: string) => string | null;
}

/** The same with their pictures. */
export function usePeople(
  accountIds: readonly string[],
  unknown: string = postmortemTexts.somebody,
): PeopleKnown {
  const wanted = [...new Set(accountIds)].sort();
  const { data } = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => readPeople(wanted),
    enabled: wanted.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const nameOf = useCallback(
    (accountId: string) =>
      data?.get(accountId)?.name ?? (data === undefined ? postmortemTexts.somebody : unknown),
    [data, unknown],
  );
  const pictureOf = useCallback((accountId: string) => data?.get(accountId)?.picture ?? null, [data]);
  return { nameOf, pictureOf };
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
