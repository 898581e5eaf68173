import DynamicTable from '@atlaskit/dynamic-table';
import { lazy, Suspense, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { LoadingState } from '../shared/screen-states';
import { actionTexts } from '../texts/actions';
import { actionCells, editButtonId, RowButtons } from './action-cells';
import './action-table.css';
import { useHere } from './here';
import type { SeenIssue } from './issues';

const ActionEditor = lazy(async () => ({ default: (await import('./action-editor')).ActionEditor }));
const CreateIssuesPanel = lazy(async () => ({
  default: (await import('./create-issues-panel')).CreateIssuesPanel,
}));
const LinkIssuePanel = lazy(async () => ({ default: (await import('./link-issue-panel')).LinkIssuePanel }));

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
const BUTTONS = { key: 'buttons', width: 15, content: <span className="unseen">{columns.buttons}</span> };

interface ActionTableProps {
  readonly actions: readonly ActionView[];
  readonly issues: ReadonlyMap<string, SeenIssue>;
  readonly nameOf: (accountId: string) => string;
}

/** Every action in a sortable table; a row turns into its own editor, or into the making or linking of its issue. */
export function ActionTable({ actions, issues, nameOf }: ActionTableProps) {
  const { mayEdit } = useHere();
  const [opened, setOpened] = useState<{ id: string; as: 'editor' | 'creation' | 'linking' } | null>(null);
  const close = (id: string) => {
    setOpened(null);
    // The button is there again once the row is.
    setTimeout(() => document.getElementById(editButtonId(id))?.focus());
  };
  const rows = actions.map((action) => {
    const seen = action.issue.issueId === null ? undefined : issues.get(action.issue.issueId);
    const onEdit = () => setOpened({ id: action.id, as: 'editor' });
    const onCreate = () => setOpened({ id: action.id, as: 'creation' });
    const onLink = () => setOpened({ id: action.id, as: 'linking' });
    const cells = actionCells({ action, seen, nameOf, onCreate, onLink, onEdit });
    if (mayEdit) cells.push({ key: 0, content: <RowButtons action={action} onEdit={onEdit} /> });
    const row = { key: action.id, testId: `action-${action.id}`, cells };
    if (!mayEdit || opened?.id !== action.id) return row;
    const onClose = () => close(action.id);
    const content = (
      <div className="opened-row">
        <Suspense fallback={<LoadingState />}>
          {opened.as === 'editor' ? (
            <ActionEditor action={action} nextPosition={action.position} nameOf={nameOf} onClose={onClose} />
          ) : opened.as === 'creation' ? (
            <CreateIssuesPanel actions={[action]} onClose={onClose} />
          ) : (
            <LinkIssuePanel action={action} onClose={onClose} />
          )}
        </Suspense>
      </div>
    );
    const whole = { key: action.fields.title, colSpan: cells.length, content };
    return { ...row, className: 'action-opened', cells: [whole, ...cells.slice(1)] };
  });
  return (
    <div className="scroll wide-table" role="group" tabIndex={0} aria-label={actionTexts.table}>
      <DynamicTable
        label={actionTexts.table}
        head={mayEdit ? { cells: [...HEAD.cells, BUTTONS] } : HEAD}
        rows={rows}
        testId="actions"
      />
    </div>
  );
}
