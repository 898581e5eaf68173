import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { Selection, type Command, type Plugin } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { isInside, markType, nodeType } from './commands';

const hardBreak: Command = (state, dispatch) => {
  // Markdown has no line break in a table's cell.
  if (isInside(state, 'table')) return true;
  dispatch?.(state.tr.replaceSelectionWith(nodeType('hard_break').create()).scrollIntoView());
  return true;
};

/** Below the last block that is no paragraph there is nowhere to go; so there will be. */
const leaveBelow: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const end = state.doc.content.size;
  const isLast =
    empty && $head.depth > 0 && $head.after(1) === end && $head.parentOffset === $head.parent.content.size;
  if (!isLast || $head.node(1).type.name === 'paragraph') return false;
  if (dispatch) {
    const tr = state.tr.insert(end, nodeType('paragraph').create());
    dispatch(tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView());
  }
  return true;
};

const nextCellDown: Command = (state) => isInside(state, 'table');

/**
 * Keys of the editor.
 * @param onLink asks for the address of a link
 */
export function keys(onLink: () => void): Plugin[] {
  const item = nodeType('list_item');
  const link: Command = () => {
    onLink();
    return true;
  };
  return [
    keymap({
      'Mod-z': chainCommands(undoInputRule, undo),
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      'Mod-b': toggleMark(markType('strong'), null, { removeWhenPresent: true }),
      'Mod-i': toggleMark(markType('em'), null, { removeWhenPresent: true }),
      'Mod-e': toggleMark(markType('code'), null, { removeWhenPresent: true }),
      'Shift-Mod-x': toggleMark(markType('strike'), null, { removeWhenPresent: true }),
      'Mod-k': link,
      Backspace: undoInputRule,
      Enter: chainCommands(nextCellDown, splitListItem(item)),
      'Shift-Enter': chainCommands(exitCode, hardBreak),
      'Mod-Enter': exitCode,
      // Elsewhere Tab leaves the editor, as it leaves every field.
      Tab: chainCommands(goToNextCell(1), sinkListItem(item)),
      'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(item)),
      ArrowDown: leaveBelow,
    }),
    keymap(baseKeymap),
  ];
}
