import { useRef, type ReactNode } from 'react';
import { tableTexts } from '../texts/action-table';

/** Shorter tables are passed as quickly as the button. */
const FROM_ROWS = 5;

/** Past a long table with one key instead of ten for each row. */
export function SkipTable({ rows, children }: { readonly rows: number; readonly children: ReactNode }) {
  const after = useRef<HTMLSpanElement>(null);
  return (
    <>
      {rows >= FROM_ROWS && (
        <div>
          <button type="button" className="skip" onClick={() => after.current?.focus()}>
            {tableTexts.skip}
          </button>
        </div>
      )}
      {children}
      <span ref={after} tabIndex={-1} />
    </>
  );
}
