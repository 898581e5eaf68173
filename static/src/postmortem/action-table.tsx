import Button from '@atlaskit/button/default/button';
import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { lazy, Suspense, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { PRIORITIES } from '../../../src/contract/rules';
import { call } from '../backend';
import { readableDate } from '../shared/instants';
import { DraftOffer } from '../shared/draft-offer';
import { RemoveButton } from '../shared/remove-button';
import { LoadingState } from '../shared/screen-states';
import { actionTexts, priorityNames, typeNames } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { actionLook, PRIORITY_LOOKS } from './action-look';
import './action-table.css';
import { draftKeyOf, useHere, type Here } from './here';
import { IssueCell } from './issue-cell';
import type { SeenIssue } from './issues';
import { withoutAction, type Patch } from './record';
import { useRecordChanged } from './use-open';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));

const { columns } = actionTexts;
const HEAD = {
  cells: [
    { key: 'task', content: columns.task, isSortable: true, width: 26 },
    { key: 'owner', content: columns.owner, isSortable: true },
    { key: 'priority', content: columns.priority, isSortable: true },
    { key: 'due', content: columns.due, isSortable: true },
    { key: 'type', content: columns.type, isSortable: true },
    { key: 'status', content: columns.status, isSortable: true },
    { key: 'issue', content: columns.issue, isSortable: true, width: 20 },
  ],
};
const BUTTONS = { key: 'buttons', content: <span className="unseen">{columns.buttons}</span> };

interface ActionTableProps {
  readonly actions: readonly ActionView[];
  readonly issues: ReadonlyMap<string, SeenIssue>;
  readonly nameOf: (accountId: string) => string;
  readonly onCreate: (action: ActionView) => void;
}

/** Every action in a sortable table; a row turns into its own editor. */
export function ActionTable({ actions, issues, nameOf, onCreate }: ActionTableProps) {
  const here = useHere();
  const recordChanged = useRecordChanged();
  const [editing, setEditing] = useState<string | null>(null);
  const close = (id: string) => {
    setEditing(null);
    // The button is there again once the row is.
    setTimeout(() => document.getElementById(editButtonId(id))?.focus());
  };
  const rows = actions.map((action) => {
    const isOpen = here.mayEdit && editing === action.id;
    const editor = (
      <Suspense fallback={<LoadingState />}>
        <ActionEditor
          action={action}
          nextPosition={action.position}
          nameOf={nameOf}
          onClose={() => close(action.id)}
        />
      </Suspense>
    );
    const seen = action.issue.issueId === null ? undefined : issues.get(action.issue.issueId);
    const cells = cellsOf(action, seen, nameOf, onCreate);
    const buttons = (
      <RowButtons
        action={action}
        here={here}
        recordChanged={recordChanged}
        onEdit={() => setEditing(action.id)}
      />
    );
    const [first, ...others] = here.mayEdit ? [...cells, { key: 0, content: buttons }] : cells;
    return {
      key: action.id,
      testId: `action-${action.id}`,
      ...(isOpen && { className: 'action-editing' }),
      cells:
        isOpen && first
          ? [
              {
                ...first,
                colSpan: HEAD.cells.length + 1,
                content: <div className="editor-in-row">{editor}</div>,
              },
              ...others,
            ]
          : first
            ? [first, ...others]
            : [],
    };
  });
  return (
    <div className="scroll wide-table" role="group" tabIndex={0} aria-label={actionTexts.table}>
      <DynamicTable
        label={actionTexts.table}
        head={here.mayEdit ? { cells: [...HEAD.cells, BUTTONS] } : HEAD}
        rows={rows}
        testId="actions"
      />
    </div>
  );
}

function cellsOf(
  action: ActionView,
  seen: SeenIssue | undefined,
  nameOf: (accountId: string) => string,
  onCreate: (action: ActionView) => void,
) {
  const { fields } = action;
  const owner = fields.owner === null ? actionTexts.nobody : nameOf(fields.owner);
  const status = actionLook(action, seen);
  return [
    { key: fields.title, content: <span className="written">{fields.title}</span> },
    { key: owner, content: owner },
    {
      key: PRIORITIES.indexOf(fields.priority),
      content: (
        <Lozenge appearance={PRIORITY_LOOKS[fields.priority]}>{priorityNames[fields.priority]}</Lozenge>
      ),
    },
    { key: fields.dueOn ?? '9999', content: fields.dueOn ? readableDate(fields.dueOn) : actionTexts.noDate },
    { key: fields.type, content: typeNames[fields.type] },
    {
      key: status.text,
      content: (
        <span data-testid="action-status">
          <Lozenge appearance={status.look}>{status.text}</Lozenge>
        </span>
      ),
    },
    {
      key: seen?.key ?? action.issue.issueKey ?? '',
      content: <IssueCell action={action} seen={seen} onCreate={() => onCreate(action)} />,
    },
  ];
}

interface RowButtonsProps {
  readonly action: ActionView;
  readonly here: Here;
  readonly recordChanged: (patch: Patch) => Promise<void>;
  readonly onEdit: () => void;
}

function RowButtons({ action, here, recordChanged, onEdit }: RowButtonsProps) {
  const name = actionTexts.actionNamed(action.fields.title);
  const { place, config } = here;
  const remove = async (changeId: string) => {
    await call('actions.remove', { place, config, changeId, id: action.id, version: action.version });
    await recordChanged(withoutAction(action.id));
  };
  return (
    <div className="row">
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

function editButtonId(actionId: string): string {
  return `edit-action-${actionId}`;
}
