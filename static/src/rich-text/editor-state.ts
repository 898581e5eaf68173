import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { markdownRules } from './input-rules';
import { keys } from './keys';
import { pasting } from './paste';
import { addressBeforeEnter } from './typed-addresses';

/**
 * The editor with a document in it.
 * @param onLink asks for the address of a link
 * @param more what comes before the editor's own keys
 */
export function stateOf(doc: Node, onLink: () => void, more: readonly Plugin[]): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      ...more,
      addressBeforeEnter(),
      markdownRules(),
      ...keys(onLink),
      history(),
      tableEditing(),
      pasting(),
    ],
  });
}
