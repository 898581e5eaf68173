import type { ActionView } from '../contract/postmortem';
import type { Place } from '../contract/fields';
import { InvalidInput, NotFound } from '../domain/failure';
import { actionView } from './actions';
import { linkedChange, noIssueChange } from './issue-changes';
import { refuseWhilePaused } from './jira-asking';
import { linkToPage, pageLinkId } from './page-links';
import type { As, Caller, Marker, PageAccess, StoredAction, World, Written } from './ports';

interface Asked {
  readonly caller: Caller;
  readonly page: PageAccess;
  readonly place: Place;
  readonly actionId: string;
}

/**
 * An issue that exists becomes the action's. Nothing in it is overwritten: both sides keep what they say until one
 * of them is edited; only what the action leaves open is taken from Jira. It counts as open until it has been read.
 * @throws NotFound, InvalidInput with what to do, JiraUnavailable
 */
export async function linkIssue(world: World, asked: Asked & { issueId: string }): Promise<ActionView> {
  const { action, by } = await actionOf(world, asked);
  if (action.issue.state !== 'none' && action.issue.state !== 'asking')
    throw new InvalidInput('This action has, or may have, an issue already. Reload the page to see it.');
  if (action.fields.status === 'done' || action.fields.status === 'dropped')
    throw new InvalidInput(
      `This action is ${action.fields.status}. Set it back to proposed or committed before you link an issue: from then on Jira says when it is done.`,
    );
  if (!(await world.issues.read('user', [asked.issueId])).has(asked.issueId))
    throw new NotFound('You cannot see that issue in Jira, or it is gone. Choose another one.');
  const taken = await world.issueLinks.byIssueIds([asked.issueId]);
  if (taken.some((other) => other.id !== action.id && !other.removed))
    throw new InvalidInput('That issue belongs to another action already. One issue follows one action.');
  const issue = (await world.issues.read('app', [asked.issueId])).get(asked.issueId);
  if (!issue)
    throw new InvalidInput(
      'Debrief may not see that project in Jira, so it could never tell when the issue is done. Ask a Jira admin to give the app access to it.',
    );
  if (issue.archived !== null)
    throw new InvalidInput('That issue is archived in Jira. Restore it there, or choose another one.');

  const marker: Marker = { installationId: world.site.installationId(), actionId: action.id };
  const marked = await asEither((as) => world.issues.mark(as, issue.issueId, marker));
  const link = { actionId: action.id, issueId: issue.issueId, wanted: 'open' } as const;
  const linked = await linkToPage(world, 'user', link, asked.page);
  const settlement = linkedChange({ world, by }, action, issue, {
    what: 'issue-linked',
    note: '',
    marked: marked === 'written',
    refused: {},
    pageLink: linked === 'written' ? 'open' : 'none',
  });
  if (!(await world.issueLinks.settle(action, settlement))) {
    await leaveToOthers(world, asked, issue.issueId);
    throw new InvalidInput(
      'The action changed a moment ago, or another action got that issue. Reload the page to see where it stands.',
    );
  }
  await world.issueLinks.log([action.id]);
  await world.queues.sync({ kind: 'read', issueIds: [issue.issueId] }, 0);
  return viewAgain(world, action);
}

/** The issue bears the marker of whoever has it, and no link to our page; what fails here does no harm but delay. */
async function leaveToOthers(world: World, { page, actionId }: Asked, issueId: string): Promise<void> {
  const owner = (await world.issueLinks.byIssueIds([issueId])).find(({ removed }) => !removed);
  if (owner?.id === actionId) return;
  const globalId = pageLinkId(world, page.pageId, actionId);
  const marker = owner && { installationId: world.site.installationId(), actionId: owner.id };
  for (const mend of [
    (as: As) => world.issues.unlinkFromPage(as, issueId, globalId),
    (as: As) => (marker ? world.issues.mark(as, issueId, marker) : world.issues.unmark(as, issueId)),
  ])
    await asEither(mend).catch((error: unknown) => {
      world.log.error('issue.left-to-others-incomplete', error, { actionId });
    });
  await world.queues.sync({ kind: 'read', issueIds: [issueId] }, 0);
}

/** What the person may not do, the app may, and the other way round. */
async function asEither(write: (as: As) => Promise<Written>): Promise<Written> {
  return (await write('user')) === 'written' ? 'written' : write('app');
}

/** Keeps the action and the issue, and forgets that they belong together; the action counts as open again. */
export async function unlinkIssue(world: World, asked: Asked): Promise<ActionView> {
  const { action, by } = await actionOf(world, asked);
  const { issueId, state } = action.issue;
  if (issueId === null || (state !== 'linked' && state !== 'unreachable'))
    throw new InvalidInput(
      'This action has no issue to be unlinked from. Reload the page to see where it stands.',
    );
  // First on our side: whatever fails in Jira afterwards, nothing is synced any more.
  if (!(await world.issueLinks.settle(action, noIssueChange({ world, by }, action, '', 'issue-unlinked'))))
    throw new InvalidInput('The issue changed a moment ago. Reload the page and try again.');
  await world.issueLinks.log([action.id]);
  const globalId = pageLinkId(world, asked.page.pageId, action.id);
  for (const forget of [
    (as: As) => world.issues.unmark(as, issueId),
    (as: As) => world.issues.unlinkFromPage(as, issueId, globalId),
  ])
    await asEither(forget).catch((error: unknown) => {
      // A marker without a link is never adopted again, so it does no harm.
      world.log.error('issue.unlink-incomplete', error, { actionId: action.id });
    });
  return viewAgain(world, action);
}

async function actionOf(world: World, asked: Asked): Promise<{ action: StoredAction; by: string }> {
  const found = await world.actions.ofPage(asked.place, [asked.actionId], asked.caller.accountId);
  refuseWhilePaused(world, found.pausedUntil);
  const [action] = found.actions;
  if (!action) throw new NotFound('That action is not on this page. Reload the page.');
  return { action, by: found.personId ?? (await world.people.idOf(asked.caller.accountId)) };
}

async function viewAgain(world: World, action: StoredAction): Promise<ActionView> {
  const [after] = await world.issueLinks.byIds([action.id]);
  return actionView(after ?? action);
}
