import { useRef, useState, type KeyboardEvent } from 'react';
import { richTextTexts } from '../texts/rich-text';
import type { ToolName } from './commands';
import { ToolIcon } from './toolbar-icons';
import type { ToolStates } from './tool-states';

const GROUPS: readonly (readonly (ToolName | 'link')[])[] = [
  ['bold', 'italic', 'strike', 'code', 'link'],
  ['heading', 'bullets', 'numbers', 'quote', 'codeBlock', 'table'],
  ['rowBelow', 'columnRight', 'removeRow', 'removeColumn'],
  ['undo', 'redo'],
];
const IN_TABLES: readonly string[] = GROUPS[2] ?? [];

interface ToolbarProps {
  /** The element that the tools work on. */
  readonly controls: string;
  /** Null while the source is shown: then only the way back is there. */
  readonly states: ToolStates | null;
  readonly onTool: (name: ToolName) => void;
  readonly onLink: () => void;
  readonly isSource: boolean;
  /** Absent where the text can only be shown as its source. */
  readonly onSource?: (() => void) | undefined;
}

/** Buttons above the text: one stop of Tab, arrow keys between them. */
export function Toolbar({ controls, states, onTool, onLink, isSource, onSource }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('bold');
  const shown = states === null ? [] : GROUPS.map((names) => names.filter((name) => isShown(name, states)));
  const all: string[] = [...shown.flat(), ...(onSource ? ['markdown'] : [])];
  const stop = all.includes(current) ? current : all[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -all.length, End: all.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = all.indexOf(stop ?? '');
    const next = Math.abs(step) === 1 ? (at + step + all.length) % all.length : step < 0 ? 0 : all.length - 1;
    bar.current?.querySelector<HTMLElement>(`[data-tool="${all[next] ?? ''}"]`)?.focus();
  };
  const button = (name: ToolName | 'link' | 'markdown', label: string, run: () => void, isOn?: boolean) => (
    <button
      key={name}
      type="button"
      className="rich-text-tool"
      data-tool={name}
      aria-label={label}
      title={richTextTexts.named(label, richTextTexts.keys[name], isMac)}
      aria-pressed={isOn}
      aria-disabled={name !== 'markdown' && states?.[name]?.isOff === true ? true : undefined}
      tabIndex={name === stop ? 0 : -1}
      onFocus={() => setCurrent(name)}
      // The selection in the text stays.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <ToolIcon name={name} />
    </button>
  );
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={richTextTexts.toolbar}
      aria-controls={controls}
      className="rich-text-toolbar"
      onKeyDown={onKeyDown}
    >
      {shown.map((names, index) => (
        <div key={GROUPS[index]?.[0]} className="rich-text-group">
          {names.map((name) =>
            name === 'link'
              ? button(name, richTextTexts.link, onLink, states?.link?.isOn)
              : button(name, richTextTexts.tools[name], () => onTool(name), states?.[name]?.isOn),
          )}
        </div>
      ))}
      {onSource && button('markdown', richTextTexts.markdown, onSource, isSource)}
    </div>
  );
}

const isShown = (name: ToolName | 'link', states: ToolStates) =>
  !IN_TABLES.includes(name) || states.rowBelow?.isOff === false;
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
