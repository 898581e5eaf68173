import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import { sharedTexts } from '../texts/shared';
import { Field, type FieldProps } from './field';
import { fromLocalInput, toLocalInput, zoneName } from './instants';

interface ControlProps<T> extends FieldProps {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function TextLine({ value, onChange, ...field }: ControlProps<string>) {
  return (
    <Field {...field}>
      {(ids) => (
        <Textfield
          {...ids}
          value={value}
          isRequired={field.required ?? false}
          isInvalid={ids['aria-invalid']}
          onChange={(event: FormEvent<HTMLInputElement>) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextBlock({
  value,
  onChange,
  rows = 3,
  ...field
}: ControlProps<string> & { readonly rows?: number }) {
  return (
    <Field {...field}>
      {(ids) => (
        <TextArea
          {...ids}
          value={value}
          minimumRows={rows}
          resize="vertical"
          isRequired={field.required ?? false}
          isInvalid={ids['aria-invalid']}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<T extends string> extends ControlProps<T> {
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

/** One of a few words. The browser's own list: light, and known to every keyboard and screen reader. */
export function Choice<T extends string>({ value, onChange, options, ...field }: ChoiceProps<T>) {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          className="choice"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A UTC instant, typed as the viewer's wall clock. Untouched, the instant stays as exact as it was. */
export function InstantField({ value, onChange, hint, error, ...field }: ControlProps<string | null>) {
  const [incomplete, setIncomplete] = useState(false);
  const [typed, setTyped] = useState({ text: toLocalInput(value), reported: value });
  if (typed.reported !== value) setTyped({ text: toLocalInput(value), reported: value });
  const zone = zoneName(value ? new Date(value) : new Date());
  return (
    <Field
      {...field}
      error={incomplete ? sharedTexts.incompleteTime : error}
      hint={hint ?? sharedTexts.timeHint(zone)}
    >
      {(ids) => (
        <input
          {...ids}
          className="text-input"
          type="datetime-local"
          step={1}
          value={typed.text}
          onChange={(event) => {
            const instant = fromLocalInput(event.target.value);
            setTyped({ text: event.target.value, reported: instant });
            onChange(instant);
          }}
          onBlur={(event) => setIncomplete(event.target.validity.badInput)}
        />
      )}
    </Field>
  );
}

/** A plain date, YYYY-MM-DD, or null. */
export function DateField({ value, onChange, ...field }: ControlProps<string | null>) {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          className="text-input"
          type="date"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )}
    </Field>
  );
}
