import { useDismissedHints } from './dismissed-hints';
import { usePersonNames } from './person-names';
import { useBlameHints } from './use-blame-hints';
import { WordingHints } from './wording-hints';

/** Below a plain text that is being written: its words that blame. */
export function TextWording({ text }: { readonly text: string }) {
  const { words } = useBlameHints(text, usePersonNames());
  const { dismissed, dismiss } = useDismissedHints();
  return (
    <WordingHints hints={words} dismissed={dismissed} onDismiss={({ key }, reason) => dismiss(key, reason)} />
  );
}
