import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { Node, NodeType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { nodeType } from './commands';
import { isSafeLink } from './safe-links';
import { schema } from './schema';
import { addressBeforeBlank } from './typed-addresses';

/** Typed Markdown becomes what it means: `# `, `- `, `1. `, `> `, three backticks, `**bold**` and the like. */
export function markdownRules(): Plugin {
  return inputRules({
    rules: [
      again,
      ofBlock('heading', (type) =>
        textblockTypeInputRule(/^(#{1,6})\s$/, type, (match) => ({ level: match[1]?.length ?? 1 })),
      ),
      ofBlock('code_block', (type) => textblockTypeInputRule(/^```$/, type)),
      ofBlock('blockquote', (type) => wrappingInputRule(/^\s*>\s$/, type)),
      ofBlock('bullet_list', (type) => wrappingInputRule(/^\s*([-+*])\s$/, type)),
      ofBlock('ordered_list', (type) =>
        wrappingInputRule(
          /^(\d{1,9})[.)]\s$/,
          type,
          (match) => ({ start: Number(match[1]) }),
          (match, node: Node) => node.childCount + Number(node.attrs['start']) === Number(match[1]),
        ),
      ),
      task,
      rule,
      mark(/(?:^|[^*])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, 'strong'),
      mark(/(?:^|[^_\p{L}\p{N}])(__([^_\s](?:[^_]*[^_\s])?)__)$/u, 'strong'),
      mark(/(?:^|[^*])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/, 'em'),
      mark(/(?:^|[^_\p{L}\p{N}])(_([^_\s](?:[^_]*[^_\s])?)_)$/u, 'em'),
      mark(/(?:^|[^~])(~~([^~\s](?:[^~]*[^~\s])?)~~)$/, 'strike'),
      mark(/(?:^|[^`])(`([^`]+)`)$/, 'code'),
      link,
      addressBeforeBlank,
    ],
  });
}

function ofBlock(name: string, make: (type: NodeType) => InputRule): InputRule {
  return make(nodeType(name));
}

/** The sign that was typed last is not in the document yet. */
function mark(pattern: RegExp, name: string): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [all, signed = '', words = ''] = match;
    const from = start + all.length - signed.length;
    // Where the cursor stands in code, signs are meant as they are.
    if (state.doc.rangeHasMark(from, end, schema.mark('code').type)) return null;
    const sign = signed.indexOf(words);
    const { tr } = state;
    const typed = from + sign + words.length;
    if (end > typed) tr.delete(typed, end);
    tr.delete(from, from + sign);
    tr.addMark(from, from + words.length, schema.mark(name));
    return tr.removeStoredMark(schema.mark(name).type);
  });
}

const link = new InputRule(/\[([^[\]]+)\]\(([^()\s]+)\)$/, (state, match, start, end) => {
  const [, words = '', href = ''] = match;
  if (!isSafeLink(href)) return null;
  const marked = schema.text(words, [schema.mark('link', { href, title: null })]);
  return state.tr.replaceWith(start, end, marked).removeStoredMark(schema.mark('link').type);
});

/** Who writes Markdown types the sign for each item, though the list goes on by itself. */
const again = new InputRule(/^(?:[-+*]|\d{1,9}[.)])\s$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  const isFirst = $start.depth > 1 && $start.node(-1).type.name === 'list_item' && $start.index(-1) === 0;
  return isFirst ? state.tr.delete(start, end) : null;
});

/** `[ ] ` at the beginning of a list's item makes it a task. */
const task = new InputRule(/^\[([ xX])\]\s$/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  const item = $start.node(-1);
  if (item.type.name !== 'list_item' || $start.index(-1) !== 0) return null;
  return state.tr
    .delete(start, end)
    .setNodeMarkup($start.before(-1), null, { ...item.attrs, checked: match[1] !== ' ' });
});

const rule = new InputRule(/^(?:---|\*\*\*|___)$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  if ($start.parent.type.name !== 'paragraph' || $start.depth > 1) return null;
  const from = $start.before();
  return state.tr.delete(start, end).insert(from, schema.node('horizontal_rule'));
});
