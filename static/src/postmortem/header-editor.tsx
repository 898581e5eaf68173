import * as v from 'valibot';
import { header as headerSchema, severity as severitySchema } from '../../../src/contract/fields';
import type { ServiceView, Versioned } from '../../../src/contract/postmortem';
import { SEVERITIES, type Header } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, InstantField, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { readable } from '../shared/instants';
import { useThingEditor } from '../shared/use-thing-editor';
import { postmortemTexts } from '../texts/postmortem';
import { sharedTexts } from '../texts/shared';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withHeader } from './record';
import { ServicesEditor } from './services-editor';
import { useRecordChanged } from './use-open';

/** A kept draft may be half done, so it is checked for its shape only; the whole contract applies on saving. */
const headerShape = v.object({
  title: v.string(),
  severity: severitySchema,
  startedAt: v.nullable(v.string()),
  detectedAt: v.nullable(v.string()),
  resolvedAt: v.nullable(v.string()),
  acknowledgedAt: v.nullable(v.string()),
  mitigatedAt: v.nullable(v.string()),
  zone: v.string(),
});

interface HeaderEditorProps {
  readonly header: Versioned<Header>;
  readonly services: readonly ServiceView[];
  readonly onClose: () => void;
}

/** Title, severity, times; services are saved one by one, because each is a thing of its own. */
export function HeaderEditor({ header, services, onClose }: HeaderEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const editor = useThingEditor<Header>(
    {
      name: postmortemTexts.header,
      draftKey: draftKeyOf(place, 'header'),
      version: header.version,
      value: header.value,
      check: checkedBy(headerShape),
      whyNot: whyNotBy(headerSchema),
      save: async (change) => {
        const saved = await call('postmortem.save-header', { place, config, ...change });
        await recordChanged(withHeader(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <div className="stack panel">
      <EditorForm editor={editor} describe={describeHeader}>
        <TextLine
          label={postmortemTexts.title}
          required
          value={value.title}
          onChange={(title) => set({ ...value, title })}
        />
        <div className="fields">
          <Choice
            label={postmortemTexts.severity}
            value={value.severity}
            options={SEVERITIES.map((severity) => ({ value: severity, label: severity }))}
            onChange={(severity) => set({ ...value, severity })}
          />
          <InstantField
            label={postmortemTexts.started}
            value={value.startedAt}
            onChange={(startedAt) => set({ ...value, startedAt })}
          />
          <InstantField
            label={postmortemTexts.detected}
            value={value.detectedAt}
            onChange={(detectedAt) => set({ ...value, detectedAt })}
          />
          <InstantField
            label={postmortemTexts.resolved}
            value={value.resolvedAt}
            onChange={(resolvedAt) => set({ ...value, resolvedAt })}
          />
        </div>
      </EditorForm>
      <ServicesEditor services={services} />
    </div>
  );
}

function describeHeader(header: Header) {
  const when = (instant: string | null) => (instant === null ? sharedTexts.unknown : readable(instant));
  return [
    { label: postmortemTexts.title, text: header.title },
    { label: postmortemTexts.severity, text: header.severity },
    { label: postmortemTexts.started, text: when(header.startedAt) },
    { label: postmortemTexts.detected, text: when(header.detectedAt) },
    { label: postmortemTexts.resolved, text: when(header.resolvedAt) },
  ];
}
