import * as v from 'valibot';
import { EXTRA_SECTION } from '../domain/postmortem';
import {
  type BlockKey,
  BLOCKS,
  EXTRA_SECTIONS_MOST,
  PROMPT_MAX_LENGTH,
  type Template,
  type TemplateScope,
  whyNotTemplate,
} from '../domain/templates';
import { numericId, text } from './fields';

export const templateScope = v.variant('kind', [
  v.object({ kind: v.literal('site') }),
  v.object({ kind: v.literal('space'), id: numericId }),
]);

export const blockKey = v.custom<BlockKey>(
  (key) => typeof key === 'string' && (BLOCKS.some((name) => name === key) || EXTRA_SECTION.test(key)),
  'That section is not known.',
);

export const template = v.pipe(
  v.object({
    blocks: v.pipe(
      v.array(
        v.object({
          key: blockKey,
          title: v.pipe(text(80, 'The title of a section'), v.trim()),
          prompt: v.pipe(text(PROMPT_MAX_LENGTH, 'The prompt'), v.trim()),
          required: v.boolean(),
        }),
      ),
      v.maxLength(BLOCKS.length + EXTRA_SECTIONS_MOST, 'These are too many sections. Remove some.'),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNotTemplate(dataset.value satisfies Template) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

/** The newest template of a scope. `template: null`: it was taken back, and the one above it holds. */
export interface TemplateView {
  readonly scope: TemplateScope;
  readonly number: number;
  readonly template: Template | null;
}
