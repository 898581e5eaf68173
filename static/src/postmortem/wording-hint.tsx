import { vagueWording } from '../../../src/contract/wording';
import { useSettled } from '../shared/use-settled';
import { tableTexts } from '../texts/action-table';

/** Below a task: a question where its words say no outcome. It stands in nobody's way. */
export function WordingHint({ task }: { readonly task: string }) {
  const hint = vagueWording(useSettled(task));
  return (
    <div aria-live="polite" className="small subtle" data-testid="wording-hint">
      {hint && (
        <p>
          {tableTexts.vague(hint.words)} {hint.question}
        </p>
      )}
    </div>
  );
}
