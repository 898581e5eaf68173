import { useId, useState } from 'react';
import { whyNotSent, type FieldInput, type RequiredField } from '../../../src/contract/rules';
import { requiredFieldTexts } from '../texts/required-fields';
import { sharedTexts } from '../texts/shared';
import { Choice, DateField, TextBlock, TextLine } from './controls';
import { Field } from './field';

export type FieldInputs = Readonly<Record<string, FieldInput>>;

interface RequiredFieldsProps {
  readonly fields: readonly RequiredField[];
  readonly values: FieldInputs;
  readonly onChange: (values: FieldInputs) => void;
  /** They may be left empty here; then somebody is asked for them later. */
  readonly mayBeEmpty?: boolean;
  /** Say of empty fields, too, that they are asked for: after somebody tried to go on without them. */
  readonly sayMissing?: boolean;
}

/** What a project demands of every issue beyond what an action has, as a form. Remount it for another project. */
export function RequiredFields({
  fields,
  values,
  onChange,
  mayBeEmpty = false,
  sayMissing = false,
}: RequiredFieldsProps) {
  return (
    <div className="stack">
      {fields.map((field) => {
        const value = values[field.fieldId];
        const wrong = value !== undefined || sayMissing ? whyNotSent(field, value) : null;
        return (
          <RequiredFieldControl
            key={field.fieldId}
            field={field}
            value={value}
            required={!mayBeEmpty}
            error={wrong ?? undefined}
            onChange={(next) => onChange(withValue(values, field.fieldId, next))}
          />
        );
      })}
    </div>
  );
}

/** An empty value is none, so that it is asked for again wherever it is needed. */
function withValue(values: FieldInputs, fieldId: string, value: FieldInput): FieldInputs {
  const others = Object.entries(values).filter(([id]) => id !== fieldId);
  return Object.fromEntries(value.length === 0 ? others : [...others, [fieldId, value]]);
}

interface ControlProps {
  readonly field: RequiredField;
  readonly value: FieldInput | undefined;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: FieldInput) => void;
}

const textOf = (value: FieldInput | undefined) => (typeof value === 'string' ? value : '');
const listOf = (value: FieldInput | undefined) => (typeof value === 'string' ? [value] : (value ?? []));

function RequiredFieldControl({ field, value, required, error, onChange }: ControlProps) {
  const common = { label: field.name, required, error };
  switch (field.kind) {
    case 'line':
      return <TextLine {...common} value={textOf(value)} onChange={onChange} />;
    case 'text':
      return <TextBlock {...common} value={textOf(value)} onChange={onChange} />;
    case 'number':
      return (
        <Field {...common}>
          {(ids) => (
            <input
              {...ids}
              className="text-input"
              inputMode="decimal"
              value={textOf(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      );
    case 'date':
      return (
        <DateField {...common} value={textOf(value) || null} onChange={(date) => onChange(date ?? '')} />
      );
    case 'choice':
      return (
        <Choice
          {...common}
          value={textOf(value)}
          options={[{ value: '', label: requiredFieldTexts.choose }, ...optionsOf(field, value)]}
          onChange={onChange}
        />
      );
    case 'choices':
      return <Checkboxes {...common} field={field} chosen={listOf(value)} onChange={onChange} />;
    case 'labels':
      return <Labels {...common} value={listOf(value)} onChange={onChange} />;
  }
}

/** What Jira offers, and what was chosen before and is not offered any more. */
function optionsOf(field: RequiredField, value: FieldInput | undefined) {
  const offered = field.options.map(({ id, name }) => ({ value: id, label: name }));
  const gone = listOf(value).filter((id) => !field.options.some((option) => option.id === id));
  return [...offered, ...gone.map((id) => ({ value: id, label: requiredFieldTexts.gone }))];
}

interface FieldLook {
  readonly label: string;
  readonly required: boolean;
  readonly error: string | undefined;
}

function Checkboxes({
  field,
  chosen,
  onChange,
  label,
  required,
  error,
}: FieldLook & {
  readonly field: RequiredField;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const id = useId();
  const without = (option: string) => chosen.filter((one) => one !== option);
  return (
    <fieldset className="panel" aria-describedby={error ? id : undefined}>
      <legend className="label">
        {label}
        {required && <span aria-hidden="true"> {sharedTexts.required}</span>}
      </legend>
      <div className="options">
        {optionsOf(field, chosen).map((option) => (
          <label key={option.value} className="option">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...without(option.value), option.value] : without(option.value),
                )
              }
            />{' '}
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p className="small wrong" id={id} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Labels({
  value,
  onChange,
  ...field
}: FieldLook & {
  readonly value: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
}) {
  // As it is typed: the space after a label must not vanish under the next one.
  const [text, setText] = useState(value.join(' '));
  return (
    <TextLine
      {...field}
      hint={requiredFieldTexts.labelsHint}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange([...new Set(typed.split(/[\s,]+/).filter((label) => label !== ''))]);
      }}
    />
  );
}
