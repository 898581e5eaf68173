import { useState } from 'react';
import { timelineEntry } from '../../../src/contract/fields';
import type { Versioned } from '../../../src/contract/postmortem';
import { ENTRY_KINDS, type TimelineEntry } from '../../../src/contract/rules';
import { clockWords } from '../../../src/contract/timeline';
import { call } from '../backend';
import { Choice, TextBlock, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { readable } from '../shared/instants';
import { newId } from '../shared/new-id';
import { withScheme } from '../shared/typed-address';
import { isInstant, whyNoInstant } from '../shared/typed-time';
import { useThingEditor } from '../shared/use-thing-editor';
import { entryKindNames, postmortemTexts } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withEntry } from './record';
import { useShownZone } from './shown-zone';
import { entryShape } from './timeline-entry-shape';
import { positionFor } from './timeline-position';
import { SourceField } from './timeline-source';
import { TextWording } from './text-wording';
import { EntryTimeFields } from './timeline-time-fields';
import { useRecordChanged } from './use-open';

interface EntryEditorProps {
  /** null: a new one. */
  readonly entry: Versioned<TimelineEntry> | null;
  /** All entries in reading order; a new one takes its place among them. */
  readonly all: readonly TimelineEntry[];
  readonly onClose: () => void;
}

export function EntryEditor({ entry, all, onClose }: EntryEditorProps) {
  const { place, config } = useHere();
  const { incidentZone } = useShownZone();
  const recordChanged = useRecordChanged();
  const [fresh] = useState<TimelineEntry>(() => ({
    id: newId(),
    at: null,
    precision: 'exact',
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
      whyNot: (value) => whyNoInstant(value.at, incidentZone) ?? whyNotBy(timelineEntry)(asStored(value)),
      save: async ({ value, ...change }) => {
        const stored = asStored(value);
        const placed = entry ? stored : { ...stored, position: positionFor(value.at, all) };
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
      <EditorForm editor={editor} describe={(shown) => describeEntry(shown, incidentZone)}>
        <TextBlock
          label={postmortemTexts.what}
          required
          value={value.text}
          onChange={(text) => set({ ...value, text })}
        />
        <TextWording text={value.text} />
        <EntryTimeFields value={value} zone={incidentZone} onChange={(time) => set({ ...value, ...time })} />
        <div className="fields">
          <Choice
            label={postmortemTexts.kind}
            value={value.kind}
            options={ENTRY_KINDS.map((kind) => ({ value: kind, label: entryKindNames[kind] }))}
            onChange={(kind) => set({ ...value, kind })}
          />
          <SourceField
            value={value.source}
            link={value.link}
            onChange={(source) => set({ ...value, source })}
          />
          <TextLine
            label={timelineTexts.link}
            hint={timelineTexts.linkHint}
            value={value.link}
            onChange={(link) => set({ ...value, link })}
          />
        </div>
      </EditorForm>
    </div>
  );
}

/** A time that nobody typed is not known. */
const asStored = (entry: TimelineEntry): TimelineEntry => ({
  ...entry,
  link: withScheme(entry.link),
  ...(entry.at === null && { precision: 'unknown' }),
});

function describeEntry(entry: TimelineEntry, zone: string) {
  const { at, timeWords } = entry;
  const time =
    at === null || !isInstant(at)
      ? postmortemTexts.timeUnknown
      : `${readable(at, zone)} (${clockWords(entry, zone)})`;
  return [
    {
      label: postmortemTexts.at,
      text: timeWords === '' ? time : `${time} ${timelineTexts.said(timeWords)}`,
    },
    { label: postmortemTexts.what, text: entry.text },
    { label: postmortemTexts.kind, text: entryKindNames[entry.kind] },
    { label: postmortemTexts.source, text: entry.source },
    { label: timelineTexts.link, text: entry.link },
  ];
}
