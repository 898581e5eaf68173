import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { Field } from '../shared/field';
import { sharedTexts } from '../texts/shared';

interface PastedTextProps {
  readonly label: string;
  readonly hint: string;
  /** Said when there is no text. */
  readonly nothing: string;
  readonly submit: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The text with what was pasted in its place; null when there is nothing but plain text to paste. */
  readonly pasted: (html: string, before: string, after: string) => string | null;
  readonly onPreview: (text: string) => void;
  readonly onClose: () => void;
  /** Between the text and the buttons. */
  readonly children?: ReactNode;
}

/** Takes text, or a table as pages and spreadsheets put it on the clipboard. What is pasted shows as a preview at once. */
export function PastedText(props: PastedTextProps) {
  const { label, hint, nothing, submit, text, onText, pasted, onPreview, onClose, children } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => input.current?.focus(), []);
  const preview = (given: string) => {
    if (given.trim() === '') setProblem(nothing);
    else onPreview(given);
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
    const plain = event.clipboardData.getData('text/plain');
    const whole =
      pasted(event.clipboardData.getData('text/html'), before, after) ?? `${before}${plain}${after}`;
    event.preventDefault();
    onText(whole);
    if (whole.trim() !== '') preview(whole);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        preview(text);
      }}
    >
      <Field label={label} hint={hint} error={problem}>
        {(ids) => (
          <textarea
            {...ids}
            ref={input}
            className="text-input pasted-text"
            rows={6}
            value={text}
            onPaste={onPaste}
            onChange={(event) => {
              setProblem('');
              onText(event.target.value);
            }}
          />
        )}
      </Field>
      {children}
      <div className="row">
        <Button type="submit" appearance="primary">
          {submit}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}
