import type { ToolName } from '../rich-text/commands';

const keys: Readonly<Record<string, string>> = { bold: 'B', italic: 'I', code: 'E', link: 'K', undo: 'Z' };

/** Texts of the editor for formatted text. */
export const richTextTexts = {
  toolbar: 'Formatting',
  tools: {
    bold: 'Bold',
    italic: 'Italic',
    strike: 'Strikethrough',
    code: 'Code',
    heading: 'Heading',
    bullets: 'Bullet list',
    numbers: 'Numbered list',
    quote: 'Quote',
    codeBlock: 'Code block',
    table: 'Table',
    rowBelow: 'Add row below',
    columnRight: 'Add column to the right',
    removeRow: 'Remove row',
    removeColumn: 'Remove column',
    undo: 'Undo',
    redo: 'Redo',
  } satisfies Record<ToolName, string>,
  keys,
  named: (name: string, key: string | undefined, isMac: boolean) =>
    key === undefined ? name : `${name} (${isMac ? '⌘' : 'Ctrl+'}${key})`,
  link: 'Link',
  markdown: 'Markdown',
  hint: 'Formatting and Markdown work here. Type @ to mention somebody.',
  tooNested:
    'This text is nested too deeply to show it formatted. Write its Markdown here; the rest works as always.',
  address: 'Address of the link',
  setLink: 'Set link',
  removeLink: 'Remove link',
  wrongAddress: 'Links begin with https://, http:// or mailto:. Correct the address.',
  people: 'People to mention',
  searching: 'Searching people',
  nobodyFound: 'Nobody found. Go on typing, or press Escape.',
  peopleFound: (count: number) => `${String(count)} ${count === 1 ? 'person' : 'people'} found`,
};
