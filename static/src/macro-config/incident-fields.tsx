import { SEVERITIES } from '../../../src/contract/rules';
import { Choice, TextLine } from '../shared/controls';
import { useClocks } from '../shared/zone-meant';
import { ZoneField } from '../shared/zone-field';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { macroConfigTexts } from '../texts/macro-config';
import { postmortemTexts } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';
import type { ConfigForm, ConfigProblems } from './config-form';
import { ServicesField } from './services-field';

interface IncidentFieldsProps {
  readonly form: ConfigForm;
  readonly problems: ConfigProblems;
  readonly onChange: (part: Partial<ConfigForm>) => void;
}

const TIMES = [
  ['startedAt', postmortemTexts.started],
  ['detectedAt', postmortemTexts.detected],
  ['resolvedAt', postmortemTexts.resolved],
] as const;

/** What one knows of an incident when its postmortem begins. */
export function IncidentFields({ form, problems, onChange }: IncidentFieldsProps) {
  const clocks = useClocks(form.zone);
  return (
    <>
      <TextLine
        label={postmortemTexts.title}
        required
        error={problems.title}
        value={form.title}
        onChange={(title) => onChange({ title })}
      />
      <div className="fields">
        <Choice
          label={postmortemTexts.severity}
          value={form.severity}
          options={SEVERITIES.map((severity) => ({ value: severity, label: severity }))}
          onChange={(severity) => onChange({ severity })}
        />
        <ZoneField
          label={timelineTexts.incidentZone}
          hint={timelineTexts.incidentZoneHint}
          value={form.zone}
          onChange={(zone) => onChange({ zone })}
        />
      </div>
      <ServicesField
        error={problems.services}
        value={form.services}
        onChange={(services) => onChange({ services })}
      />
      <div className="fields">
        {TIMES.map(([key, label]) => (
          <ZonedTimeField
            key={key}
            label={label}
            error={problems[key]}
            value={form[key]}
            zone={clocks}
            onChange={(at) => onChange({ [key]: at })}
          />
        ))}
      </div>
      <TextLine
        label={macroConfigTexts.link}
        hint={macroConfigTexts.linkHint}
        error={problems.link}
        value={form.link}
        onChange={(link) => onChange({ link })}
      />
    </>
  );
}
