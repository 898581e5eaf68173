import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { memo, type ReactNode } from 'react';
import { call } from '../backend';
import { DraftOffer } from '../shared/draft-offer';
import { readableDate } from '../shared/instants';
import { RemoveButton } from '../shared/remove-button';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { ActionCell, type CellTools } from './action-cell';
import type { CellField } from './action-cell-value';
import { PRIORITY_LOOKS } from './action-look';
import { actionPlaceId } from './action-place';
import { dueInWords, isSameRow, type ActionRow } from './action-row';
import { draftKeyOf, useHere } from './here';
import { IssueCell } from './issue-cell';
import { NewMark } from './new-ones';
import type { OpenedAs } from './opened-row';
import { withoutAction } from './record';
import { useRecordChanged } from './use-open';

export interface RowProps {
  readonly row: ActionRow;
  readonly today: string;
  readonly tools: CellTools;
  readonly onOpen: (actionId: string, as: OpenedAs) => void;
}

/** The cells of one action in the order of the table's head. */
export function actionCells({ row, today, tools, onOpen }: RowProps): ReactNode[] {
  return [
    ...FIELDS.map((field) => <FieldCell key={field} field={field} row={row} today={today} tools={tools} />),
    <IssueColumn key="issue" row={row} onOpen={onOpen} />,
  ];
}

const { columns } = actionTexts;
const FIELDS: readonly CellField[] = ['title', 'owner', 'priority', 'dueOn', 'type', 'status'];
const LABELS: Readonly<Record<CellField, string>> = {
  title: columns.task,
  owner: columns.owner,
  priority: columns.priority,
  dueOn: columns.due,
  type: columns.type,
  status: columns.status,
};

type FieldCellProps = Omit<RowProps, 'onOpen'> & { readonly field: CellField };

const FieldCell = memo(
  function FieldCell({ field, row, today, tools }: FieldCellProps) {
    const label = LABELS[field];
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

type OpenProps = Pick<RowProps, 'row' | 'onOpen'>;
const isSameToOpen = (a: OpenProps, b: OpenProps) => a.onOpen === b.onOpen && isSameRow(a.row, b.row);

const IssueColumn = memo(function IssueColumn({ row: { action, seen }, onOpen }: OpenProps) {
  return (
    <IssueCell
      action={action}
      seen={seen}
      onCreate={() => onOpen(action.id, 'creation')}
      onLink={() => onOpen(action.id, 'linking')}
    />
  );
}, isSameToOpen);

/** Edit and Remove, for those who may. */
export const RowButtons = memo(function RowButtons({ row: { action }, onOpen }: OpenProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const name = actionTexts.actionNamed(action.fields.title);
  const onEdit = () => onOpen(action.id, 'editor');
  const remove = async (changeId: string) => {
    await call('actions.remove', { place, config, changeId, id: action.id, version: action.version });
    await recordChanged(withoutAction(action.id));
  };
  return (
    <div className="row-buttons">
      <DraftOffer name={name} draftKey={draftKeyOf(place, `action:${action.id}`)} onContinue={onEdit} />
      <Button
        id={editButtonId(action.id)}
        appearance="subtle"
        spacing="compact"
        aria-label={`${sharedTexts.edit} ${name}`}
        onClick={onEdit}
      >
        {sharedTexts.edit}
      </Button>
      <RemoveButton name={name} onRemove={remove} />
    </div>
  );
}, isSameToOpen);

/** The button that gets the focus back when the row is a row again. */
export function editButtonId(actionId: string): string {
  return `edit-action-${actionId}`;
}
