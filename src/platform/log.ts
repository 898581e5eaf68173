import type { Log } from '../app/ports';

/** One JSON line each. The message of an error may quote what somebody wrote, so only its kind and place are kept. */
export const log: Log = {
  info: (event, facts = {}) => {
    console.info(JSON.stringify({ event, ...facts }));
  },
  error: (event, error, facts = {}) => {
    console.error(JSON.stringify({ event, ...facts, error: describe(error) }));
  },
};

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const stack = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    code,
    status,
    at: stack.slice(0, 4).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describe(error.cause),
  };
}
