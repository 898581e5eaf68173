import Button from '@atlaskit/button/default/button';
import { useRef, useState, type KeyboardEvent } from 'react';
import { pasteTexts } from '../texts/action-paste';
import { OwnerCombobox, type PersonOption } from './owner-combobox';
import type { OwnersByWords } from './paste-row';
import type { FoundPerson } from './people';

interface PasteOwnersProps {
  /** Each of the words for an owner once. */
  readonly words: readonly string[];
  readonly owners: OwnersByWords;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly suggestionsFor: (words: string) => readonly FoundPerson[];
  readonly onOwner: (words: string, person: PersonOption) => void;
}

/** Who the owners are: each of the words is matched to a person once, for all of its rows. */
export function PasteOwners({ words, owners, people, nameOf, suggestionsFor, onOwner }: PasteOwnersProps) {
  if (words.length === 0) return null;
  return (
    <section className="stack" aria-label={pasteTexts.owners}>
      <h4 className="label">{pasteTexts.owners}</h4>
      <p className="small subtle">{pasteTexts.ownersHelp}</p>
      <ul className="plain-list stack">
        {words.map((one) => (
          <li key={one} data-testid="paste-owner">
            <OwnerOfWords
              words={one}
              accountId={owners.get(one) ?? null}
              people={people}
              nameOf={nameOf}
              suggested={suggestionsFor(one)}
              onChoose={(person) => onOwner(one, person)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OwnerOfWordsProps {
  readonly words: string;
  readonly accountId: string | null;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly suggested: readonly FoundPerson[];
  readonly onChoose: (person: PersonOption) => void;
}

function OwnerOfWords({ words, accountId, people, nameOf, suggested, onChoose }: OwnerOfWordsProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const choose = (person: PersonOption) => {
    setOpen(false);
    opener.current?.focus();
    onChoose(person);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape') return;
    // The panel around it, with all that was pasted, stays.
    event.stopPropagation();
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div className="stack" onKeyDown={onKeyDown}>
      <div className="row">
        <strong>{words}</strong>
        <span className={accountId === null ? 'subtle' : ''}>
          {accountId === null ? pasteTexts.notMatched(words) : pasteTexts.isPerson(nameOf(accountId))}
        </span>
        {accountId === null &&
          suggested.map((person) => (
            <Button
              key={person.accountId}
              spacing="compact"
              aria-label={pasteTexts.suggestedNamed(person.name, words)}
              onClick={() => choose(person)}
            >
              {person.name}
            </Button>
          ))}
        <Button
          ref={opener}
          spacing="compact"
          appearance="subtle"
          aria-expanded={isOpen}
          aria-label={
            accountId === null ? pasteTexts.pickPersonNamed(words) : pasteTexts.changePersonNamed(words)
          }
          onClick={() => setOpen((open) => !open)}
        >
          {accountId === null ? pasteTexts.pickPerson : pasteTexts.changePerson}
        </Button>
      </div>
      {isOpen && (
        <OwnerCombobox
          label={pasteTexts.ownerOf(words)}
          people={people}
          nameOf={nameOf}
          startWith={accountId === null ? words : ''}
          nobody={pasteTexts.noPerson}
          isFocused
          staysOpen
          onChoose={choose}
        />
      )}
    </div>
  );
}
