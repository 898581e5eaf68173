import { lazy, Suspense } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import type { SectionKey } from '../../../src/contract/rules';
import { Editable } from '../shared/editable';
import { postmortemTexts } from '../texts/postmortem';
import { draftKeyOf, useHere } from './here';

const SectionText = lazy(async () => ({ default: (await import('./section-text')).SectionText }));
const SectionEditor = lazy(async () => ({ default: (await import('./section-editor')).SectionEditor }));

interface SectionProps {
  readonly name: SectionKey;
  readonly section: Versioned<string>;
}

/** One section of free text: read as rendered Markdown, written in place. */
export function Section({ name, section }: SectionProps) {
  const { place, mayEdit } = useHere();
  const title = postmortemTexts.sections[name];
  const headingId = `heading-${name}`;
  return (
    <section aria-labelledby={headingId} className="stack">
      <Editable
        name={title}
        heading={<h2 id={headingId}>{title}</h2>}
        mayEdit={mayEdit}
        draftKey={draftKeyOf(place, `section:${name}`)}
        editor={(close) => <SectionEditor name={name} section={section} onClose={close} />}
      >
        {section.value.trim() === '' ? (
          <p className="subtle">{postmortemTexts.empty}</p>
        ) : (
          <Suspense fallback={<p className="written">{section.value}</p>}>
            <SectionText text={section.value} />
          </Suspense>
        )}
      </Editable>
    </section>
  );
}
