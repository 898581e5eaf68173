import Button from '@atlaskit/button/default/button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '../shared/field';
import { useSettled } from '../shared/use-settled';
import { actionTexts } from '../texts/actions';
import { useHere } from './here';
import { findPeople, type FoundPerson } from './people';

interface OwnerPickerProps {
  readonly value: string | null;
  readonly nameOf: (accountId: string) => string;
  readonly onChange: (accountId: string | null) => void;
  /** What is wrong with the owner as it is. */
  readonly error?: string | undefined;
}

/** The owner of an action: oneself with one click, or somebody found by name. */
export function OwnerPicker({ value, nameOf, onChange, error }: OwnerPickerProps) {
  const { accountId } = useHere();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<FoundPerson | null>(null);
  const searched = useSettled(words.trim());
  const search = useQuery({
    queryKey: ['find-people', searched],
    queryFn: () => findPeople(searched),
    enabled: searched.length > 1,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const results = searched.length > 1 && words.trim() !== '' ? search.data : undefined;
  const choose = (person: FoundPerson) => {
    setChosen(person);
    setWords('');
    onChange(person.accountId);
  };
  const name =
    value === null ? actionTexts.nobodyOwns : chosen?.accountId === value ? chosen.name : nameOf(value);
  return (
    <div role="group" aria-label={actionTexts.owner} className="stack">
      <div className="row">
        <span>
          {actionTexts.owner}: <strong data-testid="owner-name">{name}</strong>
        </span>
        {accountId !== null && value !== accountId && (
          <Button spacing="compact" onClick={() => onChange(accountId)}>
            {actionTexts.assignToMe}
          </Button>
        )}
        {value !== null && (
          <Button spacing="compact" appearance="subtle" onClick={() => onChange(null)}>
            {actionTexts.clearOwner}
          </Button>
        )}
      </div>
      <Field
        label={actionTexts.findPeople}
        hint={actionTexts.findHint}
        error={search.isError && results === undefined && words !== '' ? actionTexts.searchFailed : error}
      >
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            autoComplete="off"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Enter in the search must not save the action.
              event.preventDefault();
              const [only, ...others] = results ?? [];
              if (only && others.length === 0) choose(only);
            }}
          />
        )}
      </Field>
      {results && (
        <div role="status">
          <p className="small subtle">{actionTexts.peopleFound(results.length)}</p>
        </div>
      )}
      {results && results.length > 0 && (
        <ul className="plain-list row" aria-label={actionTexts.findPeople}>
          {results.map((person) => (
            <li key={person.accountId}>
              <Button
                spacing="compact"
                aria-label={actionTexts.choosePerson(person.name)}
                onClick={() => choose(person)}
              >
                {person.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
