import { PRECISIONS, type Precision, type TimelineEntry } from '../../../src/contract/rules';
import { localOf } from '../../../src/contract/timeline';
import { Choice, TextLine } from '../shared/controls';
import { isInstant, timeOf } from '../shared/typed-time';
import { ZonedTimeField } from '../shared/zoned-time-field';
import { postmortemTexts } from '../texts/postmortem';
import { precisionNames, timelineTexts } from '../texts/timeline';

type EntryTime = Pick<TimelineEntry, 'at' | 'precision' | 'timeWords'>;

interface EntryTimeFieldsProps {
  readonly value: EntryTime;
  /** The incident's zone, in which times are typed. */
  readonly zone: string;
  readonly onChange: (time: EntryTime) => void;
}

/** When something happened, how well that is known, and what was said of it where the time does not say it all. */
export function EntryTimeFields({ value, zone, onChange }: EntryTimeFieldsProps) {
  const { precision } = value;
  const set = (part: Partial<EntryTime>) => onChange({ ...value, ...part });
  return (
    <div className="fields">
      {precision !== 'unknown' && (
        <ZonedTimeField
          label={postmortemTexts.at}
          hint={precision === 'hour' ? timelineTexts.hourHint : undefined}
          value={value.at}
          zone={zone}
          isDay={precision === 'day'}
          onChange={(at) => set({ at: begin(at, precision, zone) })}
        />
      )}
      <Choice
        label={timelineTexts.precision}
        value={precision}
        options={PRECISIONS.map((one) => ({ value: one, label: precisionNames[one] }))}
        onChange={(next) =>
          set({
            precision: next,
            at: next === 'unknown' ? null : begin(value.at, next, zone),
            timeWords: next === 'exact' ? '' : value.timeWords,
          })
        }
      />
      {precision !== 'exact' && (
        <TextLine
          label={timelineTexts.timeWords}
          hint={timelineTexts.timeWordsHint}
          value={value.timeWords}
          onChange={(timeWords) => set({ timeWords })}
        />
      )}
    </div>
  );
}

/** An hour and a day are stored as their beginning on the clocks of the zone. */
function begin(at: string | null, precision: Precision, zone: string): string | null {
  if (at === null || !isInstant(at) || (precision !== 'hour' && precision !== 'day')) return at;
  const { date, time } = localOf(at, zone);
  if (precision === 'day') return timeOf(`${date}T00:00`, zone);
  // Within an hour no clock is changed, so the minutes can be taken off the instant.
  const minutes = Number(time.slice(3, 5));
  const seconds = Number(time.slice(6, 8));
  return new Date(Math.floor(Date.parse(at) / 1000) * 1000 - (minutes * 60 + seconds) * 1000).toISOString();
}
