import Button from '@atlaskit/button/default/button';
import { Message } from '../shared/message';
import { useEffect, useId, useRef, useState } from 'react';
import { useAnnounce } from '../shared/announcer';
import { settingsTexts } from '../texts/settings';

/** A new token in the clear. It is not stored anywhere, so it stays until somebody says that they have it. */
export function NewTokenPanel({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const announce = useAnnounce();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => field.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token);
      setProblem('');
      announce(settingsTexts.copied);
    } catch {
      field.current?.select();
      setProblem(settingsTexts.notCopied);
    }
  };

  return (
    <div data-testid="new-token">
      <Message look="warning" title={settingsTexts.newToken} headingLevel="h3">
        <div className="stack">
          <label className="label" htmlFor={id}>
            {settingsTexts.token}
          </label>
          <input ref={field} id={id} className="text-input" readOnly value={token} />
          <div className="row">
            <Button appearance="primary" onClick={() => void copy()}>
              {settingsTexts.copy}
            </Button>
            <Button onClick={onDone}>{settingsTexts.dismissToken}</Button>
          </div>
          {problem && (
            <p className="wrong" role="alert">
              {problem}
            </p>
          )}
        </div>
      </Message>
    </div>
  );
}
