import { lazy, Suspense, useCallback, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { ActionFields } from '../../../src/contract/rules';
import type { CellField } from './action-cell-value';
import { CELL_BUTTON } from './action-keys';
import { cellDraftKey } from './cell-draft';
import { useHere } from './here';

const loadEditor = () => import('./action-cell-editor');
const ActionCellEditor = lazy(async () => ({ default: (await loadEditor()).ActionCellEditor }));

export interface CellTools {
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** A row that is edited stays in sight whatever the filter says. */
  readonly onTouched: (actionId: string) => void;
  /** What was chosen needs more than a cell can say. */
  readonly onLead: (actionId: string, field: CellField, part: Partial<ActionFields>) => void;
}

interface ActionCellProps {
  readonly action: ActionView;
  readonly field: CellField;
  readonly label: string;
  readonly tools: CellTools;
  /** The value as it is read. */
  readonly children: ReactNode;
}

/** A value that turns into its own editor; for those who may only read, just the value. */
export function ActionCell({ action, field, label, tools, children }: ActionCellProps) {
  const { place, mayEdit } = useHere();
  const [isOpen, setOpen] = useState(false);
  const giveBack = useRef(false);
  const onButton = useCallback((button: HTMLButtonElement | null) => {
    if (button === null || !giveBack.current) return;
    giveBack.current = false;
    button.focus();
  }, []);
  if (!mayEdit) return children;
  const draftKey = cellDraftKey(place, action.id, field);
  const open = () => {
    tools.onTouched(action.id);
    setOpen(true);
  };
  const openByKey = (event: KeyboardEvent) => {
    if (event.key !== 'F2') return;
    event.preventDefault();
    open();
  };
  const button = (
    <button
      ref={onButton}
      id={cellButtonId(action.id, field)}
      type="button"
      className="cell-button"
      {...{ [CELL_BUTTON]: '' }}
      onClick={open}
      onKeyDown={openByKey}
      // The editor is there by the time a key is pressed.
      onFocus={() => void loadEditor()}
    >
      {children}
    </button>
  );
  if (!isOpen) return button;
  return (
    <Suspense fallback={button}>
      {/* Keeps the row as high and the columns as wide as they were; the editor lies over it. */}
      <div className="cell-held" aria-hidden>
        {children}
      </div>
      <div className="cell-float">
        <ActionCellEditor
          action={action}
          field={field}
          label={label}
          draftKey={draftKey}
          people={tools.people}
          nameOf={tools.nameOf}
          onClose={(then) => {
            giveBack.current = then === 'stay';
            setOpen(false);
          }}
          onLead={(part) => {
            setOpen(false);
            tools.onLead(action.id, field, part);
          }}
        />
      </div>
    </Suspense>
  );
}

/** Where the focus goes when the row is a row again. */
export function cellButtonId(actionId: string, field: CellField): string {
  return `cell-${field}-${actionId}`;
}
