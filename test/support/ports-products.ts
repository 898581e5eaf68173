import type { Administrators, PageAccess, Pages } from '../../src/app/ports';
import type { CreateResult, CreateRules, Issues, MarkedIssue, NewIssue } from '../../src/app/ports';
import type { JiraIssueFacts } from '../../src/domain/jira-sync';
import { EDITOR } from './builders';
import type { TestClock } from './ports-surroundings';

export interface FakeIssue extends MarkedIssue {
  readonly installationId: string;
  readonly actionId: string;
  /** When the search index has it, in milliseconds since the epoch. */
  readonly indexedAt: number;
  readonly gone?: boolean;
}

/**
 * What becomes of one create: `lost` fails before Jira made the issue and `late` after, and the caller cannot tell;
 * `killed` makes it and never returns.
 */
export type CreateScript = 'created' | 'refused' | 'lost' | 'late' | 'killed';

/** A Jira with just enough truth for sync: issues, a lagging index, projects the app may not see. */
export class FakeJira implements Issues {
  issues: FakeIssue[] = [];
  script: CreateScript[] = [];
  rules: CreateRules | null = {
    projectId: '10000',
    issueTypeId: '10100',
    fields: new Set(['summary', 'duedate', 'priority']),
    missing: [],
    priorities: [],
  };
  indexLagMs = 0;
  leftOut: string[] = [];
  readonly hiddenFromApp = new Set<string>();
  readonly hiddenFromUser = new Set<string>();
  readonly pageLinks: { as: string; issueId: string; globalId: string }[] = [];
  linking: 'works' | 'refuses' | 'throws' = 'works';
  /** Who presses the button. */
  user = EDITOR;
  reads: (readonly string[])[] = [];
  creates = 0;

  constructor(private readonly clock: TestClock) {}

  async createRules(): Promise<CreateRules | null> {
    return this.rules;
  }

  async create(issue: NewIssue): Promise<CreateResult> {
    this.creates += 1;
    const fate = this.script.shift() ?? 'created';
    if (fate === 'refused') return { kind: 'refused', reason: 'Jira says no.' };
    if (fate === 'lost') return { kind: 'doubtful' };
    const { actionId, projectId, installationId } = issue;
    const made = this.add({ actionId, projectId, installationId, creator: this.user });
    if (fate === 'late') return { kind: 'doubtful' };
    if (fate === 'killed') throw new Error('the function was killed');
    return { kind: 'created', issueId: made.issueId, issueKey: made.issueKey, leftOut: this.leftOut };
  }

  /** An issue that is there, however it came to be. */
  add(some: Partial<FakeIssue>): FakeIssue {
    const number = 10_001 + this.issues.length;
    const issue: FakeIssue = {
      issueId: String(number),
      issueKey: `OPS-${String(number - 10_000)}`,
      projectId: '10000',
      createdAt: this.clock.iso(),
      creator: EDITOR,
      done: false,
      installationId: 'installation-1',
      actionId: '',
      indexedAt: this.clock.now() + this.indexLagMs,
      ...some,
    };
    this.issues.push(issue);
    return issue;
  }

  change(issueId: string, some: Partial<FakeIssue>): void {
    this.issues = this.issues.map((issue) => (issue.issueId === issueId ? { ...issue, ...some } : issue));
  }

  async linkToPage(as: 'user' | 'app', issueId: string, link: { globalId: string }): Promise<boolean> {
    if (this.linking === 'throws') throw new Error('Jira broke');
    if (this.linking === 'refuses') return false;
    this.pageLinks.push({ as, issueId, globalId: link.globalId });
    return true;
  }

  async findMarked(
    as: 'user' | 'app',
    marker: { installationId: string; actionId: string },
  ): Promise<MarkedIssue[]> {
    return this.issues
      .filter((issue) => this.sees(as, issue) && issue.indexedAt <= this.clock.now())
      .filter((issue) => issue.actionId === marker.actionId && issue.installationId === marker.installationId)
      .sort((a, b) => Number(a.issueId) - Number(b.issueId));
  }

  async appMayBrowse(projectId: string): Promise<boolean> {
    return !this.hiddenFromApp.has(projectId);
  }

  async read(issueIds: readonly string[]): Promise<Map<string, JiraIssueFacts>> {
    if (issueIds.length > 100) throw new Error('Jira reads at most 100 issues at once');
    if (issueIds.length > 0) this.reads.push(issueIds);
    return new Map(
      this.issues
        .filter((issue) => issueIds.includes(issue.issueId) && this.sees('app', issue))
        .map(({ issueId, issueKey, done }) => [issueId, { issueId, issueKey, done }]),
    );
  }

  async changedSince(_installationId: string, minutes: number): Promise<string[]> {
    this.lookBacks.push(minutes);
    return this.changed;
  }

  /** What a sweep's search finds, and how far back each looked, in minutes. */
  changed: string[] = [];
  readonly lookBacks: number[] = [];

  private sees(as: 'user' | 'app', issue: FakeIssue): boolean {
    const hidden = as === 'app' ? this.hiddenFromApp : this.hiddenFromUser;
    return issue.gone !== true && !hidden.has(issue.projectId);
  }
}

export class FakePages implements Pages {
  readonly pages = new Map<string, PageAccess>();

  async readAsUser(pageId: string): Promise<PageAccess | null> {
    return this.pages.get(pageId) ?? null;
  }

  async readAsApp(pageId: string): Promise<Omit<PageAccess, 'mayEdit'> | null> {
    const page = this.pages.get(pageId);
    if (!page) return null;
    const { title, spaceId, url } = page;
    return { pageId, title, spaceId, url };
  }
}

export class FakeAdministrators implements Administrators {
  readonly accounts = new Set<string>();

  async mayAdminister(accountId: string): Promise<boolean> {
    return this.accounts.has(accountId);
  }
}
