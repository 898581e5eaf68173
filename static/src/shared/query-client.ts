import { QueryClient } from '@tanstack/react-query';
import { CallFailure } from '../backend';

const TRY_AGAIN_CODES = ['UNEXPECTED', 'CONFLUENCE_UNAVAILABLE'];

/** One client per page. Every screen says itself when it asks again; a failure that lasts is shown, not hidden. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A frame inside a page cannot tell whether it is online; a request that fails says so itself.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < 1 && error instanceof CallFailure && TRY_AGAIN_CODES.includes(error.failure.code),
        retryDelay: 500,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
