import { useId, useRef, useState } from 'react';
import { offsetInWords, offsetMinutes } from '../../../src/contract/timeline';
import { sharedTexts } from '../texts/shared';
import { Field, type FieldProps } from './field';
import { knownZone, readable } from './instants';
import { clockChange, HALF_TYPED, inputOf, timeOf, type FormTime } from './typed-time';

interface ZonedTimeFieldProps extends FieldProps {
  readonly value: FormTime;
  /** In which it is typed, an IANA name. */
  readonly zone: string;
  readonly onChange: (value: FormTime) => void;
  /** A day has no time of its own. */
  readonly isDay?: boolean;
}

/** A time typed on the clocks of a zone. Where they were changed, it asks which instant is meant and never guesses. */
export function ZonedTimeField({
  value,
  zone,
  onChange,
  isDay = false,
  hint,
  error,
  ...field
}: ZonedTimeFieldProps) {
  const shown = (time: FormTime) => (isDay ? inputOf(time, zone).slice(0, 10) : inputOf(time, zone));
  const [typed, setTyped] = useState({ text: shown(value), reported: value, zone, isDay });
  if (typed.reported !== value || typed.zone !== zone || typed.isDay !== isDay)
    setTyped({ text: shown(value), reported: value, zone, isDay });
  const report = (text: string) => {
    const time = timeOf(isDay && text !== '' ? `${text}T00:00` : text, zone);
    const day = isDay && time !== null ? clockChange(time, zone) : null;
    // A day begins with whichever moment comes first in it.
    const settled = day === null ? time : day.kind === 'gap' ? day.later : day.earlier;
    setTyped({ text, reported: settled, zone, isDay });
    onChange(settled);
  };
  const input = useRef<HTMLInputElement>(null);
  const choose = (at: string) => {
    // The question may be gone with its answer.
    if (clockChange(at, zone) === null) input.current?.focus();
    onChange(at);
  };
  const halfTyped = value === HALF_TYPED ? sharedTexts.incompleteTime : undefined;
  return (
    <div className="stack">
      <Field
        {...field}
        error={error ?? halfTyped}
        hint={hint ?? sharedTexts.zonedTimeHint(zoneAt(zone, value))}
      >
        {(ids) => (
          <input
            {...ids}
            ref={input}
            className="text-input"
            type={isDay ? 'date' : 'datetime-local'}
            {...(!isDay && { step: 1 })}
            value={typed.text}
            onChange={(event) => report(event.target.value)}
            onBlur={(event) => {
              const isHalf = event.target.validity.badInput;
              if (isHalf || value === HALF_TYPED) onChange(isHalf ? HALF_TYPED : null);
            }}
          />
        )}
      </Field>
      {!isDay && <ClockChoice label={field.label} value={value} zone={zone} onChange={choose} />}
    </div>
  );
}

interface ClockChoiceProps {
  readonly label: string;
  readonly value: FormTime;
  readonly zone: string;
  readonly onChange: (at: string) => void;
}

/** Which instant a time is that the clocks of a zone showed twice, or not at all. Nothing where that is clear. */
export function ClockChoice({ label, value, zone, onChange }: ClockChoiceProps) {
  const name = useId();
  const change = clockChange(value, zone);
  if (change === null) return null;
  return (
    <fieldset className="panel stack" aria-label={`${label}: ${sharedTexts.whichTime}`}>
      <p className="small">{change.kind === 'gap' ? sharedTexts.clocksForward : sharedTexts.clocksBack}</p>
      {[change.earlier, change.later].map((at) => (
        <label key={at} className="option">
          <input
            type="radio"
            name={name}
            checked={value !== null && Date.parse(value) === Date.parse(at) && value.endsWith('Z')}
            onChange={() => onChange(at)}
          />
          {readable(at, zone)}
        </label>
      ))}
    </fieldset>
  );
}

/** `Europe/Berlin (UTC+01:00)`, with the offset of that time. */
function zoneAt(named: string, value: FormTime): string {
  const zone = knownZone(named);
  if (zone === 'UTC' || value === null || !value.endsWith('Z')) return zone;
  return `${zone} (${offsetInWords(offsetMinutes(value, zone))})`;
}
