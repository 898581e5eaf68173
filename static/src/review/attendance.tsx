import Button from '@atlaskit/button/default/button';
import type { Attendance } from '../../../src/contract/review';
import type { PeopleKnown } from '../postmortem/people';
import { reviewTexts, roleNames } from '../texts/review';
import { nameIn, Person } from './person';

interface AttendanceProps {
  readonly attendance: readonly Attendance[];
  readonly known: PeopleKnown;
}

const roleWords = ({ role }: Attendance) =>
  role === null ? reviewTexts.asNamed : roleNames[role].toLowerCase();

/** Who came, by the role in which they were invited. */
export function AttendanceList({ attendance, known }: AttendanceProps) {
  if (attendance.length === 0) return null;
  return (
    <ul className="plain-list row" aria-label={reviewTexts.attendance} data-testid="attendance">
      {attendance.map((each, index) => (
        <li key={`${each.person}${String(index)}`} className="row">
          <Person person={each.person} known={known} />
          <span className="small subtle">
            {roleWords(each)}, {each.attended ? reviewTexts.attended : reviewTexts.missed}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface AttendanceFieldsProps extends AttendanceProps {
  readonly onChange: (attendance: readonly Attendance[]) => void;
}

/** Ticks whoever came. */
export function AttendanceFields({ attendance, known, onChange }: AttendanceFieldsProps) {
  return (
    <fieldset className="stack panel">
      <legend className="label">{reviewTexts.attendance}</legend>
      {attendance.length === 0 && <p className="small subtle">{reviewTexts.noAttendance}</p>}
      {attendance.map((each, index) => (
        <label key={`${each.person}${String(index)}`} className="option">
          <input
            type="checkbox"
            checked={each.attended}
            onChange={({ target }) =>
              onChange(
                attendance.map((one, at) => (at === index ? { ...one, attended: target.checked } : one)),
              )
            }
          />
          {reviewTexts.came(nameIn(known, each.person), roleWords(each))}
        </label>
      ))}
      {attendance.length > 1 && (
        <div>
          <Button
            spacing="compact"
            onClick={() => onChange(attendance.map((each) => ({ ...each, attended: true })))}
          >
            {reviewTexts.everybodyCame}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
