import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { call } from '../backend';
import { Field } from '../shared/field';
import { macroConfigTexts } from '../texts/macro-config';
import { postmortemTexts } from '../texts/postmortem';
import { newServices, suggestions } from './config-form';

interface ServicesFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (services: string) => void;
}

/** Names of services. Those that exist are offered while typing, and a name that makes a new one is said to. */
export function ServicesField({ value, error, onChange }: ServicesFieldProps) {
  const listId = useId();
  // Without them the form works as well.
  const { data: known } = useQuery({
    queryKey: ['known-services'],
    queryFn: () => call('services.known', {}),
    retry: false,
  });
  const added = known ? newServices(value, known) : [];
  return (
    <div>
      <Field label={postmortemTexts.services} hint={macroConfigTexts.servicesHint} error={error}>
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            autoComplete="off"
            list={listId}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {suggestions(value, known ?? []).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <p className="small" role="status" data-testid="new-services">
        {added.length > 0 && macroConfigTexts.newServices(added)}
      </p>
    </div>
  );
}
