import { lazy, Suspense } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { LoadingState } from '../shared/screen-states';
import type { CellField } from './action-cell-value';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));
const CreateIssuesPanel = lazy(async () => ({
  default: (await import('./create-issues-panel')).CreateIssuesPanel,
}));
const LinkIssuePanel = lazy(async () => ({ default: (await import('./link-issue-panel')).LinkIssuePanel }));

export type OpenedAs = 'editor' | 'creation' | 'linking';

/** The one row that has turned into something larger. */
export interface Opened {
  readonly id: string;
  readonly as: OpenedAs;
  /** The cell that led here, and what was chosen in it. */
  readonly from?: { readonly field: CellField; readonly part: Partial<ActionFields> };
}

interface OpenedRowProps {
  readonly opened: Opened;
  readonly action: ActionView;
  readonly nameOf: (accountId: string) => string;
  readonly onClose: () => void;
}

/** A row as its own editor, or as the making or linking of its issue. */
export function OpenedRow({ opened, action, nameOf, onClose }: OpenedRowProps) {
  return (
    <div className="opened-row">
      <Suspense fallback={<LoadingState />}>
        {opened.as === 'editor' && (
          <ActionEditor
            action={action}
            nextPosition={action.position}
            nameOf={nameOf}
            lead={opened.from?.part}
            onClose={onClose}
          />
        )}
        {opened.as === 'creation' && <CreateIssuesPanel actions={[action]} onClose={onClose} />}
        {opened.as === 'linking' && <LinkIssuePanel action={action} onClose={onClose} />}
      </Suspense>
    </div>
  );
}
