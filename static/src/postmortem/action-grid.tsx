import { DynamicTableStateless } from '@atlaskit/dynamic-table';
import { actionTexts } from '../texts/actions';
import { tableTexts } from '../texts/action-table';
import { actionCells, RowButtons } from './action-cells';
import type { CellTools } from './action-cell';
import { moveByKey } from './action-keys';
import type { SortKey, SortOrder } from './action-order';
import type { ActionRow } from './action-row';
import { SelectAll, SelectRow } from './action-select';
import type { Selection } from './action-selection';
import './action-table.css';
import { useHere } from './here';
import { OpenedRow, type Opened, type OpenedAs } from './opened-row';

const { columns } = actionTexts;
const HEAD: { key: SortKey; content: string; isSortable: true; width?: number }[] = [
  { key: 'task', content: columns.task, isSortable: true, width: 30 },
  { key: 'owner', content: columns.owner, isSortable: true },
  { key: 'priority', content: columns.priority, isSortable: true },
  { key: 'due', content: columns.due, isSortable: true },
  { key: 'type', content: columns.type, isSortable: true },
  { key: 'status', content: columns.status, isSortable: true },
  { key: 'issue', content: columns.issue, isSortable: true },
];
const BUTTONS = { key: 'buttons', content: <span className="unseen">{columns.buttons}</span> };

interface ActionGridProps {
  /** In the order in which they are shown. */
  readonly rows: readonly ActionRow[];
  readonly today: string;
  readonly order: SortOrder;
  readonly onSort: (key: SortKey) => void;
  readonly selection: Selection;
  readonly tools: CellTools;
  readonly opened: Opened | null;
  readonly onOpen: (id: string, as: OpenedAs) => void;
  readonly onClose: () => void;
}

/** The table itself. Rows come sorted: the keys of their cells only tell Atlaskit's own sorting to leave them so. */
export function ActionGrid(props: ActionGridProps) {
  const { rows, today, order, selection, tools, opened, onOpen, onClose } = props;
  const { mayEdit } = useHere();
  const turn = order?.direction === 'DESC' ? -1 : 1;
  const drawn = rows.map((row, index) => {
    const { id, fields } = row.action;
    const contents = actionCells({ row, today, tools, onOpen });
    if (mayEdit) {
      const isSelected = selection.has(id);
      contents.unshift(
        <SelectRow id={id} title={fields.title} isSelected={isSelected} onToggle={selection.toggle} />,
      );
      contents.push(<RowButtons row={row} onOpen={onOpen} />);
    }
    const cells = contents.map((content) => ({ key: index * turn, content }));
    const drawnRow = { key: id, testId: `action-${id}`, cells };
    if (!mayEdit || opened?.id !== id) return drawnRow;
    const whole = {
      key: index * turn,
      colSpan: cells.length,
      content: <OpenedRow opened={opened} action={row.action} nameOf={tools.nameOf} onClose={onClose} />,
    };
    return { ...drawnRow, className: 'action-opened', cells: [whole, ...cells.slice(1)] };
  });
  const select = {
    key: 'select',
    width: 3,
    content: <SelectAll selection={selection} shown={rows.length} />,
  };
  return (
    <div
      className="scroll wide-table action-grid"
      role="group"
      tabIndex={0}
      aria-label={actionTexts.table}
      onKeyDown={moveByKey}
    >
      <p className="small subtle sort-by" aria-hidden>
        {tableTexts.sortBy}
      </p>
      <DynamicTableStateless
        label={actionTexts.table}
        head={{ cells: mayEdit ? [select, ...HEAD, BUTTONS] : HEAD }}
        rows={drawn}
        {...(order && { sortKey: order.key, sortOrder: order.direction })}
        onSort={({ key }: { key: SortKey }) => props.onSort(key)}
        testId="actions"
      />
    </div>
  );
}
