import { lazy, useMemo } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import { SECTION_MAX_LENGTH } from '../../../src/contract/rules';
import type { AnySection } from '../../../src/contract/template-blocks';
import { call } from '../backend';
import { bothTexts } from '../rich-text/both-texts';
import { RichText } from '../rich-text/rich-text';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { postmortemTexts } from '../texts/postmortem';
import { tooLong } from '../texts/editor';
import { useDismissedHints } from './dismissed-hints';
import { draftKeyOf, useHere } from './here';
import { usePersonNames } from './person-names';
import { withSection } from './record';
import { useReport } from './report';
import type { ReportBlock } from './report-blocks';
import { useBlameHints } from './use-blame-hints';
import { useRecordChanged } from './use-open';
import { WordingHints } from './wording-hints';

const TextConflict = lazy(async () => ({
  default: (await import('../shared/text-conflict')).TextConflict,
}));

interface SectionEditorProps {
  readonly name: AnySection;
  readonly block: Pick<ReportBlock, 'title' | 'prompt'>;
  readonly section: Versioned<string>;
  readonly onClose: () => void;
}

/** A section, written as it will look. */
export function SectionEditor({ name, block, section, onClose }: SectionEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const { lifecycle } = useReport();
  // A stray key would return an approved report to review: there, one saves on purpose.
  const isApproved = lifecycle?.state === 'approved' || lifecycle?.state === 'published';
  const { title, prompt } = block;
  const editor = useThingEditor<string>(
    {
      name: title,
      draftKey: draftKeyOf(place, `section:${name}`),
      version: section.version,
      value: section.value,
      check: (value) => (typeof value === 'string' ? value : null),
      whyNot: (value) =>
        value.length > SECTION_MAX_LENGTH ? tooLong(value.length, SECTION_MAX_LENGTH) : null,
      savesAsYouGo: !isApproved,
      save: async (change) => {
        const saved = await call('postmortem.save-section', { place, config, section: name, ...change });
        await recordChanged(withSection(name, saved));
        return saved.version;
      },
    },
    onClose,
  );
  const hints = useBlameHints(editor.value, usePersonNames());
  const { dismissed, dismiss } = useDismissedHints();
  const marked = useMemo(
    () => ({ of: hints.of, words: hints.words.filter(({ key }) => !dismissed.has(key)) }),
    [hints, dismissed],
  );
  return (
    <EditorForm
      editor={editor}
      describe={(text) => [{ label: postmortemTexts.text, text }]}
      join={bothTexts}
      showConflict={(conflict, onChoose) => <TextConflict conflict={conflict} onChoose={onChoose} />}
    >
      <RichText
        label={title}
        labelledAbove
        prompt={prompt}
        value={editor.value}
        onChange={editor.set}
        holdsBack={editor.holdsBack}
        marked={marked}
      />
      <WordingHints
        hints={hints.words}
        dismissed={dismissed}
        onDismiss={({ key }, reason) => dismiss(key, reason)}
      />
    </EditorForm>
  );
}
