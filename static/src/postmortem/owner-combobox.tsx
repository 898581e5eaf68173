import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { actionTexts } from '../texts/actions';
import { cellTexts } from '../texts/action-table';
import { comboboxTexts } from '../texts/owner-combobox';
import { usePeopleOptions } from './people-options';

export interface PersonOption {
  /** Null: nobody. */
  readonly accountId: string | null;
  readonly name: string;
}

interface OwnerComboboxProps {
  readonly label: string;
  /** Accounts named on the page; they are offered before anything is typed. */
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** What the search begins with. */
  readonly startWith?: string;
  readonly nobody?: string;
  readonly onChoose: (person: PersonOption) => void;
  readonly isFocused?: boolean;
  /** Whatever is typed stands here still when the focus has gone on. Without it Tab never leaves half a name behind. */
  readonly staysOpen?: boolean;
}

/** One input to find a person: names of the page at once, others by search. The list stands below it, in the flow. */
export function OwnerCombobox({
  label,
  people,
  nameOf,
  startWith = '',
  nobody = actionTexts.nobody,
  onChoose,
  isFocused = false,
  staysOpen = false,
}: OwnerComboboxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** A key has asked for the one person who fits; the search may still be going on. */
  const [isAsked, setAsked] = useState(false);
  const isTaken = useRef(false);
  useEffect(() => {
    // What it begins with is a proposal: whoever types replaces it.
    if (isFocused) input.current?.select();
  }, [isFocused]);
  const [words, setWords] = useState(startWith);
  const [active, setActive] = useState(-1);
  const { options: found, searching } = usePeopleOptions(words, people, nameOf);
  const options: readonly PersonOption[] =
    words.trim() === '' ? [{ accountId: null, name: nobody }, ...found] : found;
  const only = options.length === 1 ? options[0] : undefined;
  const isDue = isAsked && !searching;
  useEffect(() => {
    if (!isDue || only === undefined || isTaken.current) return;
    isTaken.current = true;
    onChoose(only);
  }, [isDue, only, onChoose]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      const from = active < 0 && step < 0 ? 0 : active;
      setActive((from + step + options.length) % options.length);
    }
    const isTab = event.key === 'Tab';
    if (event.key !== 'Enter' && !isTab) return;
    const isTyped = words.trim() !== '';
    const marked = options[active];
    // Nothing is chosen: the keys mean what they mean around it. Half a name is not.
    if (marked === undefined && (!isTyped || (isTab && staysOpen))) return;
    event.preventDefault();
    event.stopPropagation();
    if (marked) {
      onChoose(marked);
      return;
    }
    if (only && !searching) {
      onChoose(only);
      return;
    }
    isTaken.current = false;
    setAsked(true);
  };
  return (
    <div className="stack">
      <input
        ref={input}
        className="text-input"
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${id}-${String(active)}`}
        placeholder={actionTexts.findPeople}
        autoComplete="off"
        autoFocus={isFocused}
        value={words}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(-1);
          setAsked(false);
        }}
      />
      <ul
        id={id}
        hidden={options.length === 0}
        role="listbox"
        aria-label={cellTexts.options}
        className="plain-list people-options"
      >
        {options.map((option, index) => (
          <li
            key={option.accountId ?? ''}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            className="people-option"
            // The focus stays in the input, or leaving it would count as leaving the cell.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            {option.name}
          </li>
        ))}
      </ul>
      <p className="small subtle" role="status">
        {searching ? cellTexts.searching : words.trim() === '' ? '' : actionTexts.peopleFound(options.length)}
      </p>
      {isDue && only === undefined && (
        <p className="small wrong" role="alert">
          {comboboxTexts.notOne(options.length)}
        </p>
      )}
    </div>
  );
}
