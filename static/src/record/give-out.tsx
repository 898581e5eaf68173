import Button from '@atlaskit/button/default/button';
import { useRef } from 'react';
import { CopyButton } from '../settings/copy-button';
import { recordTexts } from '../texts/record';

interface GiveOutProps {
  readonly text: string;
  readonly name: string;
  readonly type: string;
  /** What the box says it holds. */
  readonly label: string;
}

/** A text to copy or to save as a file; it stands there to be read, and to be copied by hand. */
export function GiveOut({ text, name, type, label }: GiveOutProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const download = () => {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // Not at once: the browser may still be reading it.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <div className="stack">
      <div className="row">
        <CopyButton
          label={recordTexts.copy}
          text={text}
          copied={recordTexts.copied}
          refused={recordTexts.copyRefused}
          isPrimary
          onRefused={() => box.current?.select()}
        />
        <Button onClick={download}>{recordTexts.download}</Button>
      </div>
      <p className="small subtle">{recordTexts.downloadHint}</p>
      <textarea
        ref={box}
        className="text-input given-out"
        aria-label={label}
        readOnly
        rows={12}
        value={text}
      />
    </div>
  );
}
