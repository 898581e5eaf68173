import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { bulkTexts } from '../texts/action-table';
import { sharedTexts } from '../texts/shared';
import { BulkForm, type BulkKind } from './action-bulk-form';
import { useBulkChange, type BulkChange, type BulkRule } from './use-bulk-change';

interface ChangeSelectedProps {
  readonly kind: BulkKind;
  readonly selected: readonly ActionView[];
  readonly all: readonly ActionView[];
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly onStart: (actions: readonly ActionView[]) => void;
  readonly onClose: () => void;
}

/** Asks for the one change, makes it, and says what became of each. */
export function ChangeSelected({
  kind,
  selected,
  all,
  people,
  nameOf,
  onStart,
  onClose,
}: ChangeSelectedProps) {
  const change = useBulkChange();
  const [rule, setRule] = useState<BulkRule | null>(null);
  const { phase, failed, rows } = change;
  const end = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that was pressed is gone; whoever went elsewhere meanwhile stays there.
    if (phase === 'finished' && document.activeElement === document.body) end.current?.focus();
  }, [phase]);
  const run = (actions: readonly ActionView[], next: BulkRule) => {
    setRule(() => next);
    onStart(actions);
    void change.start(actions, next);
  };
  /** As they are now: what was missing may have been added meanwhile. */
  const again = failed.map((was) => all.find(({ id }) => id === was.id) ?? was);
  if (phase === 'asking')
    return (
      <BulkForm
        kind={kind}
        count={selected.length}
        people={people}
        nameOf={nameOf}
        onApply={(next) => run(selected, next)}
        onCancel={onClose}
      />
    );
  const handled = [...rows.values()].filter(
    ({ state }) => !['waiting', 'saving'].includes(state.kind),
  ).length;
  return (
    <div className="stack">
      {phase === 'running' && (
        <ProgressBar ariaLabel={bulkTexts.running(handled, rows.size)} value={handled / rows.size} />
      )}
      <p ref={end} tabIndex={-1} className="result">
        {phase === 'running'
          ? bulkTexts.running(handled, rows.size)
          : bulkTexts.finished(rows.size - failed.length, failed.length)}
      </p>
      <Failures rows={rows} />
      {phase === 'finished' && (
        <div className="row">
          {again.length > 0 && rule !== null && (
            <Button onClick={() => run(again, rule)}>{bulkTexts.retry(again.length)}</Button>
          )}
          <Button appearance="subtle" onClick={onClose}>
            {sharedTexts.close}
          </Button>
        </div>
      )}
    </div>
  );
}

function Failures({ rows }: Pick<BulkChange, 'rows'>) {
  const failures = [...rows.values()].flatMap(({ action, state }) =>
    state.kind === 'failed' ? [{ action, message: state.message }] : [],
  );
  if (failures.length === 0) return null;
  return (
    <ul className="plain-list stack" data-testid="bulk-failures">
      {failures.map(({ action, message }) => (
        <li key={action.id}>
          {action.fields.title}
          <p className="small">
            <strong className="wrong">{bulkTexts.notChanged}</strong> {message}
          </p>
        </li>
      ))}
    </ul>
  );
}
