import {
  MOST_WAIVER_DAYS,
  MOST_WAIVERS_BY,
  type WaiverRules,
} from '../../../src/contract/release-gate-policy';
import { usePeople } from '../postmortem/people';
import { PeopleField } from '../review/people-field';
import { Choice } from '../shared/controls';
import { waiverTexts } from '../texts/release-gate-waiver';

const DAYS = [1, 3, 7, MOST_WAIVER_DAYS];

interface PolicyWaiversProps {
  readonly value: WaiverRules;
  readonly onChange: (value: WaiverRules) => void;
}

/** Who may let a release through in spite of the policy, and for how long. */
export function PolicyWaivers({ value, onChange }: PolicyWaiversProps) {
  const people = value.by.filter((person) => person !== '');
  const known = usePeople(people);
  const offered = [...new Set([...DAYS, value.mostDays])].sort((a, b) => a - b);
  return (
    <>
      <div>
        <p className="label">{waiverTexts.mayWaive}</p>
        <PeopleField
          label={waiverTexts.mayWaive}
          value={value.by}
          most={MOST_WAIVERS_BY}
          people={people}
          known={known}
          onChange={(by) => onChange({ ...value, by })}
        />
      </div>
      <Choice
        label={waiverTexts.mostDays}
        value={String(value.mostDays)}
        options={offered.map((days) => ({ value: String(days), label: waiverTexts.after(days * 24) }))}
        onChange={(days) => onChange({ ...value, mostDays: Number(days) })}
      />
    </>
  );
}
