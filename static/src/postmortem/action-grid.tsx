import { DynamicTableStateless } from '@atlaskit/dynamic-table';
import type { ReactNode } from 'react';
import { actionTexts } from '../texts/actions';
import { tableTexts } from '../texts/action-table';
import { actionCells, MenuColumn } from './action-cells';
import type { CellTools } from './action-cell';
import { moveByKey } from './action-keys';
import type { SortKey, SortOrder } from './action-order';
import type { ActionRow } from './action-row';
import { SelectAll, SelectRow } from './action-select';
import type { Selection } from './action-selection';
import './action-table.css';
import './action-row.css';
import './action-cards.css';
import { useHere } from './here';
import type { RowDraft } from './use-row-drafts';
import { OpenedRow, type Opened } from './opened-row';
import { isAnythingBelow, RowBelow, type BelowTools } from './row-below';
import type { RowCommand } from './row-operations';

const { columns } = actionTexts;
/** Shares of the width in percent: whatever opens in a row, no column moves. */
const HEAD: { key: SortKey; content: string; isSortable: true; width: number }[] = [
  { key: 'task', content: columns.task, isSortable: true, width: 22.5 },
  { key: 'owner', content: columns.owner, isSortable: true, width: 12 },
  { key: 'priority', content: columns.priority, isSortable: true, width: 9 },
  { key: 'due', content: columns.due, isSortable: true, width: 11 },
  { key: 'type', content: columns.type, isSortable: true, width: 10.5 },
  { key: 'status', content: columns.status, isSortable: true, width: 10.5 },
  { key: 'issue', content: columns.issue, isSortable: true, width: 17 },
];
const MENU = { key: 'menu', content: <span className="unseen">{columns.buttons}</span>, width: 4 };
const CELLS = ['title', 'owner', 'priority', 'due', 'type', 'status', 'issue'];

interface ActionGridProps {
  /** In the order in which they are shown. */
  readonly rows: readonly ActionRow[];
  readonly today: string;
  readonly order: SortOrder;
  readonly onSort: (key: SortKey) => void;
  readonly selection: Selection;
  readonly tools: CellTools;
  readonly below: BelowTools;
  readonly opened: Opened | null;
  readonly commands: ReadonlyMap<string, RowCommand>;
  readonly drafts: ReadonlyMap<string, readonly RowDraft[]>;
  /** Rows that are to be noticed. */
  readonly fresh: ReadonlySet<string>;
}

/**
 * The table itself. Rows come sorted: the keys of their cells only tell Atlaskit's own sorting to leave them so, each
 * with the line below it.
 */
export function ActionGrid(props: ActionGridProps) {
  const { rows, today, order, selection, tools, below, opened } = props;
  const { mayEdit } = useHere();
  const turn = order?.direction === 'DESC' ? -1 : 1;
  const wholeWidth = HEAD.length + (mayEdit ? 2 : 0);

  const cellsOf = (row: ActionRow, place: number) => {
    const { id, fields } = row.action;
    const cells = actionCells({ row, today, tools, onDo: below.onDo }).map((content, column) => ({
      key: place,
      content,
      className: `col-${CELLS[column] ?? ''}`,
    }));
    if (!mayEdit) return cells;
    const tick = (
      <SelectRow id={id} title={fields.title} isSelected={selection.has(id)} onToggle={selection.toggle} />
    );
    const menu = <MenuColumn row={row} onDo={below.onDo} />;
    return [
      { key: place, content: tick, className: 'col-tick' },
      ...cells,
      { key: place, content: menu, className: 'col-menu' },
    ];
  };
  const whole = (place: number, content: ReactNode) => [
    { key: place, colSpan: wholeWidth, content },
    ...Array.from({ length: wholeWidth - 1 }, () => ({ key: place })),
  ];
  const drawn = rows.flatMap((row, index) => {
    const { action } = row;
    const { id } = action;
    // A row and the line below it stay together in either direction.
    const place = (index * 2 + 1) * turn;
    const under = {
      opened: opened?.id === id && opened.as !== 'editor' ? opened.as : null,
      command: props.commands.get(id) ?? null,
      drafts: (mayEdit && props.drafts.get(id)) || [],
    };
    const isEditing = mayEdit && opened?.id === id && opened.as === 'editor';
    const main = {
      key: id,
      testId: `action-${id}`,
      className: isEditing ? 'row-whole' : props.fresh.has(id) ? 'row-fresh' : 'row-plain',
      cells: isEditing
        ? whole(
            place,
            <OpenedRow
              opened={opened}
              action={action}
              nameOf={below.nameOf}
              onClose={() => below.onClose(id)}
            />,
          )
        : cellsOf(row, place),
    };
    if (isEditing || !isAnythingBelow(row, under)) return [main];
    const line = {
      key: `below-${id}`,
      testId: 'action-below',
      className: 'row-whole row-below',
      cells: whole(place + 1, <RowBelow row={row} {...under} tools={below} />),
    };
    return [main, line];
  });
  const select = {
    key: 'select',
    width: 3.5,
    content: <SelectAll selection={selection} shown={rows.length} />,
  };
  return (
    <div
      className="action-grid"
      role="group"
      tabIndex={-1}
      aria-label={actionTexts.table}
      onKeyDown={moveByKey}
    >
      <p className="small subtle sort-by" aria-hidden>
        {tableTexts.sortBy}
      </p>
      <DynamicTableStateless
        label={actionTexts.table}
        head={{ cells: mayEdit ? [select, ...HEAD, MENU] : HEAD }}
        rows={drawn}
        {...(order && { sortKey: order.key, sortOrder: order.direction })}
        onSort={({ key }: { key: SortKey }) => props.onSort(key)}
        testId="actions"
      />
    </div>
  );
}
