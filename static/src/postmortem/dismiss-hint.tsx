import Button from '@atlaskit/button/default/button';
import { useId, useState, type KeyboardEvent } from 'react';
import { failureOf } from '../backend';
import { sharedTexts } from '../texts/shared';
import { wordingTexts } from '../texts/wording';

interface DismissHintProps {
  readonly words: string;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** Rejects with CallFailure. */
  readonly onDismiss: (reason: string) => Promise<void>;
}

/** Dismisses a hint, once somebody has said why. */
export function DismissHint({ words, isOpen, onOpen, onDismiss }: DismissHintProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  if (!isOpen)
    return (
      <Button
        spacing="compact"
        appearance="subtle"
        aria-label={wordingTexts.dismissThat(words)}
        onClick={() => onOpen(true)}
      >
        {wordingTexts.dismiss}
      </Button>
    );
  const dismiss = async () => {
    if (isSaving) return;
    if (reason.trim() === '') {
      setWrong(wordingTexts.reasonMissing);
      return;
    }
    setSaving(true);
    try {
      await onDismiss(reason.trim());
    } catch (error) {
      setWrong(failureOf(error).message);
      setSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // What is around would be saved, or closed.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void dismiss();
    else onOpen(false);
  };
  return (
    <div className="stack">
      <label className="label" htmlFor={id}>
        {wordingTexts.reason} {sharedTexts.required}
      </label>
      <input
        id={id}
        className="text-input"
        autoFocus
        maxLength={500}
        value={reason}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setReason(event.target.value);
          setWrong(null);
        }}
        onKeyDown={onKeyDown}
      />
      <p
        id={`${id}-hint`}
        className={wrong === null ? 'small subtle' : 'small wrong'}
        role={wrong === null ? undefined : 'alert'}
      >
        {wrong ?? wordingTexts.reasonHint}
      </p>
      <div className="row">
        <Button
          spacing="compact"
          aria-label={wordingTexts.dismissThat(words)}
          isLoading={isSaving}
          onClick={() => void dismiss()}
        >
          {wordingTexts.dismiss}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={() => onOpen(false)}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </div>
  );
}
