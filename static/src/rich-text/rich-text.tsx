import TextArea from '@atlaskit/textarea';
import { useEffect, useId, useRef, useState } from 'react';
import { richTextTexts } from '../texts/rich-text';
import type { MarkedWords } from './blame-marks';
import { Toolbar } from './toolbar';
import { WritingSurface } from './writing-surface';
import { isTooMuch } from './written-text';
import '../postmortem/section-text.css';
import './rich-text.css';

export interface RichTextProps {
  readonly label: string;
  /** A heading right above says the label already, so it is only heard. */
  readonly labelledAbove?: boolean;
  /** What to write about; shown while nothing is written, and read with the label. */
  readonly prompt: string;
  /** Markdown. */
  readonly value: string;
  /** Only after somebody has changed something; at most a moment later. */
  readonly onChange: (markdown: string) => void;
  /** Told how to get at once what was typed since the last pause. */
  readonly holdsBack: (handOver: (() => void) | null) => void;
  /** Words of `of` to underline, by their offsets. */
  readonly marked?: { readonly of: string; readonly words: readonly MarkedWords[] } | undefined;
}

/** A text with its formatting as one sees it, or as its Markdown. */
export function RichText(props: RichTextProps) {
  const { label, labelledAbove = false, prompt, value, onChange, holdsBack, marked } = props;
  const id = useId();
  const isTooNested = isTooMuch(value);
  const [wantsSource, setWantsSource] = useState(false);
  const isSource = wantsSource || isTooNested;
  const field = useRef<HTMLDivElement>(null);
  const switched = useRef(false);
  useEffect(() => {
    if (!switched.current) return;
    switched.current = false;
    field.current?.querySelector<HTMLElement>('textarea, [contenteditable="true"]')?.focus();
  }, [isSource]);
  const ids = { label: `${id}-label`, hint: `${id}-hint`, text: `${id}-text` };
  const onSource = () => {
    switched.current = true;
    setWantsSource(!wantsSource);
  };
  return (
    <div ref={field}>
      <label
        className={labelledAbove ? 'unseen' : 'label'}
        id={ids.label}
        htmlFor={isSource ? ids.text : undefined}
      >
        {label}
      </label>
      {isSource ? (
        <div className="rich-text">
          <Toolbar
            controls={ids.text}
            states={null}
            onTool={nothing}
            onLink={nothing}
            isSource
            onSource={isTooNested ? undefined : onSource}
          />
          <TextArea
            id={ids.text}
            aria-describedby={ids.hint}
            minimumRows={8}
            resize="vertical"
            dir="auto"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
      ) : (
        <WritingSurface
          ids={ids}
          prompt={prompt}
          value={value}
          onChange={onChange}
          holdsBack={holdsBack}
          onSource={onSource}
          marked={marked}
        />
      )}
      <p className="small subtle" id={ids.hint}>
        {isTooNested ? richTextTexts.tooNested : `${prompt} ${richTextTexts.hint}`}
      </p>
    </div>
  );
}

const nothing = () => undefined;
