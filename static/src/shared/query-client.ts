import { QueryClient } from '@tanstack/react-query';
import { CallFailure } from '../backend';

const TRY_AGAIN_CODES = ['UNEXPECTED', 'CONFLUENCE_UNAVAILABLE'];

/** Before a failed read is tried once more. */
export const RETRY_AFTER_MS = 500;

/** Whether it may have gone by the time it is tried again. */
export function mayPass(error: unknown): boolean {
  return error instanceof CallFailure && TRY_AGAIN_CODES.includes(error.failure.code);
}

/** One client per page. Every screen says itself when it asks again; a failure that lasts is shown, not hidden. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A frame inside a page cannot tell whether it is online; a request that fails says so itself.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && mayPass(error),
        retryDelay: RETRY_AFTER_MS,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
