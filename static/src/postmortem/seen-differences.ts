import type { ActionView } from '../../../src/contract/postmortem';
import type { SeenIssue } from './issues';

type Seen = ReadonlyMap<string, SeenIssue>;

/** A difference that the functions cannot confirm is reported again, each time after twice as long. */
const FIRST_REPEAT_MS = 20_000;
const LONGEST_REPEAT_MS = 10 * 60_000;
const PER_REPORT = 100;

/** By action: what the issue said when it was reported; empty where only its state was. */
export type Report = ReadonlyMap<string, string>;

/**
 * What one viewer saw of the issues, look by look, and when the functions should know. What both sides may have
 * agreed to differ in (title, due date, priority, assignee) says nothing by itself; only that it changed does.
 */
export class SeenDifferences {
  private readonly everSeen = new Set<string>();
  private readonly lastLook = new Map<string, string>();
  private readonly edited = new Map<string, string>();
  private readonly reported = new Map<string, { readonly notBefore: number; readonly wait: number }>();

  /** Takes a look into account. Answers what is to be reported now, at most a hundred. */
  look(actions: readonly ActionView[], issues: Seen, now: number): Report {
    for (const action of actions) this.noticeEdits(action, issues);
    for (const issueId of issues.keys()) this.everSeen.add(issueId);
    const due = new Map<string, string>();
    for (const action of actions) {
      const edit = this.edited.get(action.id);
      if (edit === undefined && !this.contradicts(action, issues)) {
        this.reported.delete(action.id);
        continue;
      }
      const before = this.reported.get(action.id);
      if (due.size === PER_REPORT || (before && now < before.notBefore)) continue;
      const wait = before ? Math.min(before.wait * 2, LONGEST_REPEAT_MS) : FIRST_REPEAT_MS;
      this.reported.set(action.id, { notBefore: now + wait, wait });
      due.set(action.id, edit ?? '');
    }
    return due;
  }

  /** The functions have compared these; what was edited since then is still to be reported. */
  compared(report: Report): void {
    for (const [actionId, edit] of report)
      if (this.edited.get(actionId) === edit) this.edited.delete(actionId);
  }

  private noticeEdits({ id, issue }: ActionView, issues: Seen): void {
    const seen = issue.issueId === null ? undefined : issues.get(issue.issueId);
    if (issue.issueId === null || !seen) return;
    const look = JSON.stringify([seen.summary, seen.dueOn, seen.priority, seen.assigneeId]);
    const before = this.lastLook.get(issue.issueId);
    this.lastLook.set(issue.issueId, look);
    if (before === undefined || before === look) return;
    this.edited.set(id, look);
    this.reported.delete(id);
  }

  /** Whether what the viewer sees contradicts what we stored. An issue this viewer never saw proves nothing. */
  private contradicts({ issue }: ActionView, issues: Seen): boolean {
    if (issue.issueId === null || (issue.state !== 'linked' && issue.state !== 'unreachable')) return false;
    const seen = issues.get(issue.issueId);
    if (!seen) return issue.state === 'linked' && this.everSeen.has(issue.issueId);
    if (issue.state === 'unreachable') return issue.why !== 'archived' || !seen.archived;
    return seen.archived || seen.done !== issue.issueDone || seen.key !== issue.issueKey;
  }
}
