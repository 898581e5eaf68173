import { lazy, Suspense } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import type { AnySection } from '../../../src/contract/template-blocks';
import { AfterPaint } from '../shared/after-paint';
import { Editable } from '../shared/editable';
import { postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';
import type { ReportBlock } from './report-blocks';

const SectionText = lazy(async () => ({ default: (await import('./section-text')).SectionText }));
const SectionEditor = lazy(async () => ({ default: (await import('./section-editor')).SectionEditor }));

/** Characters; opening a longer text for writing can be felt. */
const OPENS_AT_ONCE = 8_000;

interface SectionProps {
  readonly name: AnySection;
  readonly block: Pick<ReportBlock, 'title' | 'prompt'>;
  readonly section: Versioned<string>;
}

/** One section of free text: read as rendered Markdown, written in place. */
export function Section({ name, block, section }: SectionProps) {
  const { place, mayEdit } = useHere();
  const { title, prompt } = block;
  const headingId = `heading-${name}`;
  return (
    <section aria-labelledby={headingId} className="stack">
      <Editable
        name={title}
        heading={<h2 id={headingId}>{title}</h2>}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, `section:${name}`)}
        editor={(close) => (
          <AfterPaint when={section.value.length > OPENS_AT_ONCE}>
            <SectionEditor name={name} block={block} section={section} onClose={close} />
          </AfterPaint>
        )}
      >
        {section.value.trim() === '' ? (
          <p className="subtle">{mayEdit && prompt !== '' ? prompt : postmortemTexts.empty}</p>
        ) : (
          <Suspense fallback={<p className="written">{section.value}</p>}>
            <SectionText text={section.value} />
          </Suspense>
        )}
      </Editable>
    </section>
  );
}
