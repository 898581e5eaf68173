import Button from '@atlaskit/button/default/button';
import { useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { ActionView } from '../../../src/contract/postmortem';
import { whyNotValid, type ActionFields } from '../../../src/contract/rules';
import { dropDraft } from '../shared/kept-drafts';
import { cellTexts } from '../texts/action-table';
import { sharedTexts } from '../texts/shared';
import { CellConflict } from './action-cell-conflict';
import { CellInput } from './action-cell-input';
import { partOf, type CellField } from './action-cell-value';
import { neighbourOf } from './action-keys';
import { keepCell, startOfCell } from './cell-draft';
import { todayHere } from './today';
import { useCellEdit } from './use-cell-edit';

interface ActionCellEditorProps {
  readonly action: ActionView;
  readonly field: CellField;
  readonly label: string;
  /** Where this browser keeps what is being written. */
  readonly draftKey: string;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** `stay`: the focus goes back to the cell. */
  readonly onClose: (then: 'stay' | 'leave') => void;
  /** The value needs more than this cell can say: a reason, an owner. */
  readonly onLead: (part: Partial<ActionFields>) => void;
}

/**
 * One cell, edited where it stands. Enter saves, Escape cancels, Tab saves and moves on; leaving it saves, too.
 * A save that fails keeps what was typed; so does this browser until it is saved or given up.
 */
export function ActionCellEditor(props: ActionCellEditorProps) {
  const { action, field, label, draftKey, onClose, onLead } = props;
  const [start] = useState(() => startOfCell(draftKey, action, field));
  const [value, setValue] = useState(start.words);
  /** People type on while a save is running. */
  const latest = useRef(start.words);
  const [wrong, setWrong] = useState('');
  const { state, seen, save, goOn, refresh } = useCellEdit(start.action, label);
  const cell = useRef<HTMLDivElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    const input = cell.current?.querySelector<HTMLElement>('textarea, input, select');
    input?.focus();
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    // What was kept is written on; what stands there is mostly replaced.
    if (start.isKept) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }, [start]);
  const write = (words: string) => {
    latest.current = words;
    setValue(words);
    setWrong('');
    if (words === (seen.fields[field] ?? '')) dropDraft(draftKey);
    else keepCell(draftKey, words, seen);
  };
  const isHere = () => cell.current?.contains(document.activeElement) ?? false;
  const close = (then: 'stay' | 'leave') => {
    if (closed.current) return;
    closed.current = true;
    dropDraft(draftKey);
    onClose(then);
  };

  /** False when it has to stay open because nothing could even be sent. */
  const commit = (then: 'stay' | 'leave', chosen: string = value): boolean => {
    if (closed.current || state.kind === 'saving') return true;
    const read = partOf(field, chosen, todayHere());
    if (typeof read === 'string') {
      setWrong(read);
      return false;
    }
    setWrong('');
    if (read[field] === seen.fields[field] && state.kind === 'editing') {
      close(then);
      return true;
    }
    if (whyNotValid({ ...action.fields, ...read }, action.issue) !== null) {
      closed.current = true;
      dropDraft(draftKey);
      onLead(read);
      return true;
    }
    void save(read).then((saved) => {
      if (saved === null || closed.current) return;
      if (latest.current !== chosen) {
        keepCell(draftKey, latest.current, saved);
        flushSync(() => goOn(saved));
        // Leaving a cell saves it, also what was typed after it was sent.
        if (!isHere()) newest.current?.('leave');
        return;
      }
      // Whoever has gone on by now is not called back.
      close(then === 'stay' || isHere() ? 'stay' : 'leave');
    });
    return true;
  };
  const newest = useRef<typeof commit>();
  useLayoutEffect(() => {
    newest.current = commit;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close('stay');
    }
    if (!isInput(event.target)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      // What somebody else saved is overwritten by the button that says so, and by nothing else.
      if (state.kind !== 'conflict') commit('stay');
    }
    // When something is to be decided, Tab leads to its buttons.
    if (event.key === 'Tab' && state.kind === 'editing') {
      event.preventDefault();
      const next = neighbourOf(event.target, event.shiftKey ? -1 : 1);
      if (commit('leave')) next?.focus();
    }
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Another window has the focus; this cell has it again when the person comes back.
    if (!document.hasFocus() || currentTarget.contains(relatedTarget)) return;
    if (state.kind === 'editing') commit('leave');
  };
  return (
    <div
      ref={cell}
      className="cell-editor stack"
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      data-testid="cell-editor"
    >
      <CellInput
        {...props}
        value={value}
        error={wrong}
        onChange={write}
        onChoose={(chosen) => {
          write(chosen);
          commit('stay', chosen);
        }}
      />
      {state.kind === 'editing' && state.typedOn && (
        <p className="small" data-testid="typed-on">
          {cellTexts.typedOn(label)}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className="small wrong" role="alert">
          {cellTexts.failed} {state.message}
        </p>
      )}
      {state.kind === 'conflict' && (
        <CellConflict
          theirs={state.theirs}
          field={field}
          nameOf={props.nameOf}
          onTheirs={() => {
            close('stay');
            refresh();
          }}
          onMine={() => commit('stay')}
        />
      )}
      <div className="row">
        {state.kind !== 'conflict' && (
          <Button
            spacing="compact"
            appearance="primary"
            isLoading={state.kind === 'saving'}
            aria-label={cellTexts.saveNamed(label)}
            onClick={() => commit('stay')}
          >
            {state.kind === 'failed' ? sharedTexts.retry : sharedTexts.save}
          </Button>
        )}
        <Button
          spacing="compact"
          appearance="subtle"
          aria-label={cellTexts.cancelNamed(label)}
          onClick={() => close('stay')}
        >
          {sharedTexts.cancel}
        </Button>
      </div>
    </div>
  );
}

const isInput = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;
