import { useCallback, useMemo, useRef, useState } from 'react';
import type { FoundPerson } from '../postmortem/people';
import type { MentionListKeys } from './mention-list';
import type { Asked } from './mention-typing';
import type { RichTextView } from './rich-text-view';
import { schema } from './schema';

/** Room that the list needs to the right of where it begins, in pixels. */
const LIST_WIDTH = 240;

/** Mentioning somebody: from the `@` to the name in the text. */
export function useMentioning(editor: RichTextView | null, textId: string) {
  const [asked, setAsked] = useState<Asked | null>(null);
  /** Where somebody has closed the list: it stays closed for this `@`. */
  const closedAt = useRef<number | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const keys = useRef<MentionListKeys>(null);
  const listId = `${textId}-people`;

  const onAsk = (next: Asked | null) => {
    if (next === null || next.words === '') closedAt.current = null;
    setAsked(next !== null && next.from === closedAt.current ? null : next);
    if (next === null) setActiveId(null);
  };
  const onClose = () => {
    closedAt.current = asked?.from ?? null;
    setAsked(null);
    setActiveId(null);
  };
  const onChoose = ({ accountId, name }: FoundPerson) => {
    if (asked === null || editor === null) return;
    setAsked(null);
    setActiveId(null);
    editor.run((state, dispatch) => {
      const mention = schema.node('mention', { id: accountId, label: name });
      dispatch?.(state.tr.replaceWith(asked.from, asked.to, [mention, schema.text(' ')]).scrollIntoView());
      return true;
    });
  };
  const attributes = useMemo(
    (): Record<string, string> =>
      activeId === null
        ? {}
        : { 'aria-autocomplete': 'list', 'aria-controls': listId, 'aria-activedescendant': activeId },
    [activeId, listId],
  );
  const onActive = useCallback((id: string | null) => setActiveId(id), []);
  return {
    asked,
    listId,
    keys,
    attributes,
    place: asked && editor ? placeOf(editor, asked.from) : { left: 0, top: 0 },
    onKey: (key: string) => asked !== null && (keys.current?.onKey(key) ?? false),
    onAsk,
    onClose,
    onChoose,
    onActive,
  };
}

/** Below the `@`, within the frame. */
function placeOf({ view }: RichTextView, pos: number): { left: number; top: number } {
  const box = view.dom.closest('.rich-text')?.getBoundingClientRect();
  if (box === undefined || pos > view.state.doc.content.size) return { left: 0, top: 0 };
  const { left, bottom } = view.coordsAtPos(pos);
  return { left: Math.max(0, Math.min(left - box.left, box.width - LIST_WIDTH)), top: bottom - box.top + 4 };
}
