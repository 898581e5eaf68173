import Lozenge from '@atlaskit/lozenge/lozenge';
import { memo, type ReactNode } from 'react';
import { readableDate } from '../shared/instants';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { ActionCell, type CellTools } from './action-cell';
import type { CellField } from './action-cell-value';
import { PRIORITY_LOOKS } from './action-look';
import { actionPlaceId } from './action-place';
import { dueInWords, isSameRow, type ActionRow } from './action-row';
import { CELL_FIELDS, FIELD_LABELS } from './cell-fields';
import { IssueCell } from './issue-cell';
import { NewMark } from './new-ones';
import type { RowOperation } from './row-operations';
import { RowMenu } from './row-menu';

export interface RowProps {
  readonly row: ActionRow;
  readonly today: string;
  readonly tools: CellTools;
  readonly onDo: (actionId: string, operation: RowOperation) => void;
}

/** The cells of one action in the order of the table's head. */
export function actionCells({ row, today, tools, onDo }: RowProps): ReactNode[] {
  return [
    ...CELL_FIELDS.map((field) => (
      <FieldCell key={field} field={field} row={row} today={today} tools={tools} />
    )),
    <IssueColumn key="issue" row={row} onDo={onDo} />,
  ];
}

type FieldCellProps = Omit<RowProps, 'onDo'> & { readonly field: CellField };

const FieldCell = memo(
  function FieldCell({ field, row, today, tools }: FieldCellProps) {
    const label = FIELD_LABELS[field];
    return (
      <ActionCell action={row.action} field={field} label={label} tools={tools}>
        {field !== 'title' && <span className="cell-label">{`${label}: `}</span>}
        <Shown field={field} row={row} today={today} />
      </ActionCell>
    );
  },
  (a, b) => a.today === b.today && a.tools === b.tools && isSameRow(a.row, b.row),
);

function Shown({ field, row, today }: Omit<FieldCellProps, 'tools'>) {
  const { fields } = row.action;
  switch (field) {
    case 'title':
      return (
        <>
          <span id={actionPlaceId(row.action.id)} className="written">
            {fields.title}
          </span>
          <NewMark id={row.action.id} />
        </>
      );
    case 'owner':
      return row.ownerName ?? <span className="subtle">{actionTexts.nobody}</span>;
    case 'priority':
      return <Lozenge appearance={PRIORITY_LOOKS[fields.priority]}>{priorityNames[fields.priority]}</Lozenge>;
    case 'dueOn':
      return <Due row={row} today={today} />;
    case 'type':
      return typeNames[fields.type];
    case 'status':
      return (
        <span data-testid="action-status">
          <Lozenge appearance={row.look.look}>{row.look.text}</Lozenge>
        </span>
      );
  }
}

function Due({ row, today }: Pick<RowProps, 'row' | 'today'>) {
  const { dueOn } = row.action.fields;
  if (dueOn === null) return <span className="subtle">{actionTexts.noDate}</span>;
  const near = dueInWords(row, dueOn, today);
  return (
    <span className="due">
      {readableDate(dueOn)}
      {near !== '' && <strong className={`small due-${row.due ?? ''}`}>{near}</strong>}
    </span>
  );
}

type DoProps = Pick<RowProps, 'row' | 'onDo'>;
const isSameToDo = (a: DoProps, b: DoProps) => a.onDo === b.onDo && isSameRow(a.row, b.row);

const IssueColumn = memo(function IssueColumn({ row: { action, seen }, onDo }: DoProps) {
  return <IssueCell action={action} seen={seen} onCreate={() => onDo(action.id, 'creation')} />;
}, isSameToDo);

/** The menu of a row, for those who may edit. */
export const MenuColumn = memo(RowMenu, isSameToDo);
