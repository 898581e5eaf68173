import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { LoadingState } from '../shared/screen-states';
import { bulkTexts } from '../texts/action-table';
import { ChangeSelected } from './action-bulk-change';
import type { BulkKind } from './action-bulk-form';
import { mayBecomeIssue } from './eligible';

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
  readonly onCreated: (actions: readonly ActionView[]) => void;
}

const KINDS: readonly (BulkKind | 'create')[] = [
  'owner',
  'priority',
  'due',
  'commit',
  'done',
  'drop',
  'create',
];

/** What can be done with the selected actions, and what became of each of them. */
export function ActionBulk(props: ActionBulkProps) {
  const { selected, onTouched, onBusy, onClear } = props;
  const [kind, setKind] = useState<BulkKind | 'create' | null>(null);
  const eligible = selected.filter(mayBecomeIssue).length;
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
              isDisabled={selected.length === 0 || (one === 'create' && eligible === 0)}
              onClick={() => {
                setKind(one);
                onBusy(false);
              }}
            >
              {one === 'create' && eligible > 0 ? bulkTexts.createCount(eligible) : bulkTexts.change[one]}
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

interface CreateSelectedProps extends Pick<ActionBulkProps, 'selected' | 'nameOf' | 'onCreated'> {
  readonly onClose: () => void;
}

function CreateSelected({ selected, nameOf, onCreated, onClose }: CreateSelectedProps) {
  // What was asked for stays on the list while the rows change.
  const [given] = useState(selected);
  const [eligible] = useState(() => given.filter(mayBecomeIssue));
  return (
    <Suspense fallback={<LoadingState />}>
      {eligible.length < given.length && <p>{bulkTexts.someEligible(eligible.length, given.length)}</p>}
      <CreateIssuesPanel actions={eligible} nameOf={nameOf} onCreated={onCreated} onClose={onClose} />
    </Suspense>
  );
}
