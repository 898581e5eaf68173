import { asUser, NeedsAuthenticationError, route } from '@forge/api';
import * as v from 'valibot';
import type { Administrators } from '../app/ports';
import { ConfluenceUnavailable } from '../domain/failure';
import { answered, checked } from '../platform/answer';

const users = v.object({
  results: v.array(
    v.object({
      accountId: v.string(),
      operations: v.optional(v.array(v.object({ operation: v.string(), targetType: v.string() })), []),
    }),
  ),
});

/**
 * What the caller may do on the whole site, asked with the caller's own rights.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-bulk-get
 */
export const administrators: Administrators = {
  async mayAdminister(accountId) {
    try {
      const response = await answered(
        asUser().requestConfluence(route`/wiki/rest/api/user/bulk?accountId=${accountId}&expand=operations`, {
          headers: { accept: 'application/json' },
        }),
      );
      if (response.status === 401 || response.status === 403 || response.status === 404) return false;
      if (!response.ok) throw new Error(`users answered ${String(response.status)}`);
      const { results } = await checked(response, users);
      return results.some(
        (user) =>
          user.accountId === accountId &&
          user.operations.some((can) => can.operation === 'administer' && can.targetType === 'application'),
      );
    } catch (error) {
      // The platform asks the person for consent when this reaches it.
      if (error instanceof NeedsAuthenticationError) throw error;
      throw new ConfluenceUnavailable({ cause: error });
    }
  },
};
