import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useNames } from '../postmortem/people';
import { postmortemTexts } from '../texts/postmortem';
import { TOOLS } from './commands';
import { LinkForm } from './link-form';
import { linkAt, setLink } from './links';
import { MentionList } from './mention-list';
import { mentionTyping } from './mention-typing';
import type { RichTextProps } from './rich-text';
import { RichTextView } from './rich-text-view';
import { peopleIn } from './safe-links';
import type { ToolStates } from './tool-states';
import { Toolbar } from './toolbar';
import { useMentioning } from './use-mentioning';

interface WritingSurfaceProps extends Pick<
  RichTextProps,
  'prompt' | 'value' | 'onChange' | 'holdsBack' | 'marked'
> {
  readonly ids: { readonly label: string; readonly hint: string; readonly text: string };
  readonly onSource: () => void;
}

/** Where one writes and sees the formatting, with the tools above. */
export function WritingSurface(props: WritingSurfaceProps) {
  const { ids, prompt, value, onChange, holdsBack, onSource, marked } = props;
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<RichTextView | null>(null);
  const [tools, setTools] = useState<ToolStates>({});
  const [linking, setLinking] = useState<string | null>(null);
  const mentioning = useMentioning(editor, ids.text);
  const people = useMemo(() => peopleIn(value), [value]);
  const nameOf = useNames(people, postmortemTexts.formerUser);
  const latest = useRef({ onChange, value, mentioning });
  useLayoutEffect(() => {
    latest.current = { onChange, value, mentioning };
  });

  useLayoutEffect(() => {
    if (place.current === null) return undefined;
    const made = new RichTextView(place.current, latest.current.value, {
      onChange: (markdown) => latest.current.onChange(markdown),
      onTools: setTools,
      onLink: () => setLinking(linkAt(made.view.state)?.href ?? ''),
      attributes: () => ({
        id: ids.text,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': ids.label,
        'aria-describedby': ids.hint,
        'data-placeholder': prompt,
        dir: 'auto',
        spellcheck: 'true',
        ...latest.current.mentioning.attributes,
      }),
      plugins: [
        mentionTyping({
          onKey: (key) => latest.current.mentioning.onKey(key),
          onAsk: (asked) => latest.current.mentioning.onAsk(asked),
        }),
      ],
    });
    setEditor(made);
    holdsBack(() => made.flush());
    return () => {
      holdsBack(null);
      made.destroy();
    };
  }, [ids.text, ids.label, ids.hint, prompt, holdsBack]);

  useEffect(() => editor?.show(value), [editor, value]);
  useEffect(() => editor?.mentions.rename(nameOf), [editor, nameOf]);
  useEffect(() => editor?.view.setProps({}), [editor, mentioning.attributes]);
  useEffect(() => {
    if (marked) editor?.mark(marked.of, marked.words);
  }, [editor, marked]);

  const closeLink = useCallback(() => {
    setLinking(null);
    editor?.view.focus();
  }, [editor]);
  return (
    <div className="rich-text">
      <Toolbar
        controls={ids.text}
        states={tools}
        onTool={(name) => editor?.run(TOOLS[name].run)}
        onLink={() => editor && setLinking(linkAt(editor.view.state)?.href ?? '')}
        isSource={false}
        onSource={onSource}
      />
      {linking !== null && (
        <LinkForm
          address={linking}
          onSet={(address) => {
            setLinking(null);
            editor?.run(setLink(address));
          }}
          onClose={closeLink}
        />
      )}
      <div ref={place} className="rich-text-place markdown" />
      {mentioning.asked && (
        <MentionList
          id={mentioning.listId}
          words={mentioning.asked.words}
          people={people}
          nameOf={nameOf}
          place={mentioning.place}
          keys={mentioning.keys}
          onActive={mentioning.onActive}
          onChoose={mentioning.onChoose}
          onClose={mentioning.onClose}
        />
      )}
    </div>
  );
}
