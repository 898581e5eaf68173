import type { KeyboardEvent } from 'react';

/** Marks the button of a cell that can be edited in place. */
export const CELL_BUTTON = 'data-cell-button';
const FOCUSABLE = 'button:not([disabled]), a[href], input:not([disabled])';

/** The next cell that can be edited, in its row or in the rows after it (before it, for -1). */
export function neighbourOf(from: Element, step: 1 | -1): HTMLElement | null {
  const cells = [...(from.closest('table')?.querySelectorAll<HTMLElement>('td') ?? [])];
  const here = cells.findIndex((cell) => cell.contains(from));
  const ahead = step > 0 ? cells.slice(here + 1) : cells.slice(0, Math.max(here, 0)).reverse();
  return (
    ahead
      .map((cell) => cell.querySelector<HTMLElement>(`[${CELL_BUTTON}]`))
      .find((button) => button !== null) ?? null
  );
}

/**
 * Arrow keys between the cells of a table: left and right in the row, up and down in the column, Home and End to the
 * row's ends. Whoever types into a control keeps the keys for it.
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  if (
    !target.matches('td button, td a, td input[type=checkbox]') ||
    target.closest('.cell-editor, .opened-row, .below, [role=menu]')
  )
    return;
  const next = nextFor(event.key, target);
  if (next === null) return;
  event.preventDefault();
  next.focus();
}

function nextFor(key: string, target: HTMLElement): HTMLElement | null {
  const cell = target.closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row) return null;
  const stops = [...row.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const here = stops.indexOf(target);
  switch (key) {
    case 'ArrowLeft':
      return stops[here - 1] ?? null;
    case 'ArrowRight':
      return stops[here + 1] ?? null;
    case 'Home':
      return stops[0] ?? null;
    case 'End':
      return stops.at(-1) ?? null;
    case 'ArrowUp':
      return inColumn(beside(row, 'previousElementSibling'), cell.cellIndex);
    case 'ArrowDown':
      return inColumn(beside(row, 'nextElementSibling'), cell.cellIndex);
    default:
      return null;
  }
}

/** The next row of an action; what stands below one belongs to it and is reached by Tab. */
function beside(row: Element, way: 'previousElementSibling' | 'nextElementSibling'): Element | null {
  const next = row[way];
  return next?.querySelector('.below') ? beside(next, way) : next;
}

/** The same column of another row, or the row's first stop where that cell has none. */
function inColumn(row: Element | null, column: number): HTMLElement | null {
  if (!(row instanceof HTMLTableRowElement)) return null;
  return (
    row.cells[column]?.querySelector<HTMLElement>(FOCUSABLE) ?? row.querySelector<HTMLElement>(FOCUSABLE)
  );
}
