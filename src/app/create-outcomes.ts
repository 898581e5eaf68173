import type { CreateOutcome } from '../contract/issues';
import type { ActionView } from '../contract/postmortem';
import { LOOK_UP_AFTER_SECONDS } from '../domain/issue-look-up';
import type { FieldInput } from '../domain/required-fields';
import { actionView } from './actions';
import { linkedChange, noIssueChange } from './issue-changes';
import type {
  ActionSettlement,
  As,
  CreatedIssue,
  CreateResult,
  CreateRules,
  IssueTarget,
  PageLinkState,
  StoredAction,
  World,
} from './ports';

export const CHECKING_NOTE =
  'We cannot tell yet whether Jira created this issue. We look for it several times within the next minutes; nothing is created twice.';

/** Everything that the issues of one order have in common. */
export interface Work {
  readonly as: As;
  readonly orderId: string;
  /** `people.id` of whoever asked; the log names them. Null when their account is gone. */
  readonly personId: string | null;
  /** Their account: the creator, or where the app creates for them the reporter. */
  readonly accountId: string | null;
  readonly target: IssueTarget;
  readonly rules: CreateRules;
  readonly extra: Readonly<Record<string, FieldInput>>;
  readonly severity: string;
  readonly page: { readonly pageId: string; readonly title: string; readonly url: string };
}

/** What became of each action, as it is told. */
export class Progress {
  private readonly outcomes = new Map<string, CreateOutcome>();
  private readonly views = new Map<string, StoredAction>();
  readonly settled: string[] = [];

  say(action: StoredAction, outcome: CreateOutcome['outcome'], note = ''): void {
    this.views.set(action.id, action);
    this.sayOf(action.id, outcome, note);
  }

  sayOf(actionId: string, outcome: CreateOutcome['outcome'], note = ''): void {
    this.outcomes.set(actionId, { actionId, outcome, note });
  }

  /** In the order in which they were asked for, so that an answer reads like the list on the page. */
  answer(actionIds: readonly string[]): { outcomes: CreateOutcome[]; actions: ActionView[] } {
    return {
      outcomes: actionIds.flatMap((id) => this.outcomes.get(id) ?? []),
      actions: actionIds.flatMap((id) => this.views.get(id) ?? []).map(actionView),
    };
  }
}

const backInQueue = (action: StoredAction): StoredAction => ({
  ...action,
  issue: { ...action.issue, state: 'queued' },
});

/** The issue side after Jira has given a clear answer. */
export function outcomeOf(
  world: World,
  work: Work,
  action: StoredAction,
  result: CreatedIssue | Extract<CreateResult, { kind: 'refused' }>,
  pageLink: PageLinkState,
): ActionSettlement {
  const context = { world, by: work.personId };
  if (result.kind === 'refused')
    return { action, ...noIssueChange(context, action, result.reason, 'issue-refused') };
  const issue = { issueId: result.issueId, issueKey: result.issueKey, projectId: work.target.projectId };
  const { refused, sent } = result;
  return {
    action,
    ...linkedChange(context, action, issue, {
      what: 'issue-created',
      note: '',
      marked: true,
      refused,
      sent,
      pageLink,
    }),
  };
}

/** What was settled is told, and copied into the log later. */
export function tell(settlement: ActionSettlement, result: CreateResult, progress: Progress): void {
  const { action, update } = settlement;
  progress.settled.push(action.id);
  const after = { ...action, issue: update.issue, claim: null };
  if (result.kind === 'refused') progress.say(after, 'refused', result.reason);
  else progress.say(after, 'created', Object.values(update.issue.refused).join(' '));
}

/** Back into the queue of the order: nothing of it was sent. */
export async function giveBack(
  world: World,
  work: Work,
  rest: readonly StoredAction[],
  attemptId: string,
  progress: Progress,
): Promise<void> {
  if (rest.length === 0) return;
  await world.issueLinks.release(
    rest.map(({ id }) => id),
    attemptId,
    work.orderId,
  );
  for (const action of rest) progress.say(backInQueue(action), 'queued');
}

/** Jira may or may not have created them: they are looked for instead of created again. */
export async function park(
  world: World,
  actions: readonly StoredAction[],
  attemptId: string,
  progress: Progress,
): Promise<void> {
  const [first] = LOOK_UP_AFTER_SECONDS;
  const nextLookAt = new Date(world.clock.now() + first * 1000).toISOString();
  await world.issueLinks.park(
    actions.map(({ id }) => id),
    attemptId,
    CHECKING_NOTE,
    nextLookAt,
  );
  for (const action of actions) {
    const checking = { ...action.issue, state: 'checking', note: CHECKING_NOTE } as const;
    progress.say({ ...action, issue: checking }, 'checking', CHECKING_NOTE);
    await world.queues.sync({ kind: 'look-up', actionId: action.id }, first).catch((error: unknown) => {
      world.log.error('create-issues.look-up-by-upkeep', error);
    });
  }
}
