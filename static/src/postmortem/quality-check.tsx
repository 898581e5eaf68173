import { useState } from 'react';
import type { CheckResult, Finding } from '../../../src/contract/quality-checks';
import { checkNames, qualityTexts, stateNames } from '../texts/quality-checks';
import { goToFinding } from './finding-place';

const SIGNS = { pass: '✓', fail: '!', unknown: '?' } as const;
const SHOWN_AT_ONCE = 5;

/** One check: its state, what to do next, and where. */
export function QualityCheck({ result }: { readonly result: CheckResult }) {
  const { check, state, required, says, findings } = result;
  // What is well needs no more words, and where the only finding says what the check says, it is said once.
  const isSaid = state === 'pass' || (findings.length === 1 && findings[0]?.says === says);
  return (
    <li className={`quality quality-${state}`} data-testid={`check-${check}`}>
      <span className="quality-sign" aria-hidden>
        {SIGNS[state]}
      </span>
      <div>
        <strong>{checkNames[check]}</strong> <span className="unseen">{stateNames[state]}</span>
        {required && (
          <span className={state === 'fail' ? 'small wrong' : 'small subtle'}>
            {state === 'fail' ? qualityTexts.holdsBack : qualityTexts.required}
          </span>
        )}
        {!isSaid && <p className="small">{says}</p>}
        <Findings findings={findings} />
      </div>
    </li>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const [isAll, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = isAll ? findings : findings.slice(0, SHOWN_AT_ONCE);
  const rest = findings.length - shown.length;
  return (
    <ul className="plain-list">
      {shown.map(({ place, says }, index) => (
        <li key={`${String(index)} ${says}`}>
          <button type="button" className="link-button small" onClick={() => goToFinding(place)}>
            {says}
          </button>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="link-button small" onClick={() => setAll(true)}>
            {qualityTexts.more(rest)}
          </button>
        </li>
      )}
    </ul>
  );
}
