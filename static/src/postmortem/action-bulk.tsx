import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { LoadingState } from '../shared/screen-states';
import { bulkTexts } from '../texts/action-table';
import { sharedTexts } from '../texts/shared';
import { BulkForm, type BulkKind } from './action-bulk-form';
import { mayBecomeIssue } from './eligible';
import { useBulkChange, type BulkChange, type BulkRule } from './use-bulk-change';

const CreateIssuesPanel = lazy(async () => ({
  default: (await import('./create-issues-panel')).CreateIssuesPanel,
}));

interface ActionBulkProps {
  readonly selected: readonly ActionView[];
  readonly all: readonly ActionView[];
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly onTouched: (...ids: readonly string[]) => void;
  /** While something is going on, or to be read, this stays though nothing is selected any more. */
  readonly onBusy: (isBusy: boolean) => void;
  readonly onClear: () => void;
}

const KINDS: readonly (BulkKind | 'create')[] = ['owner', 'priority', 'due', 'commit', 'drop', 'create'];

/** What can be done with the selected actions, and what became of each of them. */
export function ActionBulk(props: ActionBulkProps) {
  const { selected, onTouched, onBusy, onClear } = props;
  const [kind, setKind] = useState<BulkKind | 'create' | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const buttonOf = (of: string) => bar.current?.querySelector<HTMLElement>(`[data-kind="${of}"] button`);
  const close = () => {
    const was = kind;
    setKind(null);
    onBusy(false);
    setTimeout(() => was !== null && buttonOf(was)?.focus());
  };
  return (
    <div ref={bar} role="group" aria-label={bulkTexts.bar} className="panel stack" data-testid="bulk">
      <div className="row">
        <strong role="status">{bulkTexts.selected(selected.length)}</strong>
        {KINDS.map((one) => (
          <span key={one} data-kind={one}>
            <Button
              spacing="compact"
              aria-expanded={kind === one}
              isDisabled={selected.length === 0}
              onClick={() => {
                setKind(one);
                onBusy(false);
              }}
            >
              {bulkTexts.change[one]}
            </Button>
          </span>
        ))}
        <Button spacing="compact" appearance="subtle" onClick={onClear}>
          {bulkTexts.clear}
        </Button>
      </div>
      {kind === 'create' && <CreateSelected key="create" {...props} onClose={close} />}
      {kind !== null && kind !== 'create' && (
        <ChangeSelected
          key={kind}
          {...props}
          kind={kind}
          onClose={close}
          onStart={(actions) => {
            onBusy(true);
            onTouched(...actions.map(({ id }) => id));
          }}
        />
      )}
    </div>
  );
}

interface ChangeSelectedProps extends ActionBulkProps {
  readonly kind: BulkKind;
  readonly onStart: (actions: readonly ActionView[]) => void;
  readonly onClose: () => void;
}

function ChangeSelected({ kind, selected, all, people, nameOf, onStart, onClose }: ChangeSelectedProps) {
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

function CreateSelected({ selected, onClose }: Pick<ActionBulkProps, 'selected'> & { onClose: () => void }) {
  // What was asked for stays on the list while the rows change.
  const [given] = useState(selected);
  const eligible = given.filter(mayBecomeIssue);
  if (eligible.length === 0)
    return (
      <div className="row" role="alert">
        <p>{bulkTexts.noneEligible}</p>
        <Button spacing="compact" onClick={onClose}>
          {sharedTexts.close}
        </Button>
      </div>
    );
  return (
    <Suspense fallback={<LoadingState />}>
      {eligible.length < given.length && <p>{bulkTexts.someEligible(eligible.length, given.length)}</p>}
      <CreateIssuesPanel actions={eligible} onClose={onClose} />
    </Suspense>
  );
}
