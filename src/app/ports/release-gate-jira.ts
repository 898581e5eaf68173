/** An issue that is about to be moved, as far as it says what it releases. */
export interface ReleaseIssue {
  /** Id of its Jira project. */
  readonly projectId: string;
  /** Names of its fix versions. */
  readonly fixVersions: readonly string[];
}

/** What the gate asks Jira itself, as the app. Throws as `Issues` does. */
export interface ReleaseGateJira {
  /** Null when the app cannot see it. */
  issue(issueKey: string): Promise<ReleaseIssue | null>;
  /** Address of the site, without a slash at the end. */
  siteAddress(): Promise<string>;
}
