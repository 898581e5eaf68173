/** What a report consists of, for screens that show or arrange it. */
export { SECTION_PROMPTS } from '../domain/section-prompts';
export { BLOCKS, BUILT_IN_TEMPLATE, isExtra, isSection } from '../domain/templates';
export type { BlockKey, ListBlock, Template, TemplateBlock, TemplateScope } from '../domain/templates';
export type { AnySection } from '../domain/postmortem';
