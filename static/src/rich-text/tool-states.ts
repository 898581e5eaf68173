import type { EditorState } from 'prosemirror-state';
import { isInside, markType, TOOLS, type ToolName } from './commands';

interface ToolState {
  /** Undefined where it is no state. */
  readonly isOn: boolean | undefined;
  readonly isOff: boolean;
}

/** Of each tool at the place of the cursor: whether it is in effect, and whether it would do nothing. */
export type ToolStates = Readonly<Partial<Record<ToolName | 'link', ToolState>>>;

export function toolStatesOf(state: EditorState): ToolStates {
  const isCode = state.selection.$from.parent.type.spec.code === true;
  const { from, to, empty, $from } = state.selection;
  const link = markType('link');
  const isLink = empty ? link.isInSet($from.marks()) !== undefined : state.doc.rangeHasMark(from, to, link);
  const states: Partial<Record<ToolName | 'link', ToolState>> = { link: { isOn: isLink, isOff: isCode } };
  for (const [name, tool] of Object.entries(TOOLS) as [ToolName, (typeof TOOLS)[ToolName]][])
    states[name] = { isOn: tool.isOn?.(state), isOff: isOff(state, name) };
  return states;
}

function isOff(state: EditorState, name: ToolName): boolean {
  if (/^(rowBelow|columnRight|removeRow|removeColumn)$/.test(name) && !isInside(state, 'table')) return true;
  return !TOOLS[name].run(state);
}

/** Equal states have equal keys. */
export function keyOf(states: ToolStates): string {
  return JSON.stringify(states);
}
