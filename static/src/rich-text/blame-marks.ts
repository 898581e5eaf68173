import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Written } from './written-text';

/** Words of the Markdown text, by their offsets, and why they are marked. */
export interface MarkedWords {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Words of the document, by its positions. */
export interface MarkedPlace {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const marksKey = new PluginKey<DecorationSet>('marked-words');

/** Underlines words. They move with the text until they are looked at again. */
export function markedWords(): Plugin {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marked) => {
        const places = tr.getMeta(marksKey) as readonly MarkedPlace[] | undefined;
        if (places === undefined) return marked.map(tr.mapping, tr.doc);
        const inline = places.map(({ from, to, key }) =>
          Decoration.inline(from, to, { class: 'wording-mark', 'data-hint': key }),
        );
        return DecorationSet.create(tr.doc, inline);
      },
    },
    props: { decorations: (state) => marksKey.getState(state) },
  });
}

/** What to hand over with a transaction so that these places are marked, and no others. */
export function markingOf(places: readonly MarkedPlace[]): [PluginKey, readonly MarkedPlace[]] {
  return [marksKey, places];
}

/**
 * Where words of a Markdown text stand in the document that was written as it. Words that cannot be found are left
 * out: the list below the text names them still.
 */
export function placesOf(doc: Node, { text, blocks }: Written, words: readonly MarkedWords[]): MarkedPlace[] {
  const starts: number[] = [];
  doc.forEach((_node, offset) => starts.push(offset));
  return blocks.flatMap(({ index, from, to }) => {
    const here = words.filter(({ start, end }) => from <= start && end <= to);
    if (here.length === 0) return [];
    const written = plain(text.slice(from, to));
    const { chars, positions } = charsOf(doc.child(index));
    const offset = (starts[index] ?? 0) + 1;
    return here.flatMap(({ start, end, key }) => {
      const said = plain(text.slice(start, end));
      const before = plain(text.slice(from, start)).length;
      const nth = occurrences(written, said).indexOf(before);
      const at = occurrences(chars, said)[nth];
      const first = at === undefined ? undefined : positions[at];
      const last = at === undefined ? undefined : positions[at + said.length - 1];
      if (first === undefined || last === undefined) return [];
      return [{ from: offset + first, to: offset + last + 1, key }];
    });
  });
}

/** Letters and digits only: what formatting, escapes and line ends cannot change. */
const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function charsOf(block: Node): { chars: string; positions: number[] } {
  let chars = '';
  const positions: number[] = [];
  const take = (text: string, offset: number) => {
    for (const { 0: sign, index } of text.matchAll(/[\p{L}\p{N}]/gu))
      for (let unit = 0; unit < sign.length; unit += 1) {
        chars += sign[unit] ?? '';
        positions.push(offset + index + unit);
      }
  };
  block.descendants((node, offset) => {
    if (node.isText) take(node.text ?? '', offset);
    return true;
  });
  return { chars, positions };
}
