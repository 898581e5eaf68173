import { actionTexts } from '../texts/actions';
import type { CellField } from './action-cell-value';

const { columns } = actionTexts;

/** What each cell is called. */
export const FIELD_LABELS: Readonly<Record<CellField, string>> = {
  title: columns.task,
  owner: columns.owner,
  priority: columns.priority,
  dueOn: columns.due,
  type: columns.type,
  status: columns.status,
};

/** In the order of the table's columns. */
export const CELL_FIELDS: readonly CellField[] = ['title', 'owner', 'priority', 'dueOn', 'type', 'status'];
