import type { Template } from '../../../src/contract/template-blocks';
import { isSection } from '../../../src/contract/template-blocks';
import { promptOf, titleOf } from '../postmortem/report-blocks';
import { templateTexts } from '../texts/templates';

/** A new postmortem as the template has it, in miniature. */
export function TemplatePreview({ template }: { readonly template: Template }) {
  return (
    <section aria-labelledby="heading-preview" className="stack" data-testid="template-preview">
      <h3 id="heading-preview">{templateTexts.preview}</h3>
      <p className="small subtle">{templateTexts.previewHint}</p>
      <dl className="panel">
        {template.blocks.map((block) => (
          <div key={block.key}>
            <dt>
              <strong>{titleOf(block) || templateTexts.untitled}</strong>{' '}
              {block.required && <span className="small subtle">({templateTexts.requiredMark})</span>}
            </dt>
            <dd className="subtle">
              {promptOf(block) || (isSection(block.key) ? '' : templateTexts.listHere)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
