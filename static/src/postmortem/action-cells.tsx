import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ReactNode } from 'react';
import { call } from '../backend';
import { DraftOffer } from '../shared/draft-offer';
import { readableDate } from '../shared/instants';
import { RemoveButton } from '../shared/remove-button';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { ActionCell, type CellTools } from './action-cell';
import type { CellField } from './action-cell-value';
import { PRIORITY_LOOKS } from './action-look';
import { dueInWords, type ActionRow } from './action-row';
import { draftKeyOf, useHere } from './here';
import { IssueCell } from './issue-cell';
import { withoutAction } from './record';
import { useRecordChanged } from './use-open';

export interface RowProps {
  readonly row: ActionRow;
  readonly today: string;
  readonly tools: CellTools;
  readonly onCreate: () => void;
  readonly onLink: () => void;
  readonly onEdit: () => void;
}

/** The cells of one action in the order of the table's head. */
export function actionCells({ row, today, tools, onCreate, onLink }: RowProps): ReactNode[] {
  const { action, seen, look, ownerName } = row;
  const { fields } = action;
  const near = dueInWords(row, fields.dueOn, today);
  const { columns } = actionTexts;
  const cell = (field: CellField, label: string, shown: ReactNode) => (
    <ActionCell action={action} field={field} label={label} tools={tools}>
      {field !== 'title' && <span className="cell-label">{`${label}: `}</span>}
      {shown}
    </ActionCell>
  );
  return [
    cell('title', columns.task, <span className="written">{fields.title}</span>),
    cell('owner', columns.owner, ownerName ?? <span className="subtle">{actionTexts.nobody}</span>),
    cell(
      'priority',
      columns.priority,
      <Lozenge appearance={PRIORITY_LOOKS[fields.priority]}>{priorityNames[fields.priority]}</Lozenge>,
    ),
    cell(
      'dueOn',
      columns.due,
      <span className="due">
        <span className={fields.dueOn === null ? 'subtle' : ''}>
          {fields.dueOn === null ? actionTexts.noDate : readableDate(fields.dueOn)}
        </span>
        {near !== '' && <strong className={`small due-${row.due ?? ''}`}>{near}</strong>}
      </span>,
    ),
    cell('type', columns.type, typeNames[fields.type]),
    cell(
      'status',
      columns.status,
      <span data-testid="action-status">
        <Lozenge appearance={look.look}>{look.text}</Lozenge>
      </span>,
    ),
    <IssueCell key="issue" action={action} seen={seen} onCreate={onCreate} onLink={onLink} />,
  ];
}

/** Edit and Remove, for those who may. */
export function RowButtons({ row: { action }, onEdit }: Pick<RowProps, 'row' | 'onEdit'>) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const name = actionTexts.actionNamed(action.fields.title);
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
}

/** The button that gets the focus back when the row is a row again. */
export function editButtonId(actionId: string): string {
  return `edit-action-${actionId}`;
}
