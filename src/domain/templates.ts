import { type AnySection, EXTRA_SECTION, SECTIONS, type SectionKey } from './postmortem';

/** The parts of a report in the product's own order: sections of text, and the lists. */
export const BLOCKS = [
  'summary',
  'timeline',
  'causes',
  'impact',
  'went-well',
  'went-badly',
  'lucky',
  'actions',
  'lessons',
] as const satisfies readonly (SectionKey | ListBlock)[];
export type ListBlock = 'timeline' | 'causes' | 'actions';
export type BlockKey = AnySection | ListBlock;

export interface TemplateBlock {
  readonly key: BlockKey;
  /** Of an extra section; empty for those of the product, which have theirs. */
  readonly title: string;
  /** What to write there; empty: the product's own prompt. */
  readonly prompt: string;
  /** Whether publishing waits for it. */
  readonly required: boolean;
}

/** What a report consists of, in its order. */
export interface Template {
  readonly blocks: readonly TemplateBlock[];
}

/** Where a template holds. A space by Confluence's id. */
export type TemplateScope = { readonly kind: 'site' } | { readonly kind: 'space'; readonly id: string };

export const isSameScope = (a: TemplateScope, b: TemplateScope): boolean =>
  a.kind === 'space' && b.kind === 'space' ? a.id === b.id : a.kind === b.kind;

/** Whether both ask for the same; null is the product's. */
export function isSameTemplate(a: Template | null, b: Template | null): boolean {
  const parts = (template: Template | null) =>
    (template ?? BUILT_IN_TEMPLATE).blocks.map(({ key, title, prompt, required }) => [
      key,
      title,
      prompt,
      required,
    ]);
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b));
}

/** A template as it was saved once; a later one has a number of its own, and postmortems keep theirs. */
export interface TemplateVersion {
  readonly id: string;
  readonly number: number;
  readonly template: Template;
}

/** The least that a reader needs to understand what happened. A good review may end without an action. */
const REQUIRED: readonly BlockKey[] = ['summary', 'impact', 'timeline', 'causes', 'lessons'];

/** What holds where nobody made a template. */
export const BUILT_IN_TEMPLATE: Template = {
  blocks: BLOCKS.map((key) => ({ key, title: '', prompt: '', required: REQUIRED.includes(key) })),
};

export const EXTRA_SECTIONS_MOST = 20;
export const PROMPT_MAX_LENGTH = 1000;

export const isExtra = (key: BlockKey): key is `x-${string}` => EXTRA_SECTION.test(key);

export const isSection = (key: BlockKey): key is AnySection =>
  isExtra(key) || SECTIONS.some((section) => section === key);

/** The key of a new section of that title, which no other block has: readable, for it outlives its template. */
export function extraKey(title: string, taken: readonly BlockKey[]): `x-${string}` {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = `x-${words.slice(0, 26).replace(/-+$/, '') || 'section'}` as const;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : (`${base}-${String(number)}` as const);
    if (!taken.includes(key)) return key;
  }
}

/** @param to where the block stands afterwards, from 0; past an end is that end */
export function movedBlock({ blocks }: Template, key: BlockKey, to: number): Template {
  const block = blocks.find((each) => each.key === key);
  if (!block) return { blocks };
  const others = blocks.filter((each) => each !== block);
  return { blocks: others.toSpliced(Math.max(0, Math.min(others.length, to)), 0, block) };
}

/** Why a template cannot be kept, as a sentence; null when it can. */
export function whyNotTemplate({ blocks }: Template): string | null {
  const keys = blocks.map(({ key }) => key);
  if (new Set(keys).size < keys.length) return 'A section stands there twice. Remove one of them.';
  if (BLOCKS.some((key) => !keys.includes(key)))
    return 'A section of the product is missing. Move those you need less to the end instead.';
  const extras = blocks.filter(({ key }) => isExtra(key));
  if (extras.length > EXTRA_SECTIONS_MOST)
    return `A template takes at most ${String(EXTRA_SECTIONS_MOST)} sections of your own.`;
  const untitled = extras.find(({ title }) => title.trim() === '');
  if (untitled) return 'A section has no title. Name it, or remove it.';
  const titles = extras.map(({ title }) => title.trim().toLowerCase());
  if (new Set(titles).size < titles.length) return 'Two sections have the same title. Name one of them anew.';
  return null;
}
