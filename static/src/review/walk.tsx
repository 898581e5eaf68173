import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useEffect, useRef, useState } from 'react';
import { inReadingOrder } from '../../../src/contract/rules';
import { clockWords } from '../../../src/contract/timeline';
import { useReport } from '../postmortem/report';
import { useShownZone } from '../postmortem/shown-zone';
import { entryKindNames } from '../texts/postmortem';
import { reviewTexts } from '../texts/review';

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const WRITTEN_IN = 'input, textarea, select, [contenteditable="true"], [role="listbox"]';

/** The timeline, one entry after another. Stays at its entry when others are added or removed meanwhile. */
export function Walk() {
  const { timeline } = useReport();
  const { zone } = useShownZone();
  const entries = inReadingOrder(timeline.map(({ value }) => value));
  const [at, setAt] = useState({ id: '', index: 0 });
  const found = entries.findIndex(({ id }) => id === at.id);
  const index = found >= 0 ? found : Math.min(at.index, Math.max(0, entries.length - 1));
  const entry = entries[index];
  const step = useRef<(by: 1 | -1) => void>(() => undefined);
  useEffect(() => {
    step.current = (by) => {
      const next = entries[index + by];
      if (next) setAt({ id: next.id, index: index + by });
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      const isTyping = event.target instanceof Element && event.target.closest(WRITTEN_IN) !== null;
      if (by === undefined || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step.current(by);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="stack" role="group" aria-label={reviewTexts.walk}>
      <h4>{reviewTexts.walk}</h4>
      {entry === undefined ? (
        <p className="subtle">{reviewTexts.noEntries}</p>
      ) : (
        <>
          <div className="walk-entry stack" aria-live="polite" aria-atomic data-testid="walk-entry">
            <div className="row small">
              <span>{reviewTexts.entryOf(index + 1, entries.length)}</span>
              <span>{clockWords(entry, zone)}</span>
              <Lozenge>{entryKindNames[entry.kind]}</Lozenge>
              {entry.source !== '' && <span className="subtle">{entry.source}</span>}
            </div>
            <p className="written walk-text">{entry.text}</p>
          </div>
          <div className="row">
            <Button isDisabled={index === 0} onClick={() => step.current(-1)}>
              {reviewTexts.previous}
            </Button>
            <Button
              appearance="primary"
              isDisabled={index === entries.length - 1}
              onClick={() => step.current(1)}
            >
              {reviewTexts.next}
            </Button>
            <span className="small subtle">{reviewTexts.walkHint}</span>
          </div>
        </>
      )}
    </div>
  );
}
