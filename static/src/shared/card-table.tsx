import DynamicTable from '@atlaskit/dynamic-table';
import type { ReactNode } from 'react';
import './card-table.css';

export interface CardColumn<K extends string> {
  readonly key: K;
  readonly head: string;
  /** The cells say by themselves what they are: no label in a card. */
  readonly isPlain?: boolean;
  /** Of buttons, which need no head to be seen. */
  readonly isHeadUnseen?: boolean;
  /** Per cent. */
  readonly width?: number;
}

interface CardRow<K extends string> {
  readonly key: string;
  /** An empty text says nothing: a card leaves it out with its label. */
  readonly cells: Readonly<Record<K, ReactNode>>;
}

interface CardTableProps<K extends string> {
  readonly label: string;
  readonly columns: readonly CardColumn<K>[];
  readonly rows: readonly CardRow<K>[];
}

/** A table that turns into cards in a narrow frame, where columns would be cut off. */
export function CardTable<K extends string>({ label, columns, rows }: CardTableProps<K>) {
  return (
    <div className="scroll wide-table card-table" role="group" tabIndex={0} aria-label={label}>
      <DynamicTable
        label={label}
        head={{
          cells: columns.map(({ key, head, isHeadUnseen = false, width }) => ({
            key,
            content: isHeadUnseen ? <span className="unseen">{head}</span> : head,
            ...(width !== undefined && { width }),
          })),
        }}
        rows={rows.map(({ key, cells }) => ({
          key,
          cells: columns.map((column) => ({
            key: column.key,
            content: cells[column.key] !== '' && (
              <>
                {column.isPlain !== true && <span className="card-label">{column.head} </span>}
                {cells[column.key]}
              </>
            ),
          })),
        }))}
      />
    </div>
  );
}
