import { useId, useState, type ReactNode } from 'react';
import './disclosure.css';

interface DisclosureProps {
  readonly title: string;
  /** How much is in it: `2 chains`. Empty for nothing worth saying. */
  readonly note: string;
  readonly headingLevel?: 'h2' | 'h3';
  /** Whether it is open as long as nobody opened or closed it. */
  readonly isOpenAtFirst: boolean;
  readonly children: () => ReactNode;
}

/** A heading that shows and hides what stands below it. What is hidden is not drawn, and not loaded. */
export function Disclosure({
  title,
  note,
  headingLevel: Heading = 'h3',
  isOpenAtFirst,
  children,
}: DisclosureProps) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? isOpenAtFirst;
  return (
    <div className="disclosure stack">
      <Heading>
        <button
          type="button"
          className="disclosure-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setChosen(!isOpen)}
        >
          <svg viewBox="0 0 16 16" aria-hidden className={isOpen ? 'chevron chevron-open' : 'chevron'}>
            <path d="M6 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
          {title}
          {note !== '' && <span className="small subtle">{note}</span>}
        </button>
      </Heading>
      {isOpen && (
        <div id={id} className="stack">
          {children()}
        </div>
      )}
    </div>
  );
}
