import Button from '@atlaskit/button/default/button';
import { type FormEvent, useState } from 'react';
import { type PeriodEntry, periodSummaryText } from '../../../src/contract/period-summary';
import { call, failureOf } from '../backend';
import { GiveOut } from '../record/give-out';
import { useAnnounce } from '../shared/announcer';
import { DateField } from '../shared/controls';
import { Problem } from '../shared/problem';
import { periodSummaryTexts } from '../texts/record';

interface Made {
  readonly from: string;
  readonly to: string;
  readonly entries: readonly PeriodEntry[];
}

const dayOf = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Midnight of the viewer's own clock, as a UTC instant; `days` later. */
function midnight(day: string, days = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).toISOString();
}

/** The last 90 days, which looking back is mostly about. */
function lastQuarter(): { from: string; to: string } {
  const now = new Date();
  return { from: dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 90)), to: dayOf(now) };
}

/** Incidents of a range of days as plain text. */
export function PeriodSummary() {
  const announce = useAnnounce();
  const [range, setRange] = useState(lastQuarter);
  const [made, setMade] = useState<Made | null>(null);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setMade(null);
    setProblem(range.from > range.to ? periodSummaryTexts.order : '');
    if (range.from > range.to) return;
    setBusy(true);
    try {
      const entries: PeriodEntry[] = [];
      let after: { at: string; id: string } | null = null;
      do {
        const bounds = { from: midnight(range.from), until: midnight(range.to, 1) };
        const answer: Awaited<ReturnType<typeof call<'record.period-summary'>>> = await call(
          'record.period-summary',
          { ...bounds, after },
        );
        entries.push(...answer.entries);
        after = answer.next;
      } while (after !== null);
      setMade({ ...range, entries });
      announce(entries.length === 0 ? periodSummaryTexts.none : periodSummaryTexts.result);
    } catch (error) {
      setProblem(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="subtle">{periodSummaryTexts.intro}</p>
      <form className="stack" aria-label={periodSummaryTexts.heading} onSubmit={(event) => void make(event)}>
        <div className="fields">
          <DateField
            label={periodSummaryTexts.from}
            value={range.from}
            onChange={(from) => setRange({ ...range, from: from ?? range.from })}
          />
          <DateField
            label={periodSummaryTexts.to}
            value={range.to}
            onChange={(to) => setRange({ ...range, to: to ?? range.to })}
          />
        </div>
        <div>
          <Button type="submit" isLoading={isBusy}>
            {periodSummaryTexts.make}
          </Button>
        </div>
        <Problem text={problem} />
      </form>
      {made &&
        (made.entries.length === 0 ? (
          <p>{periodSummaryTexts.none}</p>
        ) : (
          <GiveOut
            text={periodSummaryText(made.entries, made)}
            name={`postmortems-${made.from}-${made.to}.txt`}
            type="text/plain"
            label={periodSummaryTexts.result}
          />
        ))}
    </>
  );
}
