import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import { failureOf } from '../backend';
import { sharedTexts } from '../texts/shared';
import { useAnnounce } from './announcer';
import { focusHeading } from './focus-heading';
import { newId } from './new-id';
import { useOpened } from './use-opened';

interface RemoveButtonProps {
  /** What goes, for the question: `the entry "Alert fired"`. */
  readonly name: string;
  /** Rejects with CallFailure. */
  readonly onRemove: (changeId: string) => Promise<void>;
}

/** Removes after one question in place. A repeated attempt is the same change. */
export function RemoveButton({ name, onRemove }: RemoveButtonProps) {
  const { isOpen, open, close, opener } = useOpened();
  const [changeId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const announce = useAnnounce();
  const group = useRef<HTMLSpanElement>(null);

  const remove = async () => {
    setBusy(true);
    setFailure('');
    const section = group.current?.closest('section');
    try {
      await onRemove(changeId);
      announce(sharedTexts.removed(name));
      focusHeading(section);
    } catch (error) {
      setFailure(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  };

  if (!isOpen)
    return (
      <Button
        ref={opener}
        appearance="subtle"
        spacing="compact"
        aria-label={`${sharedTexts.remove} ${name}`}
        onClick={open}
      >
        {sharedTexts.remove}
      </Button>
    );
  return (
    <span ref={group} className="row" role="group" aria-label={sharedTexts.removeQuestion(name)}>
      <span>{sharedTexts.removeQuestion(name)}</span>
      <Button appearance="danger" spacing="compact" autoFocus isLoading={busy} onClick={() => void remove()}>
        {sharedTexts.remove}
      </Button>
      <Button appearance="subtle" spacing="compact" onClick={close}>
        {sharedTexts.keep}
      </Button>
      {failure && (
        <span className="wrong" role="alert">
          {failure}
        </span>
      )}
    </span>
  );
}
