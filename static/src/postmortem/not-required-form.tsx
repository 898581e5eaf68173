import Button from '@atlaskit/button/default/button';
import { type FormEvent, useState } from 'react';
import { TextLine } from '../shared/controls';
import { lifecycleTexts } from '../texts/lifecycle';
import { sharedTexts } from '../texts/shared';

interface NotRequiredFormProps {
  readonly busy: boolean;
  readonly onGive: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks why no postmortem is required. */
export function NotRequiredForm({ busy, onGive, onClose }: NotRequiredFormProps) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setMissing(true);
    else void onGive(reason.trim());
  };
  return (
    <form className="stack" onSubmit={give} noValidate>
      <TextLine
        label={lifecycleTexts.reason}
        hint={lifecycleTexts.reasonHint}
        required
        {...(isMissing ? { error: lifecycleTexts.reasonMissing } : {})}
        value={reason}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
      />
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={busy}>
          {lifecycleTexts.confirmNotRequired}
        </Button>
        <Button appearance="subtle" isDisabled={busy} onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
