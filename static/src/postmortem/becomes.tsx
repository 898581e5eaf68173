import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../shared/announcer';
import { Problem } from '../shared/problem';
import { findingTexts } from '../texts/findings';
import { PlaceLink } from './place-link';
import { useOneClick } from './use-one-click';

interface BecomesProps {
  /** What the button says: `Make it a root cause`. */
  readonly label: string;
  /** What a finding is called for who cannot see where the button stands. */
  readonly of: string;
  /** What it has become: `Is a root cause`. */
  readonly became: string;
  /** Where it stands already; null while it does not. */
  readonly there: { readonly placeId: string; readonly onGo?: () => void } | null;
  /** Answers the version that it has now. Rejects with CallFailure. */
  readonly add: (changeId: string) => Promise<{ readonly id: string; readonly version: number }>;
  readonly takeBack: (
    added: { readonly id: string; readonly version: number },
    changeId: string,
  ) => Promise<void>;
  /** Said while it is new. */
  readonly advice?: string;
}

/** A finding becomes something else in one click: added at once, with where it went, and a way back. */
export function Becomes({ label, of, became, there, add, takeBack, advice }: BecomesProps) {
  const { isBusy, problem, run } = useOneClick();
  const [added, setAdded] = useState<{ id: string; version: number } | null>(null);
  const announce = useAnnounce();
  const group = useRef<HTMLSpanElement>(null);
  const awaited = useRef<'there' | 'gone' | null>(null);
  const isThere = there !== null;
  useEffect(() => {
    // What was pressed goes as soon as the record shows its effect; the keyboard goes on there.
    if (awaited.current !== (isThere ? 'there' : 'gone')) return;
    awaited.current = null;
    group.current?.querySelector<HTMLElement>('a, button')?.focus();
  });

  const onAdd = () =>
    run(async (changeId) => {
      const made = await add(changeId);
      awaited.current = 'there';
      setAdded(made);
      announce(findingTexts.added(became));
    });
  const onUndo = () =>
    run(async (changeId) => {
      if (added === null) return;
      await takeBack(added, changeId);
      awaited.current = 'gone';
      setAdded(null);
      announce(findingTexts.undone);
    });
  return (
    <span ref={group} className="becomes row" data-testid="becomes">
      {there === null ? (
        <Button
          spacing="compact"
          isLoading={isBusy}
          aria-label={`${label}: ${of}`}
          onClick={() => void onAdd()}
        >
          {label}
        </Button>
      ) : (
        <>
          <span className="small">
            <span aria-hidden>✓ </span>
            {became}.{' '}
            <PlaceLink id={there.placeId} onGo={there.onGo}>
              {findingTexts.goTo}
            </PlaceLink>
          </span>
          {added !== null && (
            <Button spacing="compact" appearance="subtle" isLoading={isBusy} onClick={() => void onUndo()}>
              {findingTexts.undo}
            </Button>
          )}
          {added !== null && advice !== undefined && <span className="small subtle">{advice}</span>}
        </>
      )}
      <Problem text={problem} isSmall />
    </span>
  );
}
