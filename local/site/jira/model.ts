import type { Actor, Clock, Person, ProductEvent, Surroundings, ValidatorAnswer } from '../protocol';
import { RateLimits } from './rate-limits';
import type { IssueRecord, JiraState, ProjectRecord } from './state';

/** A value of an entity property that JQL can find, as a `jira:entityProperty` module declares it. */
export interface IndexedProperty {
  readonly propertyKey: string;
  /** Dotted path inside the value. */
  readonly path: string;
  readonly type: 'string' | 'text' | 'number' | 'date' | 'user';
  readonly searchAlias?: string;
}

export interface JiraOptions {
  /** Origin of the site in self links, without a slash at the end. */
  readonly siteUrl?: string;
  /** Entity properties of issues that search knows; nothing else of a property can be searched. */
  readonly indexedProperties?: readonly IndexedProperty[];
  /** Rules of apps that an admin can put on transitions. */
  readonly offeredRules?: readonly OfferedRule[];
}

/** A `jira:workflowValidator` module of an installed app. */
export interface OfferedRule {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly projectTypes: readonly ('company-managed' | 'team-managed')[];
}

/** Who acts and whether through the app; decides permissions, authorship and `selfGenerated`. */
export interface Acting {
  readonly actor: Actor;
  readonly viaApp: boolean;
}

/** What every part of the pretend Jira works on. `state` is replaced as a whole by a restore. */
export class Model {
  readonly siteUrl: string;
  indexed: readonly IndexedProperty[];
  readonly offeredRules: readonly OfferedRule[];
  private readonly emitEvent: (event: ProductEvent) => void;
  private readonly run: Surroundings['runValidator'];
  private readonly servedAt: Surroundings['siteUrl'];
  private readonly clock: Clock;
  private silent = false;
  private readonly everybody: readonly Person[];
  /** Not part of the state: a restored site starts with nothing counted and nothing armed. */
  readonly limits = new RateLimits(() => this.now());

  constructor(
    surroundings: Surroundings,
    options: JiraOptions,
    public state: JiraState,
  ) {
    this.siteUrl = options.siteUrl ?? 'https://debrief.atlassian.net';
    this.indexed = options.indexedProperties ?? [];
    this.offeredRules = options.offeredRules ?? [];
    this.run = surroundings.runValidator;
    this.servedAt = surroundings.siteUrl;
    this.clock = surroundings.clock;
    this.everybody = surroundings.people;
    this.emitEvent = (event) => surroundings.emit(event);
  }

  now(): number {
    return this.clock.now();
  }

  emit(event: ProductEvent): void {
    if (!this.silent) this.emitEvent(event);
  }

  /** Where people open the site; self links keep to `siteUrl`. */
  get address(): string {
    return this.servedAt?.() ?? this.siteUrl;
  }

  /** Asks the function behind an app's rule. Never rejects. */
  async runValidator(moduleKey: string, payload: unknown): Promise<ValidatorAnswer> {
    if (!this.run) throw new Error('This site was built without apps, but a transition has a rule of one.');
    return await this.run(moduleKey, payload);
  }

  /** Does something of which the app hears nothing. */
  silently<T>(act: () => T): T {
    this.silent = true;
    try {
      return act();
    } finally {
      this.silent = false;
    }
  }

  /** A REST address of this site, absolute. */
  link(path: string): string {
    return `${this.siteUrl}/rest/api/3/${path}`;
  }

  rowId(): string {
    return String(this.state.nextRowId++);
  }

  /** Everybody of the site, with what became of their accounts since. */
  get people(): readonly Person[] {
    const { accounts } = this.state;
    return this.everybody.map((person) => {
      const status = accounts[person.accountId];
      return status === undefined ? person : { ...person, status };
    });
  }

  person(accountId: string): Person | undefined {
    return this.people.find((person) => person.accountId === accountId);
  }

  /** By id or by key, whatever its case; also by a key it had before, unless another one has that now. */
  project(idOrKey: string): ProjectRecord | undefined {
    const key = idOrKey.toUpperCase();
    const { projects } = this.state;
    return (
      projects.find((project) => project.id === idOrKey || project.key === key) ??
      projects.find((project) => project.formerKeys?.includes(key))
    );
  }

  projectOf(issue: IssueRecord): ProjectRecord {
    const project = this.state.projects.find(({ id }) => id === issue.projectId);
    if (!project) throw new Error(`Issue ${issue.key} lies in no project of the pretend Jira`);
    return project;
  }

  /** By id or by key, whatever its case; also by a key it had before it was moved. */
  issue(idOrKey: string): IssueRecord | undefined {
    const byId = Object.hasOwn(this.state.issues, idOrKey) ? this.state.issues[idOrKey] : undefined;
    if (byId) return byId;
    const key = idOrKey.toUpperCase();
    const issues = Object.values(this.state.issues);
    return (
      issues.find((issue) => issue.key === key) ?? issues.find((issue) => issue.formerKeys?.includes(key))
    );
  }
}
