import { memo, useEffect, useRef } from 'react';
import { bulkTexts } from '../texts/action-table';
import { shortened } from '../texts/postmortem';
import type { Selection } from './action-selection';

/** Where the focus goes when nothing is selected any more. */
export const SELECT_ALL = 'select-all-actions';

interface SelectRowProps {
  readonly id: string;
  readonly title: string;
  readonly isSelected: boolean;
  readonly onToggle: Selection['toggle'];
}

/** The tick of one row; with Shift it takes all rows since the last tick along. */
export const SelectRow = memo(function SelectRow({ id, title, isSelected, onToggle }: SelectRowProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        aria-label={bulkTexts.select(shortened(title))}
        checked={isSelected}
        // A click tells about Shift, a change does not.
        onClick={(event) => onToggle(id, event.shiftKey)}
        onChange={() => undefined}
      />
    </label>
  );
});

/** The tick over all rows that are shown. */
export function SelectAll({ selection, shown }: { readonly selection: Selection; readonly shown: number }) {
  const box = useRef<HTMLInputElement>(null);
  const some = selection.selected.length > 0;
  const all = some && selection.selected.length === shown;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !all;
  }, [some, all]);
  return (
    <label className="tick">
      <input
        ref={box}
        id={SELECT_ALL}
        type="checkbox"
        aria-label={bulkTexts.selectAll}
        checked={all}
        onChange={selection.toggleAll}
      />
    </label>
  );
}
