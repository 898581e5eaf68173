import type {
  IssueInProject,
  JiraProject,
  JiraReleases,
  JiraVersion,
  VersionLink,
} from '../../src/app/ports';

/** Jira's projects and versions, as one person and the app alike see them. */
export class FakeJiraReleases implements JiraReleases {
  readonly projects = new Map<string, JiraProject>();
  readonly issues = new Map<string, IssueInProject>();
  readonly versions = new Map<string, JiraVersion>();
  readonly links = new Map<string, VersionLink[]>();
  mayLink = true;
  /** Thrown by the next questions, one each. */
  failures: Error[] = [];

  private fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  async project(projectId: string): Promise<JiraProject | null> {
    this.fail();
    return this.projects.get(projectId) ?? null;
  }

  async issue(issueId: string): Promise<IssueInProject | null> {
    this.fail();
    return this.issues.get(issueId) ?? null;
  }

  async version(_as: 'user' | 'app', versionId: string): Promise<JiraVersion | null> {
    this.fail();
    return this.versions.get(versionId) ?? null;
  }

  async unreleased(projectId: string): Promise<readonly JiraVersion[]> {
    this.fail();
    return [...this.versions.values()].filter(
      (version) => version.projectId === projectId && !version.released && !version.archived,
    );
  }

  async versionNamed(projectId: string, name: string): Promise<JiraVersion | null> {
    this.fail();
    const all = [...this.versions.values()];
    return all.find((version) => version.projectId === projectId && version.name === name) ?? null;
  }

  async linksOf(versionId: string): Promise<readonly string[] | null> {
    this.fail();
    return this.versions.has(versionId) ? (this.links.get(versionId) ?? []).map(({ url }) => url) : null;
  }

  async link(versionId: string, link: VersionLink): Promise<'linked' | 'forbidden' | 'gone'> {
    this.fail();
    if (!this.versions.has(versionId)) return 'gone';
    if (!this.mayLink) return 'forbidden';
    this.links.set(versionId, [...(this.links.get(versionId) ?? []), link]);
    return 'linked';
  }
}
