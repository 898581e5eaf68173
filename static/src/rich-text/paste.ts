import { DOMParser as Parser, Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { blocksOf } from './blocks-from-markdown';
import { cleanHtml } from './clean-html';
import { treeOf } from './markdown-tree';
import { schema } from './schema';
import { isTooMuch } from './written-text';

/** What is pasted: formatted text of other programs, and Markdown as what it means. */
export function pasting(): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: (html) => (isOurs(html) ? html : cleanHtml(html)),
      clipboardParser: Parser.fromSchema(schema),
      clipboardTextParser: (text, $context, plain) => sliceOf(text, $context, plain),
    },
  });
}

/** Copied from an editor like this one, whose nodes need no cleaning: the schema takes nothing else. */
const isOurs = (html: string) => /<[^>]+ data-pm-slice=/.test(html);

function sliceOf(text: string, $context: ResolvedPos, plain: boolean): Slice {
  const lines = text.replace(/\r\n?/g, '\n');
  if ($context.parent.type.spec.code === true) return new Slice(Fragment.from(schema.text(lines)), 0, 0);
  if (plain || isTooMuch(lines)) return whole(plainBlocks(lines));
  return whole(blocksOf(treeOf(lines), lines, true).map(({ node }) => node));
}

/** A first and a last paragraph join what stands around the cursor. */
function whole(blocks: readonly Node[]): Slice {
  return Slice.maxOpen(Fragment.from(blocks), false);
}

function plainBlocks(text: string): Node[] {
  return text.split(/\n{2,}/).map((paragraph) =>
    schema.node(
      'paragraph',
      null,
      paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index === 0 ? [] : [schema.node('hard_break')]),
          ...(line === '' ? [] : [schema.text(line)]),
        ]),
    ),
  );
}
