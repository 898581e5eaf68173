import { humanErrorAlone, type PersonNames } from '../../../src/contract/cause-hints';
import { findingTexts } from '../texts/findings';
import { useSettled } from '../shared/use-settled';

interface CauseHintProps {
  readonly text: string;
  readonly people: readonly PersonNames[];
}

/** Below a cause that is somebody's error and nothing else: what to ask instead. It stands in nobody's way. */
export function CauseHint({ text, people }: CauseHintProps) {
  const settled = useSettled(text);
  const hint = settled.trim() === '' ? null : humanErrorAlone(settled, people);
  return (
    <div aria-live="polite" className="small" data-testid="cause-hint">
      {hint && (
        <p className="hint">
          {findingTexts.humanError(hint.words)} {hint.question}{' '}
          <span className="subtle">{findingTexts.hintIsNoBlock}</span>
        </p>
      )}
    </div>
  );
}
