import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Versioned } from '../../../src/contract/postmortem';
import {
  DEADLINE_MOST,
  DEADLINE_UNITS,
  type DeadlineRules,
  type DeadlineUnit,
  DEFAULT_DEADLINES,
  PAGERDUTY_DEADLINES,
} from '../../../src/contract/review';
import { SEVERITIES, type Severity } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, TextLine } from '../shared/controls';
import { Problem } from '../shared/problem';
import { reviewTexts, unitNames } from '../texts/review';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';

const deadlinesKey = ['review-deadlines'] as const;

/** Until when reviews are to be held on this site, by severity. */
export function ReviewDeadlines() {
  const query = useQuery({
    queryKey: deadlinesKey,
    queryFn: () => call('review-deadlines.read', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-deadlines"
      heading={reviewTexts.due}
      intro={reviewTexts.dueIntro}
      loading={reviewTexts.dueLoading}
      query={query}
    >
      {(saved) => <DeadlinesForm key={saved.version} saved={saved} />}
    </SettingsSection>
  );
}

interface TypedRule {
  readonly unit: DeadlineUnit;
  readonly count: string;
}
type Typed = Readonly<Record<Severity, TypedRule>>;

const each = <T,>(make: (severity: Severity) => T): Record<Severity, T> => ({
  SEV1: make('SEV1'),
  SEV2: make('SEV2'),
  SEV3: make('SEV3'),
  SEV4: make('SEV4'),
});
const typedOf = (rules: DeadlineRules): Typed =>
  each((severity) => ({ unit: rules[severity].unit, count: String(rules[severity].count) }));

const countIn = ({ unit, count }: TypedRule): number | null => {
  const number = /^\s*\d{1,3}\s*$/.test(count) ? Number(count) : 0;
  return number >= 1 && number <= DEADLINE_MOST[unit] ? number : null;
};

function DeadlinesForm({ saved }: { readonly saved: Versioned<DeadlineRules> }) {
  const [typed, setTyped] = useState(() => typedOf(saved.value));
  const change = useSettingsChange(deadlinesKey);
  const isWrong = SEVERITIES.some((severity) => countIn(typed[severity]) === null);
  const save = () => {
    if (isWrong) return;
    const value = each((severity) => ({ unit: typed[severity].unit, count: countIn(typed[severity]) ?? 1 }));
    const { version } = saved;
    void change.make(
      `${String(version)} ${JSON.stringify(value)}`,
      reviewTexts.deadlinesSaved,
      async (changeId) => {
        await call('review-deadlines.save', { changeId, version, value });
      },
    );
  };
  return (
    <form
      className="stack"
      aria-label={reviewTexts.due}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="row">
        <span>{reviewTexts.presets}</span>
        <Button spacing="compact" onClick={() => setTyped(typedOf(DEFAULT_DEADLINES))}>
          {reviewTexts.standard}
        </Button>
        <Button spacing="compact" onClick={() => setTyped(typedOf(PAGERDUTY_DEADLINES))}>
          {reviewTexts.pagerDuty}
        </Button>
      </div>
      {SEVERITIES.map((severity) => {
        const rule = typed[severity];
        const set = (part: Partial<TypedRule>) => setTyped({ ...typed, [severity]: { ...rule, ...part } });
        return (
          <div key={severity} className="fields">
            <TextLine
              label={reviewTexts.countOf(severity)}
              value={rule.count}
              error={countIn(rule) === null ? reviewTexts.most(DEADLINE_MOST[rule.unit]) : undefined}
              onChange={(count) => set({ count })}
            />
            <Choice
              label={reviewTexts.unitOf(severity)}
              value={rule.unit}
              options={DEADLINE_UNITS.map((unit) => ({ value: unit, label: unitNames[unit] }))}
              onChange={(unit) => set({ unit })}
            />
          </div>
        );
      })}
      <div className="row">
        <Button type="submit" appearance="primary" isLoading={change.busy} isDisabled={isWrong}>
          {reviewTexts.saveDeadlines}
        </Button>
        <Problem text={change.problem} />
      </div>
    </form>
  );
}
