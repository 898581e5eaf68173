import { useId, type ReactNode } from 'react';
import { sharedTexts } from '../texts/shared';

/** What the control inside a field needs so that its label, hint and error are read with it. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
}

/** Label, control, hint and error, tied together. */
export function Field({
  label,
  hint,
  error,
  required = false,
  children,
}: FieldProps & { readonly children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> {sharedTexts.required}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) })}
      {hint && (
        <p className="small subtle" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="small wrong" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
