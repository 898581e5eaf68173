import type { PostmortemView, Versioned } from '../../../src/contract/postmortem';
import { SECTIONS } from '../../../src/contract/rules';
import {
  type AnySection,
  type BlockKey,
  BUILT_IN_TEMPLATE,
  isSection,
  type ListBlock,
  type TemplateBlock,
} from '../../../src/contract/template-blocks';
import { actionTexts } from '../texts/actions';
import { postmortemTexts } from '../texts/postmortem';

/** A part of the report as a reader meets it. */
export interface ReportBlock {
  readonly key: BlockKey;
  readonly title: string;
  /** What to write there; empty for lists without a prompt of their own. */
  readonly prompt: string;
  readonly required: boolean;
}

const LIST_TITLES: Readonly<Record<ListBlock, string>> = {
  timeline: postmortemTexts.timeline,
  causes: postmortemTexts.causes,
  actions: actionTexts.heading,
};

const isOurs = (key: AnySection) => SECTIONS.find((section) => section === key);

/** The title of a block of the product; an extra section has its own. */
export function titleOf({ key, title }: Pick<TemplateBlock, 'key' | 'title'>): string {
  if (!isSection(key)) return LIST_TITLES[key];
  const ours = isOurs(key);
  return ours ? postmortemTexts.sections[ours] : title;
}

/** The prompt that the template gives, else the product's. */
export function promptOf({ key, prompt }: Pick<TemplateBlock, 'key' | 'prompt'>): string {
  if (prompt !== '' || !isSection(key)) return prompt;
  const ours = isOurs(key);
  return ours ? postmortemTexts.prompts[ours] : '';
}

/** The parts of a report in the order of its template; text in a section that it lacks comes last. */
export function blocksOf({ template, extras }: Pick<PostmortemView, 'template' | 'extras'>): ReportBlock[] {
  const blocks = (template ?? BUILT_IN_TEMPLATE).blocks.map((block) => ({
    key: block.key,
    title: titleOf(block),
    prompt: promptOf(block),
    required: block.required,
  }));
  const left = extras.filter(({ key }) => !blocks.some((block) => block.key === key));
  return [...blocks, ...left.map(({ key }) => ({ key, title: key.slice(2), prompt: '', required: false }))];
}

const NOTHING: Versioned<string> = { version: 0, value: '' };

/** The text of a section, ours or one that the template added. */
export function sectionOf(record: PostmortemView, key: AnySection): Versioned<string> {
  const ours = isOurs(key);
  if (ours) return record.sections[ours];
  return record.extras.find((extra) => extra.key === key) ?? NOTHING;
}
