import type { PostmortemView } from '../../../src/contract/postmortem';
import type { CheckedSection, ReportTemplate } from '../../../src/contract/quality-checks';
import type { SectionKey } from '../../../src/contract/rules';
import { BLOCKS, isSection } from '../../../src/contract/template-blocks';
import { postmortemTexts } from '../texts/postmortem';
import { blocksOf, sectionOf } from './report-blocks';

/** What the record's template asks for, of the parts that every report has. */
export function templateOf(record: Pick<PostmortemView, 'template' | 'extras'>): ReportTemplate {
  const blocks = blocksOf(record);
  const promptOf = (key: SectionKey) => blocks.find((block) => block.key === key)?.prompt ?? '';
  return {
    titles: postmortemTexts.sections,
    prompts: {
      summary: promptOf('summary'),
      impact: promptOf('impact'),
      'went-well': promptOf('went-well'),
      'went-badly': promptOf('went-badly'),
      lucky: promptOf('lucky'),
      lessons: promptOf('lessons'),
    },
    required: BLOCKS.filter((key) => blocks.some((block) => block.key === key && block.required)),
  };
}

/** All sections of text, those that the template added among them, in the order of the report. */
export function checkedSections(record: PostmortemView): readonly CheckedSection[] {
  return blocksOf(record).flatMap(({ key, title, prompt, required }) =>
    isSection(key) ? [{ key, title, text: sectionOf(record, key).value, required, template: [prompt] }] : [],
  );
}
