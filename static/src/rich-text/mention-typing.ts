import { Plugin, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** `@` and what is typed behind it; `from` is where the sign stands. */
export interface Asked {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/** A name that is being typed behind an `@` at the cursor; null while there is none. */
export function askedIn({ selection: { empty, $from } }: EditorState): Asked | null {
  if (
    !empty ||
    $from.parent.type.spec.code === true ||
    $from.marks().some(({ type }) => type.name === 'code')
  )
    return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
  const found = /(?:^|[\s(\uFFFC])@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]+){0,2})$/u.exec(before);
  if (found === null) return null;
  const words = found[1] ?? '';
  return { words, from: $from.pos - words.length - 1, to: $from.pos };
}

/** Keys of the list of people while it is open. */
export interface MentionKeys {
  /** Answers whether the key was for the list. */
  readonly onKey: (key: string) => boolean;
  readonly onAsk: (asked: Asked | null, view: EditorView) => void;
}

/** Tells the list of people what is typed behind an `@`, and gives it the keys that are meant for it. */
export function mentionTyping({ onKey, onAsk }: MentionKeys): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (_view, event) => !event.isComposing && onKey(event.key),
    },
    view: () => ({
      update: (view, previous) => {
        if (!view.state.doc.eq(previous.doc)) onAsk(askedIn(view.state), view);
        else if (!view.state.selection.eq(previous.selection) && askedIn(view.state) === null)
          onAsk(null, view);
      },
    }),
  });
}
