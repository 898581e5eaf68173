import type { IssueLink } from '../domain/actions';
import type { Change, IssueUpdate, StoredAction, World } from './ports';

/** The issue side of an action after something happened to it, with the change that the log keeps. */
export interface Settlement {
  readonly update: IssueUpdate;
  readonly change: Change;
}

interface Context {
  readonly world: Pick<World, 'clock' | 'ids'>;
  /** `people.id`, null when the app did it by itself. */
  readonly by: string | null;
  /** null: as it was. */
  readonly pageLinked: boolean | null;
}

const logged = (link: IssueLink) => ({
  state: link.state,
  issueId: link.issueId,
  done: link.issueDone,
  note: link.note,
});

function settlement(
  context: Context,
  action: StoredAction,
  what: string,
  issue: IssueLink,
  rest: { readonly keepClaim: boolean; readonly read: boolean },
): Settlement {
  const at = new Date(context.world.clock.now()).toISOString();
  return {
    update: {
      issue,
      keepClaim: rest.keepClaim,
      pageLinked: context.pageLinked,
      readAt: rest.read ? at : null,
    },
    change: {
      id: context.world.ids.next(),
      by: context.by,
      at,
      what,
      before: logged(action.issue),
      after: logged(issue),
    },
  };
}

/** Created, adopted: from now on Jira says whether it is done. */
export function linkedChange(
  context: Context,
  action: StoredAction,
  issue: { readonly issueId: string; readonly issueKey: string; readonly done: boolean },
  how: { readonly what: string; readonly note: string },
): Settlement {
  const link: IssueLink = {
    state: 'linked',
    issueId: issue.issueId,
    issueKey: issue.issueKey,
    issueDone: issue.done,
    note: how.note,
  };
  return settlement(context, action, how.what, link, { keepClaim: false, read: true });
}

/** Back to having no issue: refused, or looked for and not found. */
export function refusedChange(
  context: Context,
  action: StoredAction,
  note: string,
  what = 'issue-refused',
): Settlement {
  const link: IssueLink = { state: 'none', issueId: null, issueKey: null, issueDone: false, note };
  return settlement(context, action, what, link, { keepClaim: false, read: false });
}

/** Looked for and not found, but the app is blind in that project: a person must say. */
export function askingChange(context: Context, action: StoredAction, note: string): Settlement {
  return settlement(
    context,
    action,
    'issue-unsure',
    { ...action.issue, state: 'asking', note },
    {
      keepClaim: true,
      read: false,
    },
  );
}

/** What a read of Jira found. */
export function readChange(context: Context, action: StoredAction, issue: IssueLink): Settlement {
  const what =
    issue.state === 'unreachable' ? 'issue-unreachable' : issue.issueDone ? 'issue-done' : 'issue-open';
  return settlement(context, action, what, issue, { keepClaim: false, read: true });
}
