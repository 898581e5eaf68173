import { CreateIssuesPanel } from './create-issues-panel';
import { LinkIssuePanel } from './link-issue-panel';
import { MoveIssue } from './move-issue';
import { RemoveAction } from './remove-action';
import { AskAgain } from './row-command';
import type { BelowTools } from './row-below';
import type { RowOperation } from './row-operations';
import type { ActionRow } from './action-row';
import { UnlinkIssue } from './unlink-issue';

interface OperationPanelProps {
  readonly row: ActionRow;
  readonly operation: Exclude<RowOperation, 'editor'>;
  readonly tools: BelowTools;
  readonly onClose: () => void;
}

/** An operation on a row while it is asked about, runs or has failed. */
export function OperationPanel({ row: { action, seen }, operation, tools, onClose }: OperationPanelProps) {
  const isDone = seen?.done ?? action.issue.issueDone;
  switch (operation) {
    case 'creation':
      return (
        <CreateIssuesPanel
          actions={[action]}
          nameOf={tools.nameOf}
          onCreated={tools.onCreated}
          onClose={onClose}
        />
      );
    case 'linking':
      return <LinkIssuePanel action={action} onClose={onClose} />;
    case 'removal':
      return <RemoveAction action={action} onClose={onClose} onRemoved={() => tools.onRemoved(action.id)} />;
    case 'unlinking':
      return <UnlinkIssue action={action} isDone={isDone} onClose={onClose} />;
    case 'reopening':
      return <MoveIssue action={action} goal="open" onClose={onClose} />;
    case 'marking-done':
      return <MoveIssue action={action} goal="done" onClose={onClose} />;
    case 'retrying':
    case 'confirming':
      return <AskAgain action={action} command={operation} onClose={onClose} />;
  }
}
