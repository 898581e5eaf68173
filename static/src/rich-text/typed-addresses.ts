import { InputRule } from 'prosemirror-inputrules';
import type { ResolvedPos } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { schema } from './schema';

/** A web address at the end of a text, and the signs behind it that belong to the sentence. */
const ADDRESS = /(?:^|[\s(])(https?:\/\/[^\s<>"]*[^\s<>".,;:!?'()[\]])[.,;:!?')\]]*$/;
const LONGEST = 2048;

/** An address becomes a link once a blank is typed behind it. */
export const addressBeforeBlank = new InputRule(
  /\S\s$/,
  (state, [all], _start, end) =>
    linked(state, state.doc.resolve(end))?.insertText(all.slice(-1), end) ?? null,
);

/** And once Enter is pressed; what Enter does is left to the keys. */
export function addressBeforeEnter(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, { key }) => {
        const { empty, $from } = view.state.selection;
        const tr = key === 'Enter' && empty ? linked(view.state, $from) : null;
        if (tr !== null) view.dispatch(tr);
        return false;
      },
    },
  });
}

/** The address right before a place as a link; null where there is none, or it is one already. */
function linked(state: EditorState, $end: ResolvedPos): Transaction | null {
  if ($end.parent.type.spec.code === true) return null;
  const { parentOffset: to } = $end;
  const text = $end.parent.textBetween(Math.max(0, to - LONGEST), to, undefined, '\ufffc');
  const found = ADDRESS.exec(text);
  const href = found?.[1] ?? '';
  if (found === null || !URL.canParse(href)) return null;
  const from = $end.pos - text.length + found.index + found[0].indexOf(href);
  const end = from + href.length;
  const isMarked = ['link', 'code'].some((name) => state.doc.rangeHasMark(from, end, schema.mark(name).type));
  if (isMarked) return null;
  const mark = schema.mark('link', { href, title: null });
  return state.tr.addMark(from, end, mark).removeStoredMark(mark.type);
}
