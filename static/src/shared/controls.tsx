import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { FormEvent } from 'react';
import { Field, type FieldProps } from './field';

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
