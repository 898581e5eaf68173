import type { ReleaseGateJira, ReleaseIssue } from '../../src/app/ports';

/** Issues by their key, and what is to go wrong. */
export class FakeReleaseGateJira implements ReleaseGateJira {
  readonly issues = new Map<string, ReleaseIssue>();
  failing: { issue?: Error; siteAddress?: Error } = {};
  /** Requests, in order. */
  readonly asked: string[] = [];

  async issue(issueKey: string): Promise<ReleaseIssue | null> {
    this.asked.push(`issue ${issueKey}`);
    if (this.failing.issue) throw this.failing.issue;
    return this.issues.get(issueKey) ?? null;
  }

  async siteAddress(): Promise<string> {
    this.asked.push('site');
    if (this.failing.siteAddress) throw this.failing.siteAddress;
    return 'https://example.atlassian.net';
  }
}
