import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from 'prosemirror-tables';
import { schema } from './schema';

/** What a button of the toolbar does, and whether the place of the cursor is already so. */
export interface Tool {
  readonly run: Command;
  /** Absent where it is no state: undo, insert. */
  readonly isOn?: (state: EditorState) => boolean;
}

export type ToolName =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'heading'
  | 'bullets'
  | 'numbers'
  | 'quote'
  | 'codeBlock'
  | 'table'
  | 'rowBelow'
  | 'columnRight'
  | 'removeRow'
  | 'removeColumn'
  | 'undo'
  | 'redo';

/** A type of the schema by its name. Throws where there is none. */
export function nodeType(name: string): NodeType {
  const type = schema.nodes[name as keyof typeof schema.nodes];
  if (type === undefined) throw new Error(`The schema has no ${name}.`);
  return type;
}

/** As nodeType, for formatting. */
export function markType(name: string): MarkType {
  const type = schema.marks[name as keyof typeof schema.marks];
  if (type === undefined) throw new Error(`The schema has no ${name}.`);
  return type;
}

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  bold: formatting('strong'),
  italic: formatting('em'),
  strike: formatting('strike'),
  code: formatting('code'),
  heading: blockKind('heading', { level: 2 }),
  bullets: listKind('bullet_list'),
  numbers: listKind('ordered_list'),
  quote: {
    run: (state, dispatch) =>
      isInside(state, 'blockquote') ? lift(state, dispatch) : wrapIn(nodeType('blockquote'))(state, dispatch),
    isOn: (state) => isInside(state, 'blockquote'),
  },
  codeBlock: blockKind('code_block', {}),
  table: { run: insertTable },
  rowBelow: { run: addRowAfter },
  columnRight: { run: addColumnAfter },
  // The first row is the head, without which Markdown has no table.
  removeRow: { run: (...of) => !isInside(of[0], 'table_header') && deleteRow(of[0], of[1]) },
  removeColumn: { run: deleteColumn },
  undo: { run: undo },
  redo: { run: redo },
};

/** Whether the cursor stands in a node of that name, at any depth. */
export function isInside(state: EditorState, name: string): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return true;
  return false;
}

function formatting(name: string): Tool {
  const type = markType(name);
  return {
    run: toggleMark(type, null, { removeWhenPresent: true }),
    isOn: ({ selection: { empty, $from, from, to }, storedMarks, doc }) =>
      empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type),
  };
}

function blockKind(name: string, attrs: Readonly<Record<string, unknown>>): Tool {
  const type = nodeType(name);
  const isOn = (state: EditorState) => state.selection.$from.parent.type === type;
  return {
    isOn,
    run: (state, dispatch) =>
      isOn(state)
        ? setBlockType(nodeType('paragraph'))(state, dispatch)
        : setBlockType(type, attrs)(state, dispatch),
  };
}

function listKind(name: string): Tool {
  const type = nodeType(name);
  const isOn = (state: EditorState) => innermostList(state)?.node.type === type;
  return {
    isOn,
    run: (state, dispatch) => {
      const list = innermostList(state);
      if (list === null) return wrapInList(type)(state, dispatch);
      if (list.node.type === type) return liftListItem(nodeType('list_item'))(state, dispatch);
      dispatch?.(state.tr.setNodeMarkup(list.pos, type, { spread: list.node.attrs['spread'] === true }));
      return true;
    },
  };
}

function innermostList({ selection: { $from } }: EditorState) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name.endsWith('_list')) return { node, pos: $from.before(depth) };
  }
  return null;
}

function insertTable(...[state, dispatch]: Parameters<Command>): boolean {
  if (isInside(state, 'table') || state.selection.$from.parent.type.spec.code === true) return false;
  const row = (cell: string) =>
    nodeType('table_row').create(
      null,
      [nodeType(cell).createAndFill(), nodeType(cell).createAndFill()].flatMap((one) => one ?? []),
    );
  const table = nodeType('table').create(null, [row('table_header'), row('table_cell'), row('table_cell')]);
  dispatch?.(state.tr.replaceSelectionWith(table).scrollIntoView());
  return true;
}
