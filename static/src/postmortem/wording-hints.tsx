import { useRef, useState } from 'react';
import type { BlameHint } from '../../../src/contract/blameless';
import { useAnnounce } from '../shared/announcer';
import { wordingTexts } from '../texts/wording';
import { DismissHint } from './dismiss-hint';
import './wording-hints.css';

interface WordingHintsProps {
  readonly hints: readonly BlameHint[];
  /** Keys of those that are not shown. */
  readonly dismissed: ReadonlySet<string>;
  /** Rejects with CallFailure. */
  readonly onDismiss: (hint: BlameHint, reason: string) => Promise<void>;
}

/** Below a text: its words that blame, why they do, and a question that leads on. They stand in nobody's way. */
export function WordingHints({ hints, dismissed, onDismiss }: WordingHintsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const [asked, setAsked] = useState<string | null>(null);
  const open = hints.filter(({ key }) => !dismissed.has(key));
  const dismiss = async (hint: BlameHint, reason: string) => {
    await onDismiss(hint, reason);
    setAsked(null);
    announce(wordingTexts.dismissed(hint.words));
    heading.current?.focus();
  };
  return (
    <section aria-label={wordingTexts.heading} className="wording-hints" data-testid="wording">
      <p role="status" className="unseen">
        {wordingTexts.count(open.length)}
      </p>
      {(open.length > 0 || asked !== null) && (
        <h3 ref={heading} tabIndex={-1} className="wording-heading">
          {wordingTexts.heading} <span className="small subtle">{wordingTexts.nothingElse}</span>
        </h3>
      )}
      <ul className="plain-list stack">
        {open.map((hint) => (
          <li key={`${hint.key}:${String(hint.start)}`} className="wording-hint">
            <p>
              <span className="wording-mark">{hint.words}</span>: {hint.why}
            </p>
            <p className="subtle">{hint.question}</p>
            <DismissHint
              words={hint.words}
              isOpen={asked === hint.key}
              onOpen={(isOpen) => setAsked(isOpen ? hint.key : null)}
              onDismiss={(reason) => dismiss(hint, reason)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
