import { useState } from 'react';
import * as v from 'valibot';
import { timelineEntry } from '../../../src/contract/fields';
import type { Versioned } from '../../../src/contract/postmortem';
import { ENTRY_KINDS, PRECISIONS, type TimelineEntry } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, InstantField, TextBlock, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { readable } from '../shared/instants';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { entryKindNames, postmortemTexts } from '../texts/postmortem';
import { checkedBy, whyNotBy } from './checks';
import { positionFor } from './entry-position';
import { draftKeyOf, useHere } from './here';
import { withEntry } from './record';
import { useRecordChanged } from './use-open';

const entryShape = v.object({
  id: v.string(),
  at: v.nullable(v.string()),
  precision: v.picklist(PRECISIONS),
  timeWords: v.string(),
  link: v.string(),
  text: v.string(),
  kind: v.picklist(ENTRY_KINDS),
  source: v.string(),
  position: v.number(),
});

interface EntryEditorProps {
  /** null: a new one. */
  readonly entry: Versioned<TimelineEntry> | null;
  /** All entries in reading order; a new one takes its place among them. */
  readonly all: readonly TimelineEntry[];
  readonly onClose: () => void;
}

export function EntryEditor({ entry, all, onClose }: EntryEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [fresh] = useState<TimelineEntry>(() => ({
    id: newId(),
    at: null,
    precision: 'unknown',
    timeWords: '',
    link: '',
    text: '',
    kind: 'symptom',
    source: '',
    position: 0,
  }));
  const editor = useThingEditor<TimelineEntry>(
    {
      name: entry ? postmortemTexts.entryNamed(entry.value.text) : postmortemTexts.newEntry,
      draftKey: draftKeyOf(place, `timeline:${entry?.value.id ?? 'new'}`),
      version: entry?.version ?? 0,
      value: entry?.value ?? fresh,
      check: checkedBy(entryShape),
      whyNot: whyNotBy(timelineEntry),
      save: async ({ value, ...change }) => {
        const placed = entry ? value : { ...value, position: positionFor(value.at, all) };
        const saved = await call('timeline.save', { place, config, ...change, value: placed });
        await recordChanged(withEntry(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describeEntry}>
        <TextBlock
          label={postmortemTexts.what}
          required
          value={value.text}
          onChange={(text) => set({ ...value, text })}
        />
        <div className="fields">
          <InstantField
            label={postmortemTexts.at}
            value={value.at}
            onChange={(at) =>
              set({ ...value, at, precision: at === null ? 'unknown' : 'exact', timeWords: '' })
            }
          />
          <Choice
            label={postmortemTexts.kind}
            value={value.kind}
            options={ENTRY_KINDS.map((kind) => ({ value: kind, label: entryKindNames[kind] }))}
            onChange={(kind) => set({ ...value, kind })}
          />
          <TextLine
            label={postmortemTexts.source}
            hint={postmortemTexts.sourceHint}
            value={value.source}
            onChange={(source) => set({ ...value, source })}
          />
        </div>
      </EditorForm>
    </div>
  );
}

function describeEntry(entry: TimelineEntry) {
  return [
    { label: postmortemTexts.at, text: entry.at === null ? postmortemTexts.timeUnknown : readable(entry.at) },
    { label: postmortemTexts.what, text: entry.text },
    { label: postmortemTexts.kind, text: entryKindNames[entry.kind] },
    { label: postmortemTexts.source, text: entry.source },
  ];
}
