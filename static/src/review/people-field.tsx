import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { OwnerCombobox } from '../postmortem/owner-combobox';
import type { PeopleKnown } from '../postmortem/people';
import { reviewTexts } from '../texts/review';
import { nameIn, Person } from './person';

interface PeopleFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  /** More than that replaces whoever came last. */
  readonly most: number;
  /** Offered before anything is typed. */
  readonly people: readonly string[];
  readonly known: PeopleKnown;
  readonly onChange: (people: readonly string[]) => void;
}

/** People, one after another: chosen by name, each with a button that takes them out. */
export function PeopleField({ label, value, most, people, known, onChange }: PeopleFieldProps) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [turn, setTurn] = useState(0);
  const withChosen: PeopleKnown = { ...known, nameOf: (id) => names.get(id) ?? known.nameOf(id) };
  return (
    <div role="group" aria-label={label} className="stack">
      {value.length > 0 && (
        <ul className="plain-list row">
          {value.map((person, index) => (
            <li key={`${person}${String(index)}`} className="row">
              <Person person={person} known={withChosen} />
              <Button
                spacing="compact"
                appearance="subtle"
                aria-label={reviewTexts.takeOut(nameIn(withChosen, person))}
                onClick={() => onChange(value.filter((_person, at) => at !== index))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <OwnerCombobox
        // What was typed goes with the choice, and the keyboard stays for the next one.
        key={turn}
        isFocused={turn > 0}
        label={label}
        people={people.filter((person) => !value.includes(person))}
        nameOf={withChosen.nameOf}
        nobody={reviewTexts.nobody}
        staysOpen
        onChoose={({ accountId, name }) => {
          setTurn((before) => before + 1);
          if (accountId === null) onChange([]);
          else {
            setNames((before) => new Map([...before, [accountId, name]]));
            const others = value.filter((person) => person !== accountId);
            onChange([...(most === 1 ? [] : others.slice(0, most - 1)), accountId]);
          }
        }}
      />
    </div>
  );
}
