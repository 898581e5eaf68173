import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { mayBecomeIssue } from './eligible';
import type { SeenIssue } from './issues';

/** What is asked, or shown larger, at one row at a time. 'editor' takes the row's place; all else is below it. */
export type OpenedAs = 'editor' | 'creation' | 'linking' | 'removal' | 'unlinking' | 'reopening';
/** What is done to a row at once. */
export type RowCommand = 'marking-done' | 'retrying' | 'confirming';
/** All that a person can do to an action and its issue from its row. */
export type RowOperation = OpenedAs | RowCommand;

const COMMANDS: readonly RowOperation[] = ['marking-done', 'retrying', 'confirming'];

export function isCommand(operation: RowOperation): operation is RowCommand {
  return COMMANDS.includes(operation);
}

export interface MenuEntry {
  readonly operation: RowOperation;
  readonly label: string;
}

/** All that can be done to an action and its issue, in the order of the menu. */
export function menuOf(action: ActionView, seen: SeenIssue | undefined): readonly MenuEntry[] {
  const { state, issueKey } = action.issue;
  const unlink: MenuEntry = { operation: 'unlinking', label: issueTexts.unlinkNamed(issueKey ?? '') };
  const link: MenuEntry = { operation: 'linking', label: issueTexts.link };
  const entries: MenuEntry[] = [{ operation: 'editor', label: sharedTexts.edit }];
  if (state === 'none' && mayBecomeIssue(action))
    entries.push({ operation: 'creation', label: issueTexts.create }, link);
  if (state === 'asking') entries.push({ operation: 'confirming', label: issueTexts.confirmMissing }, link);
  if (state === 'unreachable') entries.push({ operation: 'retrying', label: issueTexts.lookAgain }, unlink);
  if (state === 'linked') {
    entries.push(
      (seen?.done ?? action.issue.issueDone)
        ? { operation: 'reopening', label: issueTexts.reopen }
        : { operation: 'marking-done', label: issueTexts.markDone },
    );
    const again = againOf(action);
    if (again !== null) entries.push({ operation: 'retrying', label: again });
    entries.push(unlink);
  }
  entries.push({ operation: 'removal', label: sharedTexts.remove });
  return entries;
}

/** What to call another try to bring a linked issue into line; null when there is nothing to try. */
function againOf({ issue: { pending, refused, marked } }: ActionView): string | null {
  if (pending !== null && pending.delay !== null && pending.delay !== 'not-connected')
    return issueTexts.retry;
  return Object.keys(refused).length > 0 || !marked ? issueTexts.tryAgain : null;
}
