import { useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import { type FormEvent, useState } from 'react';
import { type ApprovalRulesInput, MOST_APPROVALS } from '../../../src/contract/lifecycle';
import type { Versioned } from '../../../src/contract/postmortem';
import { SEVERITIES, type Severity } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice } from '../shared/controls';
import { approvalTexts } from '../texts/approval';
import { NamedReviewers } from './named-reviewers';
import { SettingsSection, whilePreparing } from './settings-section';
import { useSettingsChange } from './use-settings-changed';

const approvalKey = ['approval', 'rules'] as const;

/** Who has to approve a report, by the severity of its incident. */
export function ApprovalRules() {
  const query = useQuery({
    queryKey: approvalKey,
    queryFn: () => call('approval.rules', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-approval"
      heading={approvalTexts.heading}
      intro={approvalTexts.intro}
      loading={approvalTexts.loading}
      query={query}
    >
      {(rules) => <RulesForm key={rules.version} rules={rules} />}
    </SettingsSection>
  );
}

const NUMBERS = Array.from({ length: MOST_APPROVALS }, (_, index) => String(index + 1)).map((value) => ({
  value,
  label: value,
}));

function RulesForm({ rules }: { readonly rules: Versioned<ApprovalRulesInput> }) {
  const change = useSettingsChange(approvalKey);
  const [value, setValue] = useState(rules.value);
  const needs = (severity: Severity, number: string) =>
    setValue({ ...value, approvals: { ...value.approvals, [severity]: Number(number) } });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { version } = rules;
    void change.make(`${String(version)} ${JSON.stringify(value)}`, approvalTexts.saved, async (changeId) => {
      await call('approval.save-rules', { changeId, version, value });
    });
  };
  return (
    <form className="stack" aria-label={approvalTexts.heading} onSubmit={save}>
      <div className="row">
        {SEVERITIES.map((severity) => (
          <Choice
            key={severity}
            label={approvalTexts.needed(severity)}
            options={NUMBERS}
            value={String(value.approvals[severity])}
            onChange={(number) => needs(severity, number)}
          />
        ))}
      </div>
      <NamedReviewers value={value.reviewers} onChange={(reviewers) => setValue({ ...value, reviewers })} />
      <label className="row">
        <input
          type="checkbox"
          checked={value.bySomebodyElse}
          onChange={(event) => setValue({ ...value, bySomebodyElse: event.target.checked })}
        />
        {approvalTexts.bySomebodyElse}
      </label>
      {change.problem !== '' && (
        <p className="wrong" role="alert">
          {change.problem}
        </p>
      )}
      <div className="row">
        <Button type="submit" isLoading={change.busy}>
          {approvalTexts.save}
        </Button>
      </div>
    </form>
  );
}
