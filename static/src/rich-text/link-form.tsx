import Button from '@atlaskit/button/default/button';
import { useId, useState } from 'react';
import { richTextTexts } from '../texts/rich-text';
import { sharedTexts } from '../texts/shared';
import { withScheme } from '../shared/typed-address';
import { isSafeLink } from './safe-links';

interface LinkFormProps {
  /** Empty where there is no link yet. */
  readonly address: string;
  /** Null removes the link. */
  readonly onSet: (address: string | null) => void;
  readonly onClose: () => void;
}

/** Asks for the address of a link. No form of its own: it stands in one. */
export function LinkForm({ address, onSet, onClose }: LinkFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(address);
  const [isWrong, setWrong] = useState(false);
  const set = () => {
    const whole = withScheme(typed);
    if (whole === '' || !isSafeLink(whole)) setWrong(true);
    else onSet(whole);
  };
  return (
    <div className="rich-text-link stack">
      <label className="label" htmlFor={id}>
        {richTextTexts.address}
      </label>
      <input
        id={id}
        className="text-input"
        inputMode="url"
        autoComplete="off"
        autoFocus
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') set();
          else onClose();
        }}
      />
      {isWrong && (
        <p className="small wrong" id={`${id}-error`} role="alert">
          {richTextTexts.wrongAddress}
        </p>
      )}
      <div className="row">
        <Button spacing="compact" onClick={set}>
          {richTextTexts.setLink}
        </Button>
        {address !== '' && (
          <Button spacing="compact" appearance="subtle" onClick={() => onSet(null)}>
            {richTextTexts.removeLink}
          </Button>
        )}
        <Button spacing="compact" appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </div>
  );
}
