import { stepHints, type PersonNames } from '../../../src/contract/cause-hints';
import { useSettled } from '../shared/use-settled';

interface StepHintProps {
  readonly text: string;
  readonly people: readonly PersonNames[];
}

/** Below an answer that names or blames somebody: a question that leads on from there. */
export function StepHint({ text, people }: StepHintProps) {
  const settled = useSettled(text);
  const [hint] = settled.trim() === '' ? [] : stepHints({ text: settled }, people);
  return (
    <div aria-live="polite" className="small" data-testid="step-hint">
      {hint && (
        <p className="hint">
          “{hint.words}”: {hint.why} {hint.question}
        </p>
      )}
    </div>
  );
}
