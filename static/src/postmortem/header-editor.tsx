import * as v from 'valibot';
import { header as headerSchema, severity as severitySchema } from '../../../src/contract/fields';
import type { ServiceView, Versioned } from '../../../src/contract/postmortem';
import { SEVERITIES, type Header } from '../../../src/contract/rules';
import type { MomentName } from '../../../src/contract/timeline';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { knownZone, readable } from '../shared/instants';
import { isInstant, whyNoInstant } from '../shared/typed-time';
import { useThingEditor } from '../shared/use-thing-editor';
import { useClocks, zoneMeant } from '../shared/zone-meant';
import { ZoneField } from '../shared/zone-field';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { postmortemTexts } from '../texts/postmortem';
import { sharedTexts } from '../texts/shared';
import { momentNames, timelineTexts } from '../texts/timeline';
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
      whyNot: (value) =>
        whyNoZone(value, header.value.zone) ?? whyNoTime(value) ?? whyNotHeader(value, header.value.zone),
      save: async (change) => {
        const saved = await call('postmortem.save-header', { place, config, ...change });
        await recordChanged(withHeader(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  const clocks = useClocks(value.zone);
  return (
    <div className="stack">
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
            <ZoneField
              label={timelineTexts.incidentZone}
              hint={timelineTexts.incidentZoneHint}
              value={value.zone}
              saved={header.value.zone}
              onChange={(zone) => set({ ...value, zone })}
            />
          </div>
          <div className="fields">
            {TIMES.map(([key, name]) => (
              <ZonedTimeField
                key={key}
                label={momentNames[name]}
                hint={isOptional(key) ? timelineTexts.optionalTime : undefined}
                value={value[key]}
                zone={clocks}
                onChange={(at) => set({ ...value, [key]: at })}
              />
            ))}
          </div>
        </EditorForm>
      </div>
      <ServicesEditor services={services} />
    </div>
  );
}

const TIMES = [
  ['startedAt', 'started'],
  ['detectedAt', 'detected'],
  ['acknowledgedAt', 'acknowledged'],
  ['mitigatedAt', 'mitigated'],
  ['resolvedAt', 'resolved'],
] as const satisfies readonly (readonly [keyof Header, MomentName])[];

const isOptional = (key: (typeof TIMES)[number][0]) => key === 'acknowledgedAt' || key === 'mitigatedAt';

/** Which time is no instant yet, and why; null when all are. */
function whyNoTime(header: Header): string | null {
  for (const [key, name] of TIMES) {
    const why = whyNoInstant(header[key], header.zone);
    if (why !== null) return `${momentNames[name]}: ${why}`;
  }
  return null;
}

/** The zone that stands there was known to whoever chose it, so it is no reason here not to save the rest. */
const whyNotHeader = (header: Header, savedZone: string) =>
  whyNotBy(headerSchema)(header.zone === savedZone ? { ...header, zone: knownZone(savedZone) } : header);

const whyNoZone = ({ zone }: Header, savedZone: string) =>
  zone === savedZone || zoneMeant(zone) !== null
    ? null
    : `${timelineTexts.incidentZone}: ${sharedTexts.unknownZone}`;

function describeHeader(header: Header) {
  const when = (time: string | null) =>
    time === null || !isInstant(time) ? sharedTexts.unknown : readable(time, header.zone);
  return [
    { label: postmortemTexts.title, text: header.title },
    { label: postmortemTexts.severity, text: header.severity },
    { label: timelineTexts.incidentZone, text: header.zone },
    ...TIMES.map(([key, name]) => ({ label: momentNames[name], text: when(header[key]) })),
  ];
}
