import * as v from 'valibot';
import type { Person, Route } from '../protocol';
import { badRequest, list, notModelled, ok, refuseV1 } from './answers';
import { now, type Confluence } from './context';
import { personV1, personV2 } from './people-json';

const accounts = v.object({ accountIds: v.pipe(v.array(v.string()), v.maxLength(250)) });

/** People in v2 (users-bulk) and v1 (user/bulk, user/current, search/user). */
export function users(confluence: Confluence): Route[] {
  const { people } = confluence.surroundings;
  const known = (ids: readonly string[]): Person[] =>
    people.filter((person) => ids.includes(person.accountId));
  return [
    {
      method: 'POST',
      path: '/wiki/api/v2/users-bulk',
      scopes: [['read:user:confluence']],
      handle: (request) => {
        const input = v.safeParse(accounts, request.body);
        if (!input.success) return badRequest(v.summarize(input.issues));
        return ok({ results: known(input.output.accountIds).map(personV2), _links: { base: '/wiki' } });
      },
    },
    {
      method: 'GET',
      path: '/wiki/rest/api/user/bulk',
      query: ['accountId', 'expand'],
      scopes: [['read:confluence-user'], ['read:content-details:confluence']],
      handle: (request) => {
        const ids = list(request, 'accountId');
        if (ids.length === 0) return refuseV1(400, 'accountId is required');
        if (ids.length > 100) return refuseV1(400, 'At most 100 account ids');
        const operations = list(request, 'expand').includes('operations');
        const results = known(ids).map((person) => personV1(person, { operations }));
        return ok({ results, start: 0, limit: 100, size: results.length, _links: { base: '/wiki' } });
      },
    },
    {
      method: 'GET',
      path: '/wiki/rest/api/user/current',
      query: ['expand'],
      scopes: [['read:confluence-user'], ['read:content-details:confluence']],
      handle: (request) => {
        const person = confluence.access.person(request.actor);
        if (!person) return refuseV1(403, 'Only people of this site have a current user');
        return ok(personV1(person, { operations: list(request, 'expand').includes('operations') }));
      },
    },
    {
      method: 'GET',
      path: '/wiki/rest/api/search/user',
      query: ['cql', 'start', 'limit'],
      scopes: [['read:confluence-user'], ['search:confluence'], ['read:content-details:confluence']],
      handle: (request) => {
        const cql = request.query.get('cql') ?? '';
        const wanted = nameIn(cql);
        if (wanted === undefined) return notModelled(`CQL for people: ${cql}`);
        const start = Number(request.query.get('start') ?? '0');
        const limit = Number(request.query.get('limit') ?? '25');
        const found = people.filter(
          (person) =>
            person.status === 'active' && person.confluenceAccess && matches(person.displayName, wanted),
        );
        const lastModified = now(confluence);
        const results = found.slice(start, start + limit).map((person) => ({
          user: personV1(person),
          title: person.displayName,
          excerpt: '',
          url: `/people/${person.accountId}`,
          breadcrumbs: [],
          entityType: 'user',
          iconCssClass: '',
          lastModified,
          score: 0,
        }));
        const counts = { start, limit, size: results.length, totalSize: found.length };
        return ok({ results, ...counts, cqlQuery: cql, searchDuration: 1, _links: { base: '/wiki' } });
      },
    },
  ];
}

/** `user.fullname ~ "name"`, alone or after `type = user and`; the only search for people that is modelled. */
function nameIn(cql: string): string | undefined {
  const match = /^\s*(?:type\s*=\s*"?user"?\s+and\s+)?user\.fullname\s*~\s*"((?:[^"\\]|\\.)*)"\s*$/i.exec(
    cql,
  );
  return match?.[1]?.replace(/\\(.)/g, '$1');
}

/** Every word must start a word of the name; a trailing `*` is allowed, as in CQL. */
function matches(name: string, wanted: string): boolean {
  const words = name.toLowerCase().split(/\s+/);
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/\*$/, ''))
    .every((word) => words.some((candidate) => candidate.startsWith(word)));
}
