import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState, type ClipboardEvent } from 'react';
import { Field } from '../shared/field';
import { pasteTexts } from '../texts/action-paste';
import { sharedTexts } from '../texts/shared';
import type { ActionPaste } from './use-action-paste';

interface PasteSourceProps {
  readonly paste: ActionPaste;
  readonly onPreview: () => void;
  readonly onClose: () => void;
}

/** Takes text, or a table as pages and spreadsheets put it on the clipboard. What is pasted shows as a preview at once. */
export function PasteSource({ paste, onPreview, onClose }: PasteSourceProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => input.current?.focus(), []);
  const preview = (text: string) => {
    if (text.trim() === '') {
      setProblem(pasteTexts.nothing);
      return;
    }
    paste.preview(text);
    onPreview();
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
    const plain = event.clipboardData.getData('text/plain');
    const text =
      paste.pasted(event.clipboardData.getData('text/html'), before, after) ?? `${before}${plain}${after}`;
    event.preventDefault();
    paste.setText(text);
    if (text.trim() !== '') preview(text);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        preview(paste.text);
      }}
    >
      <Field label={pasteTexts.source} hint={pasteTexts.sourceHint} error={problem}>
        {(ids) => (
          <textarea
            {...ids}
            ref={input}
            className="text-input pasted-text"
            rows={6}
            value={paste.text}
            onPaste={onPaste}
            onChange={(event) => {
              setProblem('');
              paste.setText(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button type="submit" appearance="primary">
          {pasteTexts.preview}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
