import Button from '@atlaskit/button/default/button';
import type { Attendance } from '../../../src/contract/review';
import type { PeopleKnown } from '../postmortem/people';
import { reviewTexts } from '../texts/review';
import { nameIn } from './person';

interface SpokenListProps {
  readonly present: readonly Attendance[];
  readonly known: PeopleKnown;
  readonly spoken: ReadonlySet<string>;
  readonly onSpoken: (people: ReadonlySet<string>) => void;
}

/** For the facilitator's eyes: whom to ask next. Held in memory by whoever shows this, and nowhere else. */
export function SpokenList({ present, known, spoken, onSpoken }: SpokenListProps) {
  const people = present.map(({ person }) => person).filter((person) => person !== '');
  if (people.length === 0) return null;
  const silent = people.filter((person) => !spoken.has(person)).map((person) => nameIn(known, person));
  const toggle = (person: string) => {
    const next = new Set(spoken);
    if (!next.delete(person)) next.add(person);
    onSpoken(next);
  };
  return (
    <div className="stack" role="group" aria-label={reviewTexts.spoken} data-testid="spoken">
      <h4>{reviewTexts.spoken}</h4>
      <p className="small subtle">{reviewTexts.spokenHint}</p>
      <div className="row">
        {people.map((person) => (
          <Button
            key={person}
            spacing="compact"
            aria-pressed={spoken.has(person)}
            isSelected={spoken.has(person)}
            onClick={() => toggle(person)}
          >
            {nameIn(known, person)}
          </Button>
        ))}
      </div>
      <p className="small">
        {silent.length === 0 ? reviewTexts.allHeard : reviewTexts.notHeard(silent.join(', '))}
      </p>
    </div>
  );
}
