import Button from '@atlaskit/button/default/button';
import { Message } from '../shared/message';
import { useEffect, useId, useRef } from 'react';
import { settingsTexts } from '../texts/settings';
import { CopyButton } from './copy-button';

/** A new token in the clear. It is not stored anywhere, so it stays until somebody says that they have it. */
export function NewTokenPanel({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  return (
    <div data-testid="new-token">
      <Message look="warning" title={settingsTexts.newToken} headingLevel="h3">
        <div className="stack">
          <label className="label" htmlFor={id}>
            {settingsTexts.token}
          </label>
          <input ref={field} id={id} className="text-input" readOnly value={token} />
          <div className="row">
            <CopyButton
              label={settingsTexts.copy}
              text={token}
              copied={settingsTexts.copied}
              refused={settingsTexts.notCopied}
              isPrimary
              onRefused={() => field.current?.select()}
            />
            <Button onClick={onDone}>{settingsTexts.dismissToken}</Button>
          </div>
        </div>
      </Message>
    </div>
  );
}
