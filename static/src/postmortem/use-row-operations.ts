import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { focusHeading } from '../shared/focus-heading';
import { cellButtonId } from './action-cell';
import { createButtonId } from './issue-cell';
import type { Opened } from './opened-row';
import { isCommand, type RowCommand, type RowOperation } from './row-operations';
import { menuButtonId } from './row-menu';

export interface RowOperations {
  readonly opened: Opened | null;
  readonly commands: ReadonlyMap<string, RowCommand>;
  readonly lead: (opened: Opened) => void;
  readonly onDo: (actionId: string, operation: RowOperation) => void;
  readonly onClose: (actionId: string) => void;
  readonly onCommandOver: (actionId: string) => void;
  readonly onRemoved: (actionId: string) => void;
}

/**
 * What is open or going on at the rows: one panel or question in all, and one command at each row. Whatever closes
 * gives the focus back to where it came from.
 */
export function useRowOperations(): RowOperations {
  const [opened, setOpened] = useState<Opened | null>(null);
  const now = useRef(opened);
  useEffect(() => {
    now.current = opened;
  });
  const [commands, setCommands] = useState<ReadonlyMap<string, RowCommand>>(() => new Map());

  const onDo = useCallback((id: string, operation: RowOperation) => {
    if (!isCommand(operation)) return setOpened({ id, as: operation });
    setCommands((before) => new Map(before).set(id, operation));
    // What was pressed may go as soon as it is done.
    document.getElementById(menuButtonId(id))?.focus();
  }, []);
  const onClose = useCallback((id: string) => {
    const was = now.current;
    if (was?.id !== id) return;
    setOpened(null);
    giveFocusBack(() => backOf(was));
  }, []);
  const onCommandOver = useCallback((id: string) => {
    setCommands((before) => new Map([...before].filter(([other]) => other !== id)));
    giveFocusBack(() => document.getElementById(menuButtonId(id)));
  }, []);
  const onRemoved = useCallback((id: string) => {
    const row = document.getElementById(menuButtonId(id))?.closest('tr');
    const next = row && neighbourMenu(row);
    const section = row?.closest('section');
    setOpened(null);
    giveFocusBack(() => {
      if (next?.isConnected) return next;
      focusHeading(section);
      return null;
    });
  }, []);
  return useMemo(
    () => ({ opened, commands, lead: setOpened, onDo, onClose, onCommandOver, onRemoved }),
    [opened, commands, onDo, onClose, onCommandOver, onRemoved],
  );
}

function backOf({ id, as, from }: Opened): HTMLElement | null {
  const first = from ? cellButtonId(id, from.field) : as === 'creation' ? createButtonId(id) : '';
  return document.getElementById(first) ?? document.getElementById(menuButtonId(id));
}

/** Once what had the focus is gone; whoever went elsewhere meanwhile stays there. */
function giveFocusBack(to: () => HTMLElement | null): void {
  setTimeout(() => {
    if (document.activeElement === document.body) to()?.focus();
  });
}

/** The menu button of the next row, or of the one before. */
function neighbourMenu(row: Element): HTMLElement | null {
  const menus = [...(row.parentElement?.querySelectorAll<HTMLElement>('[aria-haspopup=menu]') ?? [])];
  const here = menus.findIndex((menu) => row.contains(menu));
  return menus[here + 1] ?? menus[here - 1] ?? null;
}
