import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { useAnnounce } from '../shared/announcer';

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  /** What is said once it is copied, and what to do when the browser refuses. */
  readonly copied: string;
  readonly refused: string;
  readonly isPrimary?: boolean;
  readonly onRefused?: () => void;
}

/** Puts a text on the clipboard. */
export function CopyButton({ label, text, copied, refused, isPrimary = false, onRefused }: CopyButtonProps) {
  const announce = useAnnounce();
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
      announce(copied);
    } catch {
      setSaid('refused');
      onRefused?.();
    }
  };
  return (
    <>
      <Button appearance={isPrimary ? 'primary' : 'default'} onClick={() => void copy()}>
        {label}
      </Button>
      {said === 'copied' && <span className="small subtle">{copied}</span>}
      {said === 'refused' && (
        <span className="wrong" role="alert">
          {refused}
        </span>
      )}
    </>
  );
}
