import type { Versioned } from '../../../src/contract/postmortem';
import { SECTION_MAX_LENGTH, type SectionKey } from '../../../src/contract/rules';
import { call } from '../backend';
import { TextBlock } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { postmortemTexts } from '../texts/postmortem';
import { tooLong } from '../texts/editor';
import { draftKeyOf, useHere } from './here';
import { withSection } from './record';
import { useRecordChanged } from './use-open';

interface SectionEditorProps {
  readonly name: SectionKey;
  readonly section: Versioned<string>;
  readonly onClose: () => void;
}

/** A section's Markdown in a text box. */
export function SectionEditor({ name, section, onClose }: SectionEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const title = postmortemTexts.sections[name];
  const editor = useThingEditor<string>(
    {
      name: title,
      draftKey: draftKeyOf(place, `section:${name}`),
      version: section.version,
      value: section.value,
      check: (value) => (typeof value === 'string' ? value : null),
      whyNot: (value) =>
        value.length > SECTION_MAX_LENGTH ? tooLong(value.length, SECTION_MAX_LENGTH) : null,
      save: async (change) => {
        const saved = await call('postmortem.save-section', { place, config, section: name, ...change });
        await recordChanged(withSection(name, saved));
        return saved.version;
      },
    },
    onClose,
  );
  return (
    <EditorForm
      editor={editor}
      describe={(text) => [{ label: postmortemTexts.text, text }]}
      join={(theirs, mine) => `${theirs}\n\n${mine}`}
    >
      <TextBlock
        label={title}
        hint={`${postmortemTexts.prompts[name]} ${postmortemTexts.markdownHint}`}
        rows={8}
        value={editor.value}
        onChange={editor.set}
      />
    </EditorForm>
  );
}
