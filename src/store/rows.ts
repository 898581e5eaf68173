import type * as v from 'valibot';
import type { AddableRows } from '../app/ports';
import { toSqlInstant } from './columns';
import { readBasis } from './basis';
import { commitInsert, commitInsertMany, commitUpdate, type Table, type Values } from './commit';

/** A list of a postmortem whose rows are saved and removed one by one. */
export function rowsOf<S extends v.GenericSchema<unknown, { readonly id: string }>>(list: {
  readonly table: Table;
  /** The row (alias `t`) as a JSON expression, read by `shape`. */
  readonly json: string;
  readonly shape: S;
  readonly values: (value: v.InferOutput<S>) => Values;
}): AddableRows<v.InferOutput<S>> {
  return {
    basis: (key, id) =>
      readBasis(
        key,
        list.table,
        { on: 't.postmortem_id = p.id AND t.id = ?', params: [id], removable: true },
        list.json,
        list.shape,
      ),
    save: (postmortemId, basis, value, change) =>
      basis === null
        ? commitInsert(list.table, value.id, { postmortem_id: postmortemId, ...list.values(value) }, change)
        : commitUpdate(list.table, { id: value.id, ...basis }, list.values(value), change, {
            sql: ' AND removed_at IS NULL',
            params: [],
          }),
    add: (postmortemId, rows) =>
      commitInsertMany(
        list.table,
        rows.map(({ value, change }) => ({
          id: value.id,
          values: { postmortem_id: postmortemId, ...list.values(value) },
          change,
        })),
      ),
    remove: (_postmortemId, id, basis, change) =>
      commitUpdate(list.table, { id, ...basis }, { removed_at: toSqlInstant(change.at) }, change, {
        sql: ' AND removed_at IS NULL',
        params: [],
      }),
  };
}
