import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { markType } from './commands';
import { schema } from './schema';

interface LinkAt {
  readonly href: string;
  readonly from: number;
  readonly to: number;
}

/** The link at the cursor, whole; null where there is none. */
export function linkAt({ selection: { $from } }: EditorState): LinkAt | null {
  const link = markType('link');
  const { parent } = $from;
  let index = Math.min($from.index(), parent.childCount - 1);
  const isLink = (at: number) =>
    at >= 0 && at < parent.childCount && link.isInSet(parent.child(at).marks) !== undefined;
  if (!isLink(index) && $from.textOffset === 0 && isLink(index - 1)) index -= 1;
  const mark = isLink(index) ? link.isInSet(parent.child(index).marks) : undefined;
  if (!mark) return null;
  const same = (at: number) => at >= 0 && at < parent.childCount && mark.isInSet(parent.child(at).marks);
  let first = index;
  let last = index;
  while (same(first - 1)) first -= 1;
  while (same(last + 1)) last += 1;
  let from = $from.start();
  for (let at = 0; at < first; at += 1) from += parent.child(at).nodeSize;
  let to = from;
  for (let at = first; at <= last; at += 1) to += parent.child(at).nodeSize;
  return { href: String(mark.attrs['href']), from, to };
}

/** Makes the selection, or the link at the cursor, lead there. Null removes the link. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const link = markType('link');
    const { empty } = state.selection;
    const at = linkAt(state);
    const { from, to } = empty && at ? at : state.selection;
    const { tr } = state;
    if (href === null) {
      dispatch?.(tr.removeMark(from, to, link));
      return true;
    }
    const mark = schema.mark('link', { href, title: null });
    if (from === to) {
      tr.insert(from, schema.text(href, [mark]));
      tr.setSelection(TextSelection.create(tr.doc, from + href.length));
    } else tr.removeMark(from, to, link).addMark(from, to, mark);
    dispatch?.(tr.removeStoredMark(link).scrollIntoView());
    return true;
  };
}
