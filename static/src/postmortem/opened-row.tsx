import { lazy, Suspense } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import { LoadingState } from '../shared/screen-states';
import type { CellField } from './action-cell-value';
import type { OpenedAs } from './row-operations';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));

/** The one row at which something larger is open. */
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

/** A row as its own editor. */
export function OpenedRow({ opened, action, nameOf, onClose }: OpenedRowProps) {
  return (
    <div className="opened-row">
      <Suspense fallback={<LoadingState />}>
        <ActionEditor
          action={action}
          nextPosition={action.position}
          nameOf={nameOf}
          lead={opened.from?.part}
          onClose={onClose}
        />
      </Suspense>
    </div>
  );
}
