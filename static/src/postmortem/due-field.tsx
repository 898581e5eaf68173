import { useState } from 'react';
import { readDueDate } from '../../../src/contract/due-date';
import { daysBetween, isBusinessDay, weekdayOf, WEEKDAYS } from '../../../src/contract/plain-date';
import { Field } from '../shared/field';
import { readableDate } from '../shared/instants';
import { cellTexts } from '../texts/action-table';
import { dueTexts } from '../texts/due-date';
import { useToday } from './today';

interface DueFieldProps {
  readonly label: string;
  /** As typed. */
  readonly words: string;
  readonly onChange: (words: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
}

/** A due date, typed as a date or in words, with the day that the words mean. */
export function DueField({ label, words, onChange, error, hint = cellTexts.dueHint }: DueFieldProps) {
  const today = useToday();
  const reading = readDueDate(words, today);
  const [left, setLeft] = useState(false);
  const refused = reading.kind === 'refused' && left ? reading.why : undefined;
  return (
    <div>
      <Field label={label} hint={hint} error={refused ?? error}>
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            autoComplete="off"
            value={words}
            onBlur={() => setLeft(true)}
            onFocus={() => setLeft(false)}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <p className="small" role="status">
        {reading.kind === 'date' &&
          reading.date !== words.trim() &&
          cellTexts.dueMeans(dayInWords(reading.date))}{' '}
        {reading.kind === 'date' && dayNote(reading.date, today)}
      </p>
    </div>
  );
}

/** With its weekday: Mon, 30 Nov 2026. */
export function dayInWords(date: string): string {
  return `${(WEEKDAYS[weekdayOf(date)] ?? '').slice(0, 3)}, ${readableDate(date)}`;
}

/** What somebody may not have meant: a weekend, a day that is past. Empty for other days. */
export function dayNote(date: string, today: string): string {
  if (daysBetween(today, date) < 0) return dueTexts.past;
  return isBusinessDay(date) ? '' : dueTexts.weekend;
}
