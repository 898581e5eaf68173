import {
  externalText,
  EXTERNAL_FIELDS,
  type ExternalSummary,
  type ExternalText,
} from '../../../src/contract/external-summary';
import { externalHints } from '../../../src/contract/external-wording';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { checkedBy, whyNotBy } from '../postmortem/checks';
import { draftKeyOf, useHere } from '../postmortem/here';
import { TextBlock } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { externalTexts } from '../texts/record';
import { WordingOutside } from './external-hints';

interface ExternalEditorProps {
  readonly summary: Versioned<ExternalSummary>;
  readonly onSaved: (summary: Versioned<ExternalSummary>) => void;
  readonly onClose: () => void;
}

const checkText = checkedBy(externalText);
const whyNotText = whyNotBy(externalText);

/** A conflict holds the whole summary, a draft its text. */
function check(value: unknown): ExternalText | null {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : value;
  return checkText(text);
}

export function ExternalEditor({ summary, onSaved, onClose }: ExternalEditorProps) {
  const { place, config } = useHere();
  const editor = useThingEditor<ExternalText>(
    {
      name: externalTexts.name,
      draftKey: draftKeyOf(place, 'external-summary'),
      version: summary.version,
      value: summary.value.text,
      check,
      whyNot: whyNotText,
      save: async (change) => {
        const saved = await call('external-summary.save', { place, config, ...change });
        onSaved(saved);
        return saved.version;
      },
    },
    onClose,
  );
  return (
    <EditorForm
      editor={editor}
      describe={(text) =>
        EXTERNAL_FIELDS.map((field) => ({ label: externalTexts.fields[field], text: text[field] }))
      }
    >
      {EXTERNAL_FIELDS.map((field) => (
        <div key={field} className="stack">
          <TextBlock
            label={externalTexts.fields[field]}
            value={editor.value[field]}
            onChange={(text) => editor.set({ ...editor.value, [field]: text })}
          />
          <WordingOutside hints={externalHints(editor.value[field])} />
        </div>
      ))}
    </EditorForm>
  );
}
