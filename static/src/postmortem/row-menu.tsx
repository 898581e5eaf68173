import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { issueTexts } from '../texts/issues';
import type { ActionRow } from './action-row';
import { menuOf, type RowOperation } from './row-operations';

interface RowMenuProps {
  readonly row: ActionRow;
  readonly onDo: (actionId: string, operation: RowOperation) => void;
}

/**
 * Everything that can be done to one row, behind one button. The list is as wide as its words and opens upwards where
 * the frame ends: nothing of it may be outside, for the frame is as tall as its content.
 */
export function RowMenu({ row: { action, seen }, onDo }: RowMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [isUp, setUp] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const button = () => document.getElementById(menuButtonId(action.id));
  const close = () => {
    setOpen(false);
    button()?.focus();
  };
  useEffect(() => {
    if (!isOpen || !list.current) return;
    setUp(list.current.getBoundingClientRect().bottom > document.documentElement.clientHeight);
    itemsIn(list.current)[0]?.focus();
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') setOpen(false);
    const to = list.current && nextItem(itemsIn(list.current), event.key);
    if (event.key !== 'Escape' && !to) return;
    event.preventDefault();
    event.stopPropagation();
    if (to) to.focus();
    else close();
  };
  return (
    <div
      className="row-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        id={menuButtonId(action.id)}
        type="button"
        className="menu-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={issueTexts.menuNamed(action.fields.title)}
        onClick={() => {
          setUp(false);
          setOpen((open) => !open);
        }}
      >
        <svg className="dots" viewBox="0 0 16 16" aria-hidden>
          <circle cx="2.5" cy="8" r="1.5" />
          <circle cx="8" cy="8" r="1.5" />
          <circle cx="13.5" cy="8" r="1.5" />
        </svg>
      </button>
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={issueTexts.menuNamed(action.fields.title)}
          className={isUp ? 'menu-list menu-up' : 'menu-list'}
          onKeyDown={onKeyDown}
        >
          {menuOf(action, seen).map(({ operation, label }) => (
            <button
              key={operation}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              onClick={() => {
                close();
                onDo(action.id, operation);
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const itemsIn = (list: Element) => [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];

/** Arrow keys go round, Home and End to the ends, a letter to the next item that begins with it. */
function nextItem(items: readonly HTMLElement[], key: string): HTMLElement | null {
  const here = items.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      return items[(here + 1) % items.length] ?? null;
    case 'ArrowUp':
      return items.at(here - 1) ?? null;
    case 'Home':
      return items[0] ?? null;
    case 'End':
      return items.at(-1) ?? null;
    default: {
      const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
      const begun = (item: HTMLElement) => item.textContent.toLowerCase().startsWith(key.toLowerCase());
      return /^\p{L}$/u.test(key) ? (after.find(begun) ?? null) : null;
    }
  }
}

/** The button that gets the focus back when a question or a panel of the row is over. */
export function menuButtonId(actionId: string): string {
  return `more-${actionId}`;
}
