import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { mayBecomeIssue } from './eligible';
import type { SeenIssue } from './issues';

/** What is asked, or shown larger, at one row at a time. */
export type OpenedAs = 'editor' | 'creation' | 'linking' | 'removal' | 'unlinking' | 'reopening';
/** What is done to a row at once. */
export type RowCommand = 'marking-done' | 'retrying' | 'confirming';
export type RowDoing = OpenedAs | RowCommand;

const COMMANDS: readonly RowDoing[] = ['marking-done', 'retrying', 'confirming'];

export function isCommand(doing: RowDoing): doing is RowCommand {
  return COMMANDS.includes(doing);
}

export interface MenuEntry {
  readonly doing: RowDoing;
  readonly label: string;
}

/** All that can be done to an action and its issue, in the order of the menu. */
export function menuOf(action: ActionView, seen: SeenIssue | undefined): readonly MenuEntry[] {
  const { state, issueKey } = action.issue;
  const unlink: MenuEntry = { doing: 'unlinking', label: issueTexts.unlinkNamed(issueKey ?? '') };
  const link: MenuEntry = { doing: 'linking', label: issueTexts.link };
  const entries: MenuEntry[] = [{ doing: 'editor', label: sharedTexts.edit }];
  if (state === 'none' && mayBecomeIssue(action))
    entries.push({ doing: 'creation', label: issueTexts.create }, link);
  if (state === 'asking') entries.push({ doing: 'confirming', label: issueTexts.confirmMissing }, link);
  if (state === 'unreachable') entries.push({ doing: 'retrying', label: issueTexts.lookAgain }, unlink);
  if (state === 'linked') {
    entries.push(
      (seen?.done ?? action.issue.issueDone)
        ? { doing: 'reopening', label: issueTexts.reopen }
        : { doing: 'marking-done', label: issueTexts.markDone },
    );
    const again = againOf(action);
    if (again !== null) entries.push({ doing: 'retrying', label: again });
    entries.push(unlink);
  }
  entries.push({ doing: 'removal', label: sharedTexts.remove });
  return entries;
}

/** What to call another try to bring a linked issue into line; null when there is nothing to try. */
function againOf({ issue: { pending, refused, marked } }: ActionView): string | null {
  if (pending !== null && pending.delay !== null && pending.delay !== 'not-connected')
    return issueTexts.retry;
  return Object.keys(refused).length > 0 || !marked ? issueTexts.tryAgain : null;
}
