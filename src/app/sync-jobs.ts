import type { SyncJob } from './ports';

/** Jira reads at most so many issues with one request, so one job names no more. */
export const READ_TOGETHER = 100;
/** As many issues as one job marks, so that it ends well before its function must. */
const MARKED_TOGETHER = 20;

/** Jobs that look at these issues again, however many they are. */
export const readJobs = (issueIds: readonly string[]): readonly SyncJob[] =>
  inParts(issueIds, READ_TOGETHER).map((part) => ({ kind: 'read', issueIds: part }));

/** Jobs that write our marker on the issues of these actions where they lack it. */
export const markJobs = (actionIds: readonly string[]): readonly SyncJob[] =>
  inParts(actionIds, MARKED_TOGETHER).map((part) => ({ kind: 'mark', actionIds: part }));

function inParts(ids: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, part) =>
    ids.slice(part * size, (part + 1) * size),
  );
}
