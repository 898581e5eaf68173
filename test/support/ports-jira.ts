import type {
  As,
  CreateResult,
  CreateRules,
  EditRules,
  Issues,
  MarkedIssue,
  Marker,
  NewIssue,
  PageLink,
  ProjectSight,
  ReadIssue,
  TransitionResult,
  UpdateResult,
  Written,
} from '../../src/app/ports';
import { JiraUnavailable } from '../../src/domain/failure';
import { priorityIn } from '../../src/domain/issue-priority';
import type { IssueTransition } from '../../src/domain/issue-transitions';
import type { JiraValues } from '../../src/domain/jira-sync';
import { EDITOR } from './builders';
import type { TestClock } from './ports-surroundings';

export interface FakeIssue extends MarkedIssue {
  readonly installationId: string;
  /** '' without a marker. */
  readonly actionId: string;
  readonly values: JiraValues;
  readonly archived: 'issue' | 'project' | null;
  readonly secured: boolean;
  /** When the search index has it, and when it changed last, in milliseconds since the epoch. */
  readonly indexedAt: number;
  readonly updatedAt: number;
  readonly gone: boolean;
}

/**
 * What becomes of one create: `lost` fails before Jira made the issue and `late` after, and the caller cannot tell;
 * `killed` makes it and never returns; `unsent` is refused for a field with no time left to repeat it.
 */
export type CreateScript = 'created' | 'refused' | 'lost' | 'late' | 'killed' | 'unsent' | Error;

export const OFFERED = ['1', '2', '3', '4', '5'].map((id) => ({ id, name: `Stufe ${id}` }));
const APP = 'account-app';

/** A Jira with just enough truth for sync: issues and their fields, a lagging index, projects the app may not see. */
export class FakeJira implements Issues {
  issues: FakeIssue[] = [];
  script: CreateScript[] = [];
  rules: CreateRules | null = {
    projectId: '10000',
    issueTypeId: '10100',
    fields: new Set(['summary', 'duedate', 'priority', 'assignee']),
    required: [],
    unsupported: [],
    priorities: OFFERED,
  };
  indexLagMs = 0;
  /** What every create leaves out. */
  leaves: Partial<Record<'dueOn' | 'priority' | 'owner', string>> = {};
  /** Thrown by the next requests, one each; null lets one pass. */
  failures: (Error | null)[] = [];
  readonly hiddenFromApp = new Set<string>();
  /** Keys of projects by id, as far as anybody sees them. */
  readonly keys = new Map([['10000', 'PAY']]);
  readonly hiddenFromUser = new Set<string>();
  readonly sights = new Map<string, ProjectSight>();
  readonly pageLinks: { as: As; issueId: string; globalId: string; resolved: boolean }[] = [];
  linking: 'works' | 'refuses' | 'throws' = 'works';
  marking: Written = 'written';
  /** Fields that no edit may set, with Jira's words. */
  refusals: Partial<Record<keyof JiraValues, string>> = {};
  mayEdit = true;
  /** Who presses the button. */
  user = EDITOR;
  readonly reads: (readonly string[])[] = [];
  readonly updates: { issueId: string; values: Partial<JiraValues> }[] = [];
  /** Edits by people that come in right before the next updates, one each. */
  meanwhile: Partial<JiraValues>[] = [];
  creates = 0;
  workflow: (issue: FakeIssue) => readonly IssueTransition[] = () => [];
  moved: string[] = [];

  constructor(private readonly clock: TestClock) {}

  private request(): void {
    const failure = this.failures.shift() ?? null;
    if (failure !== null) throw failure;
  }

  async createRules(): Promise<CreateRules | null> {
    this.request();
    return this.rules;
  }

  async create(as: As, issue: NewIssue): Promise<CreateResult> {
    this.creates += 1;
    const fate = this.script.shift() ?? 'created';
    if (fate instanceof Error) throw fate;
    if (fate === 'refused') return { kind: 'refused', reason: 'Jira says no.' };
    if (fate === 'lost') return { kind: 'doubtful' };
    if (fate === 'unsent') return { kind: 'unsent' };
    const { actionId, projectId, installationId, fields } = issue;
    const values: JiraValues = {
      title: fields.title,
      dueOn: this.leaves.dueOn === undefined ? fields.dueOn : null,
      priority: this.leaves.priority === undefined ? priorityIn(OFFERED, fields.priority) : '3',
      owner: this.leaves.owner === undefined ? fields.owner : null,
    };
    const creator = as === 'app' ? APP : this.user;
    const made = this.add({ actionId, projectId, installationId, creator, values });
    if (fate === 'late') return { kind: 'doubtful' };
    if (fate === 'killed') throw new Error('the function was killed');
    const left = Object.keys(this.leaves);
    const sent = Object.fromEntries(
      Object.entries(values).filter(([field, value]) => value !== null && !left.includes(field)),
    );
    return { kind: 'created', issueId: made.issueId, issueKey: made.issueKey, refused: this.leaves, sent };
  }

  async createMany(as: As, issues: readonly NewIssue[]): Promise<CreateResult[]> {
    if (issues.length > 50) throw new Error('Jira creates at most 50 issues at once');
    this.request();
    const results: CreateResult[] = [];
    for (const issue of issues) results.push(await this.create(as, issue));
    return results;
  }

  /** An issue that is there, however it came to be. */
  add(some: Partial<FakeIssue>): FakeIssue {
    const number = 10_001 + this.issues.length;
    const now = this.clock.now();
    const issue: FakeIssue = {
      issueId: String(number),
      issueKey: `OPS-${String(number - 10_000)}`,
      projectId: '10000',
      createdAt: this.clock.iso(),
      creator: EDITOR,
      done: false,
      installationId: 'installation-1',
      actionId: '',
      values: { title: 'An issue', dueOn: null, priority: '3', owner: null },
      archived: null,
      secured: false,
      indexedAt: now + this.indexLagMs,
      updatedAt: now,
      gone: false,
      ...some,
    };
    this.issues.push(issue);
    return issue;
  }

  change(issueId: string, some: Partial<FakeIssue>): void {
    const at = { updatedAt: this.clock.now(), indexedAt: this.clock.now() + this.indexLagMs };
    this.issues = this.issues.map((issue) =>
      issue.issueId === issueId ? { ...issue, ...at, ...some } : issue,
    );
  }

  /** Somebody edits the issue in Jira. */
  edit(issueId: string, values: Partial<JiraValues>): void {
    this.change(issueId, { values: { ...this.issue(issueId).values, ...values } });
  }

  issue(issueId: string): FakeIssue {
    const found = this.issues.find((issue) => issue.issueId === issueId || issue.issueKey === issueId);
    if (!found) throw new Error(`no issue ${issueId}`);
    return found;
  }

  async linkToPage(as: As, issueId: string, link: PageLink): Promise<Written> {
    if (this.linking === 'throws') throw new JiraUnavailable('Jira broke');
    if (this.linking === 'refuses') return 'refused';
    this.pageLinks.push({ as, issueId, globalId: link.globalId, resolved: link.resolved });
    return 'written';
  }

  async unlinkFromPage(_as: As, issueId: string, globalId: string): Promise<Written> {
    const at = this.pageLinks.findIndex((link) => link.issueId === issueId && link.globalId === globalId);
    if (at >= 0) this.pageLinks.splice(at, 1);
    return 'written';
  }

  async mark(_as: As, issueId: string, marker: Marker): Promise<Written> {
    this.request();
    if (this.marking === 'written') this.change(issueId, marker);
    return this.marking;
  }

  async unmark(_as: As, issueId: string): Promise<Written> {
    this.request();
    if (this.marking === 'written') this.change(issueId, { actionId: '' });
    return this.marking;
  }

  async findMarked(as: As, marker: Marker): Promise<MarkedIssue[]> {
    this.request();
    return this.issues
      .filter((issue) => this.sees(as, issue) && issue.indexedAt <= this.clock.now())
      .filter((issue) => issue.actionId === marker.actionId && issue.installationId === marker.installationId)
      .sort((a, b) => Number(a.issueId) - Number(b.issueId));
  }

  async appAccount(): Promise<string> {
    this.request();
    return APP;
  }

  async appMay(projectId: string, permissions: readonly string[]): Promise<Set<string>> {
    this.request();
    return new Set(this.hiddenFromApp.has(projectId) ? [] : permissions);
  }

  async read(as: As, issueIds: readonly string[]): Promise<Map<string, ReadIssue>> {
    if (issueIds.length > 100) throw new Error('Jira reads at most 100 issues at once');
    this.request();
    if (issueIds.length > 0) this.reads.push(issueIds);
    return new Map(
      this.issues
        .filter((issue) => issueIds.includes(issue.issueId) && this.sees(as, issue))
        .map((issue) => [issue.issueId, factsOf(issue)]),
    );
  }

  async projectKeys(as: As, projectIds: readonly string[]): Promise<Map<string, string>> {
    this.request();
    const seen = projectIds.filter((id) => as === 'user' || !this.hiddenFromApp.has(id));
    return new Map(seen.flatMap((id) => (this.keys.has(id) ? [[id, this.keys.get(id) ?? '']] : [])));
  }

  async projectSights(projectIds: readonly string[]): Promise<Map<string, ProjectSight>> {
    const sights = new Map<string, ProjectSight>();
    for (const id of projectIds) sights.set(id, await this.projectSight(id));
    return sights;
  }

  async projectSight(projectId: string): Promise<ProjectSight> {
    this.request();
    return this.hiddenFromApp.has(projectId) ? 'hidden' : (this.sights.get(projectId) ?? 'visible');
  }

  async editRules(): Promise<EditRules> {
    this.request();
    return { fields: new Set(['summary', 'duedate', 'priority', 'assignee']), priorities: OFFERED };
  }

  async update(issueId: string, values: Partial<JiraValues>): Promise<UpdateResult> {
    this.request();
    this.updates.push({ issueId, values });
    const edited = this.meanwhile.shift();
    if (edited !== undefined) this.edit(issueId, edited);
    const issue = this.issue(issueId);
    if (!this.sees('app', issue) || issue.archived !== null) return { kind: 'unreachable' };
    if (!this.mayEdit) return { kind: 'forbidden' };
    const given = Object.entries(values);
    const taken = given.filter(([field]) => !Object.hasOwn(this.refusals, field));
    const refused = Object.fromEntries(
      Object.entries(this.refusals).filter(([field]) => Object.hasOwn(values, field)),
    );
    if (taken.length === 0) return { kind: 'refused', refused };
    this.edit(issueId, Object.fromEntries(taken));
    return { kind: 'written', issue: factsOf(this.issue(issueId)), refused };
  }

  async transitions(_as: As, issueId: string): Promise<readonly IssueTransition[]> {
    this.request();
    return this.workflow(this.issue(issueId));
  }

  async transition(_as: As, issueId: string, transitionId: string): Promise<TransitionResult> {
    this.request();
    const taken = this.workflow(this.issue(issueId)).find((one) => one.id === transitionId);
    if (!taken) return { kind: 'refused', reason: 'No such transition.' };
    this.moved.push(transitionId);
    this.status.set(issueId, taken.to);
    this.change(issueId, { done: taken.to.category === 'done' });
    return { kind: 'moved' };
  }

  readonly status = new Map<string, IssueTransition['to']>();

  async changedSince(_installationId: string, minutes: number): Promise<string[]> {
    this.request();
    this.lookBacks.push(minutes);
    const since = this.clock.now() - minutes * 60_000;
    return this.issues
      .filter((issue) => issue.actionId !== '' && this.sees('app', issue))
      .filter((issue) => issue.indexedAt <= this.clock.now() && issue.updatedAt >= since)
      .map((issue) => issue.issueId);
  }

  /** How far back each sweep looked, in minutes. */
  readonly lookBacks: number[] = [];

  private sees(as: As, issue: FakeIssue): boolean {
    const hidden = as === 'app' ? this.hiddenFromApp : this.hiddenFromUser;
    return !issue.gone && !hidden.has(issue.projectId);
  }
}

function factsOf(issue: FakeIssue): ReadIssue {
  const { issueId, issueKey, done, projectId, archived, values, createdAt, creator } = issue;
  const { installationId, actionId, secured } = issue;
  return {
    ...{ issueId, issueKey, done, projectId, archived, values, createdAt, creator, secured },
    statusId: done ? '3' : '1',
    category: done ? 'done' : 'new',
    marker: actionId === '' ? null : { installationId, actionId },
  };
}
