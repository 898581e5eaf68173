import { useEffect, useImperativeHandle, useState, type Ref } from 'react';
import { usePeopleOptions } from '../postmortem/people-options';
import type { FoundPerson } from '../postmortem/people';
import { richTextTexts } from '../texts/rich-text';

/** What the text tells the list: keys that may be meant for it. */
export interface MentionListKeys {
  /** Answers whether the key was for the list. */
  readonly onKey: (key: string) => boolean;
}

interface MentionListProps {
  readonly id: string;
  readonly words: string;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  /** Where it opens, in pixels from the upper left corner of what it stands in. */
  readonly place: { readonly left: number; readonly top: number };
  readonly keys: Ref<MentionListKeys>;
  /** Which option is marked: the focus stays in the text. */
  readonly onActive: (optionId: string | null) => void;
  readonly onChoose: (person: FoundPerson) => void;
  readonly onClose: () => void;
}

/** People who can be mentioned, below the `@` that is being typed. */
export function MentionList(props: MentionListProps) {
  const { id, words, people, nameOf, place, keys, onActive, onChoose, onClose } = props;
  const { options, searching } = usePeopleOptions(words, people, nameOf);
  const [marked, setMarked] = useState({ words, index: 0 });
  const index = marked.words === words ? Math.min(marked.index, options.length - 1) : 0;
  const active = options[index];
  const optionId = (accountId: string) => `${id}-${accountId}`;
  const activeId = active === undefined ? null : optionId(active.accountId);
  useEffect(() => onActive(activeId), [onActive, activeId]);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  useImperativeHandle(keys, () => ({
    onKey: (key) => {
      if (key === 'Escape') {
        onClose();
        return true;
      }
      if (active === undefined) return false;
      if (key === 'Enter' || key === 'Tab') {
        onChoose(active);
        return true;
      }
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setMarked({ words, index: (index + step + options.length) % options.length });
      return step !== 0;
    },
  }));
  return (
    <div className="rich-text-people panel" style={place}>
      <ul id={id} role="listbox" aria-label={richTextTexts.people} className="plain-list">
        {options.map((person, at) => (
          <li
            key={person.accountId}
            id={optionId(person.accountId)}
            role="option"
            aria-selected={at === index}
            className="people-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            {person.name}
          </li>
        ))}
      </ul>
      <p className="small subtle" role="status">
        {searching
          ? richTextTexts.searching
          : options.length === 0
            ? richTextTexts.nobodyFound
            : richTextTexts.peopleFound(options.length)}
      </p>
    </div>
  );
}
