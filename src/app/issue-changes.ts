import { type ActionFields, type IssueLink, UNLINKED } from '../domain/actions';
import { baseOfFound, newBase, type SyncBase } from '../domain/jira-sync';
import type { Change, IssueUpdate, PageLinkState, Settlement, StoredAction, World } from './ports';

interface Context {
  readonly world: Pick<World, 'clock' | 'ids'>;
  /** `people.id`, null when the app did it by itself. */
  readonly by: string | null;
}

/** What the log keeps of the issue side. */
const logged = (link: IssueLink) => ({
  state: link.state,
  issueId: link.issueId,
  done: link.issueDone,
  why: link.why,
  note: link.note,
});

function settlement(
  context: Context,
  action: StoredAction,
  what: string,
  update: Omit<IssueUpdate, 'readAt'> & { readonly read: boolean },
  edit: Settlement['edit'] = null,
): Settlement {
  const { read, ...rest } = update;
  const at = new Date(context.world.clock.now()).toISOString();
  return {
    update: { ...rest, readAt: read ? at : null },
    change: {
      id: context.world.ids.next(),
      by: context.by,
      at,
      what,
      before: logged(action.issue),
      after: logged(update.issue),
    },
    edit,
  };
}

/** Created, adopted or linked: from now on Jira says whether it is done; until it is read next it counts as open. */
export function linkedChange(
  context: Context,
  action: StoredAction,
  issue: { readonly issueId: string; readonly issueKey: string; readonly projectId: string },
  how: {
    readonly what: 'issue-created' | 'issue-adopted' | 'issue-linked';
    readonly note: string;
    readonly marked: boolean;
    readonly refused: SyncBase['refused'];
    /** What the issue was created with. */
    readonly sent?: SyncBase['jira'];
    readonly pageLink: PageLinkState;
  },
): Settlement {
  const { projectId, ...ids } = issue;
  return settlement(context, action, how.what, {
    issue: {
      ...UNLINKED,
      ...ids,
      state: 'linked',
      note: how.note,
      marked: how.marked,
      refused: how.refused,
    },
    projectId,
    base:
      how.what === 'issue-adopted'
        ? baseOfFound(action.fields)
        : newBase(action.fields, how.refused, how.sent),
    // What was created for this action is told from copies by the claim that it was created with.
    claim: how.what === 'issue-linked' ? 'drop' : 'give-up',
    pageLink: how.pageLink,
    read: true,
  });
}

/** Something a person should know, and nothing else changed. */
export function notedChange(world: World, action: StoredAction, note: string): Settlement {
  const { issue, issueProjectId: projectId, base } = action;
  return settlement({ world, by: null }, action, 'issue-noted', {
    issue: { ...issue, note },
    projectId,
    base,
    claim: 'keep',
    pageLink: null,
    read: false,
  });
}

/** The same issue; what Jira had not taken is to be written again. */
export function retriedChange(context: Context, action: StoredAction, base: SyncBase): Settlement {
  const at = new Date(context.world.clock.now()).toISOString();
  return settlement(context, action, 'issue-retried', {
    issue: { ...action.issue, refused: {}, pending: { at, delay: null, attempts: 0 } },
    projectId: action.issueProjectId,
    base,
    claim: 'keep',
    pageLink: null,
    read: false,
  });
}

/** What becomes of the claim: a refusal says nothing about an earlier one that was given up. */
const FATES = {
  'issue-refused': 'let-go',
  'issue-not-created': 'give-up',
  'issue-confirmed-missing': 'give-up',
  'issue-unlinked': 'drop',
} as const;

/** Back to having no issue: refused, looked for and not found, unlinked. */
export function noIssueChange(
  context: Context,
  action: StoredAction,
  note: string,
  what: keyof typeof FATES,
): Settlement {
  return settlement(context, action, what, {
    issue: { ...UNLINKED, note },
    projectId: null,
    base: null,
    // Only where we looked and found nothing may the issue still turn up.
    claim: FATES[what],
    pageLink: 'none',
    read: false,
  });
}

/** Looked for and not found, but the app is blind in that project: a person must say. */
export function askingChange(context: Context, action: StoredAction, note: string): Settlement {
  return settlement(context, action, 'issue-unsure', {
    issue: { ...action.issue, state: 'asking', note },
    projectId: null,
    base: null,
    claim: 'keep',
    pageLink: null,
    read: false,
  });
}

/** What a read of Jira found, and what the page takes over from it. */
export function readChange(
  world: World,
  action: StoredAction,
  after: { readonly issue: IssueLink; readonly projectId: string | null; readonly base: SyncBase | null },
  edit: { readonly fields: ActionFields; readonly ownerId: string | null } | null = null,
): Settlement {
  const context = { world, by: null };
  const change = settlement(context, action, wordFor(action.issue, after.issue), {
    ...after,
    claim: 'keep',
    pageLink: null,
    read: true,
  });
  return edit === null ? change : { ...change, edit: { ...edit, change: takenOver(world, action, edit) } };
}

function wordFor(before: IssueLink, after: IssueLink): string {
  if (after.state === 'unreachable') return 'issue-unreachable';
  if (before.issueDone !== after.issueDone) return after.issueDone ? 'issue-done' : 'issue-open';
  if (before.state === 'unreachable') return 'issue-reachable';
  return before.issueKey === after.issueKey ? 'issue-in-line' : 'issue-moved';
}

/** Accounts stand in the log as `people.id` only. */
function takenOver(
  world: World,
  action: StoredAction,
  edit: { readonly fields: ActionFields; readonly ownerId: string | null },
): Change {
  const kept = ({ owner: _account, ...fields }: ActionFields, ownerId: string | null) => ({
    ...fields,
    ownerId,
    position: action.position,
  });
  return {
    id: world.ids.next(),
    by: null,
    at: new Date(world.clock.now()).toISOString(),
    what: 'action-synced',
    before: kept(action.fields, action.ownerId),
    after: kept(edit.fields, edit.ownerId),
  };
}
