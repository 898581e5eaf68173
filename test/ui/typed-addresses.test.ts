import { Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { stateOf } from '../../static/src/rich-text/editor-state';
import { openMarkdown } from '../../static/src/rich-text/written-text';

const nothing = () => undefined;

/** What stands there as Markdown after a key at the end of a text. */
function afterKey(text: string, key: ' ' | 'Enter') {
  const { doc, write } = openMarkdown(text);
  const view = new EditorView(null, { state: stateOf(doc, nothing, []) });
  view.dispatch(
    view.state.tr.setSelection(Selection.near(view.state.doc.resolve(doc.child(0).nodeSize - 1), -1)),
  );
  const { from } = view.state.selection;
  if (key === ' ') {
    if (!view.someProp('handleTextInput', (f) => f(view, from, from, ' ', () => view.state.tr)))
      view.dispatch(view.state.tr.insertText(' '));
    view.dispatch(view.state.tr.insertText('next'));
  } else {
    const event = new KeyboardEvent('keydown', { key });
    view.someProp('handleKeyDown', (f) => f(view, event));
    view.dispatch(view.state.tr.insertText('next'));
  }
  return write(view.state.doc).text;
}

test.each([
  ['See https://a.example/x', ' ', 'See <https://a.example/x> next'],
  ['See (https://a.example/x?y=1#z).', ' ', 'See (<https://a.example/x?y=1#z>). next'],
  ['See https://a.example/x.', 'Enter', 'See <https://a.example/x>.\n\nnext'],
  ['- https://a.example/x', 'Enter', '- <https://a.example/x>\n- next'],
  ['No address', ' ', 'No address next'],
  ['https://', ' ', 'https\\:// next'],
  ['[its log](https://b.example)', ' ', '[its log](https://b.example) next'],
  ['`https://a.example/x`', ' ', '`https://a.example/x next`'],
] as const)('%j and %j make %j', (text, key, markdown) => {
  expect(afterKey(text, key)).toBe(markdown);
});
