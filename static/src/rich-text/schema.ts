import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { isSafeLink } from './safe-links';

const list = { group: 'block', content: 'list_item+' } as const;

const blocks: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${String(level)}`,
      getAttrs: (element) => ({ level: Number(element.dataset['level'] ?? level) }),
    })),
    // As the section's text shows them: below its own h2.
    toDOM: ({ attrs }) => {
      const level = Number(attrs['level']);
      return [`h${String(Math.min(Math.max(level + 1, 3), 6))}`, { 'data-level': level }, 0];
    },
  },
  blockquote: {
    group: 'block',
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  code_block: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    attrs: { lang: { default: null }, meta: { default: null } },
    parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    toDOM: () => ['pre', ['code', 0]],
  },
  /** Markdown that nothing else here can hold, as it is written. */
  raw_block: {
    group: 'block',
    content: 'text*',
    marks: '',
    code: true,
    defining: true,
    parseDOM: [{ tag: 'pre[data-raw]', preserveWhitespace: 'full', priority: 60 }],
    toDOM: () => ['pre', { 'data-raw': '', class: 'rich-text-raw' }, 0],
  },
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  bullet_list: {
    ...list,
    attrs: { spread: { default: false } },
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    ...list,
    attrs: { start: { default: 1 }, spread: { default: false } },
    parseDOM: [
      { tag: 'ol', getAttrs: (element) => ({ start: Number(element.getAttribute('start') ?? 1) || 1 }) },
    ],
    toDOM: ({ attrs }) => ['ol', { start: String(attrs['start']) }, 0],
  },
  list_item: {
    content: 'paragraph block*',
    defining: true,
    /** `checked` is null where it is no task. */
    attrs: { checked: { default: null }, spread: { default: false } },
    parseDOM: [{ tag: 'li', getAttrs: (element) => ({ checked: checkedOf(element) }) }],
    toDOM: ({ attrs }) =>
      attrs['checked'] === null
        ? ['li', 0]
        : ['li', { 'data-checked': String(attrs['checked']), class: 'rich-text-task' }, 0],
  },
  ...tableNodes({
    tableGroup: 'block',
    cellContent: 'paragraph',
    cellAttributes: {
      align: {
        default: null,
        getFromDOM: (cell) => /^(left|right|center)$/.exec(cell.style.textAlign)?.[0] ?? null,
        setDOMAttr: (align, attrs) => {
          if (typeof align === 'string') Object.assign(attrs, { style: `text-align: ${align}` });
        },
      },
    },
  }),
};

const inline: Record<string, NodeSpec> = {
  text: { group: 'inline' },
  hard_break: {
    group: 'inline',
    inline: true,
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
    leafText: () => '\n',
  },
  /** A person. `label` is what the Markdown calls them; who they are is told by `id` alone. */
  mention: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { id: {}, label: { default: '' } },
    parseDOM: [
      {
        tag: 'span[data-person]',
        getAttrs: (element) => ({
          id: element.dataset['person'] ?? '',
          label: element.dataset['label'] ?? '',
        }),
      },
    ],
    toDOM: ({ attrs }) => [
      'span',
      { 'data-person': String(attrs['id']), 'data-label': String(attrs['label']), class: 'mention' },
      `@${String(attrs['label'])}`,
    ],
    leafText: ({ attrs }) => `@${String(attrs['label'])}`,
  },
  /** Words of Markdown that nothing else here can hold: an image, a footnote, a tag. */
  raw_inline: {
    group: 'inline',
    inline: true,
    atom: true,
    attrs: { source: {} },
    parseDOM: [
      { tag: 'code[data-raw]', priority: 60, getAttrs: ({ textContent }) => ({ source: textContent }) },
    ],
    toDOM: ({ attrs }) => ['code', { 'data-raw': '', class: 'rich-text-raw' }, String(attrs['source'])],
    leafText: ({ attrs }) => String(attrs['source']),
  },
};

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = element.getAttribute('href') ?? '';
          return isSafeLink(href) ? { href, title: element.getAttribute('title') } : false;
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { href: String(attrs['href']), rel: 'noopener noreferrer' }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  strike: { parseDOM: [{ tag: 'del' }, { tag: 's' }], toDOM: () => ['del', 0] },
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
};

/** What the editor can hold. Whatever else Markdown can say stands in it as raw Markdown. */
export const schema = new Schema({ nodes: { ...blocks, ...inline }, marks });

function checkedOf(element: HTMLElement): boolean | null {
  const checked = element.dataset['checked'];
  return checked === undefined ? null : checked === 'true';
}
