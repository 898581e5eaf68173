import type { SiteResponse } from '../../protocol';
import { tooMany } from './answers';

/** Most writes to one issue within so many ms: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const WINDOWS = [
  { most: 20, within: 2_000 },
  { most: 100, within: 30_000 },
] as const;

const LONGEST = Math.max(...WINDOWS.map(({ within }) => within));

/** Counts the app's writes to each issue. */
export class IssueWrites {
  private readonly written = new Map<string, number[]>();

  /** Takes one write in, or refuses it; a refused one does not count. */
  refuse(issueId: string, now: number): SiteResponse | undefined {
    const times = (this.written.get(issueId) ?? []).filter((time) => time > now - LONGEST);
    this.written.set(issueId, times);
    for (const { most, within } of WINDOWS) {
      const inWindow = times.filter((time) => time > now - within);
      const [oldest] = inWindow;
      if (oldest === undefined || inWindow.length < most) continue;
      return tooMany({ reason: 'jira-per-issue-on-write', limit: most, reset: oldest + within, now });
    }
    times.push(now);
    return undefined;
  }
}
