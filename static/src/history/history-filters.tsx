import { Choice, DateField } from '../shared/controls';
import { historyTexts } from '../texts/history';
import { authorWords, type NameOf, subjectWords } from './history-words';
import { type HistoryFilters, type HistoryOf, type HistoryRead } from './use-history';

const OF_A_POSTMORTEM = [
  'postmortem',
  'section',
  'timeline',
  'cause',
  'detail:lifecycle',
  'detail:review-plan',
  'detail:review-meeting',
  'detail:role',
  'detail:impact',
  'detail:why-chain',
  'detail:factor',
  'detail:link',
  'detail:hint',
  'detail:controls',
  'detail:external-summary',
  'action',
  'issue',
  'service-link',
];
const OF_THE_SITE = [
  'service',
  'template',
  'gate-policy',
  'gate-token',
  'gate-waiver',
  'gate-projects',
  'setting',
  'jira-mapping',
];

interface FiltersProps {
  readonly of: HistoryOf;
  readonly filters: HistoryFilters;
  readonly onChange: (filters: HistoryFilters) => void;
  readonly authors: HistoryRead['authors'];
  readonly nameOf: NameOf;
}

/** By whom, about what, and when; an empty choice is everything. */
export function HistoryFilterBar({ of, filters, onChange, authors, nameOf }: FiltersProps) {
  const subjects = of === 'site' ? OF_THE_SITE : OF_A_POSTMORTEM;
  const change = (some: Partial<HistoryFilters>) => onChange({ ...filters, ...some });
  const orNull = (value: string) => (value === '' ? null : value);
  return (
    <fieldset className="history-filters">
      <legend className="unseen">{historyTexts.filters}</legend>
      <div className="fields">
        <Choice
          label={historyTexts.who}
          value={filters.by ?? ''}
          onChange={(by) => change({ by: orNull(by) })}
          options={[
            { value: '', label: historyTexts.everybody },
            ...authors.map((by) => ({ value: by ?? 'app', label: authorWords(by, nameOf) })),
          ]}
        />
        <Choice
          label={historyTexts.what}
          value={filters.subject ?? ''}
          onChange={(subject) => change({ subject: orNull(subject) })}
          options={[
            { value: '', label: historyTexts.everything },
            ...subjects.map((subject) => ({ value: subject, label: subjectWords(subject) })),
          ]}
        />
        <DateField label={historyTexts.from} value={filters.from} onChange={(from) => change({ from })} />
        <DateField label={historyTexts.until} value={filters.until} onChange={(until) => change({ until })} />
      </div>
    </fieldset>
  );
}
