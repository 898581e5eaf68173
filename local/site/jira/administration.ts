import { setAccessRule } from './access-rule';
import { seedIssues, type IssueTemplate, type Seeded } from './bulk-seed';
import { archiveIssue, unarchiveIssue } from './issue-archive';
import { moveIssue, type Move } from './issue-move';
import { secureIssue } from './issue-security';
import type { Acting, Model } from './model';
import { archiveProject, deleteProject, renameProjectKey, restoreProject } from './project-lifecycle';
import type { Limit } from './rate-limits';
import { notFound } from './refusal';
import type { ProjectRecord } from './state';
import { workflowRules, type WorkflowRules } from './workflow-rules';

/**
 * What admins and the platform do to Jira as a whole, and what a test arranges there. As in `JiraOutside`,
 * methods that take a person's account id obey that person's permissions and throw `Refusal`.
 */
export interface JiraAdministration extends WorkflowRules {
  /** Read-only and out of search from now on, with its sub-tasks; by an admin of the site. No event. */
  archiveIssue(person: string, idOrKey: string): void;
  unarchiveIssue(person: string, idOrKey: string): void;
  /** To another project, with its sub-tasks: another key, the same id. Not to another status: that is `moveTo`. */
  moveIssue(person: string, idOrKey: string, toProjectKey: string, move?: Move): void;
  /** Read-only and out of lists and of search, with all its issues; by an admin of the site. */
  archiveProject(person: string, key: string): void;
  /** Into the trash, where it is gone to everybody; `forGood`: gone altogether. By an admin of the site. */
  deleteProject(person: string, key: string, options?: { readonly forGood?: boolean }): void;
  /** Out of the trash, or else out of the archive. By an admin of the site. */
  restoreProject(person: string, key: string): void;
  /** Issues get other keys; the old ones go on leading to them. By an admin of the site. */
  renameProjectKey(person: string, key: string, newKey: string): void;
  /**
   * An admin's app access rule: blocked, the project's issues are absent to the app and to everybody who acts
   * through it, in functions as in the browser, and it hears no event of them but that they are blocked. In
   * Jira nothing changes.
   */
  setAccessRule(projectKey: string, blocked: boolean): void;
  /** Whether a project's scheme gives a permission to the app itself, as it does for all but assignment. */
  grantApp(projectKey: string, permission: string, allowed: boolean): void;
  /**
   * Hides an issue from everybody but these account ids, by a security level; `null` takes the level away. The
   * app is nobody special: name `APP_ACCOUNT` for it to see the issue.
   */
  secureIssue(idOrKey: string, members: readonly string[] | null): void;
  /** Whether transitions of a project tell apps, as usual, or fire an event of the admin's own instead. */
  setTransitionEvents(projectKey: string, events: 'usual' | 'custom'): void;
  /** Creates many issues at once: searchable at once, without events and history. */
  seedIssues(count: number, template: IssueTemplate): readonly Seeded[];
  /** Arms a rate limit against the app, on top of those that always count. */
  limit(limit: Limit): void;
  /** Disarms all limits and forgets what was counted. */
  unlimit(): void;
  /** Points the app has left in this UTC hour. */
  remainingPoints(): number;
}

export function administration(model: Model): JiraAdministration {
  const as = (accountId: string): Acting => ({ actor: { kind: 'user', accountId }, viaApp: false });
  const known = (key: string): ProjectRecord => {
    const project = model.project(key);
    if (!project) throw notFound(`No project could be found with key '${key}'.`);
    return project;
  };
  return {
    ...workflowRules(model),
    archiveIssue: (person, idOrKey) => {
      archiveIssue(model, as(person), idOrKey);
    },
    unarchiveIssue: (person, idOrKey) => {
      unarchiveIssue(model, as(person), idOrKey);
    },
    moveIssue: (person, idOrKey, toProjectKey, move = {}) => {
      moveIssue(model, as(person), idOrKey, toProjectKey, move);
    },
    archiveProject: (person, key) => {
      archiveProject(model, as(person), key);
    },
    deleteProject: (person, key, { forGood = false } = {}) => {
      deleteProject(model, as(person), key, forGood);
    },
    restoreProject: (person, key) => {
      restoreProject(model, as(person), key);
    },
    renameProjectKey: (person, key, newKey) => {
      renameProjectKey(model, as(person), key, newKey);
    },
    setAccessRule: (projectKey, blocked) => {
      setAccessRule(model, known(projectKey), blocked);
    },
    grantApp: (projectKey, permission, allowed) => {
      const project = known(projectKey);
      const others = (project.withheldFromApp ?? []).filter((name) => name !== permission);
      project.withheldFromApp = allowed ? others : [...others, permission];
    },
    secureIssue: (idOrKey, members) => {
      secureIssue(model, idOrKey, members);
    },
    setTransitionEvents: (projectKey, events) => {
      known(projectKey).customTransitionEvents = events === 'custom';
    },
    seedIssues: (count, template) => seedIssues(model, count, template),
    limit: (limit) => {
      model.limits.arm(limit);
    },
    unlimit: () => {
      model.limits.clear();
    },
    remainingPoints: () => model.limits.remainingPoints,
  };
}
