import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { type ApprovalRulesInput, MOST_REVIEWERS } from '../../../src/contract/lifecycle';
import { SEVERITIES, type Severity } from '../../../src/contract/rules';
import { usePeople } from '../postmortem/people';
import { PeopleField } from '../review/people-field';
import { nameIn } from '../review/person';
import { approvalTexts } from '../texts/approval';

type Reviewers = ApprovalRulesInput['reviewers'];

interface NamedReviewersProps {
  readonly value: Reviewers;
  readonly onChange: (value: Reviewers) => void;
}

/** Whose approvals count, by severity: one line each, and one of them open to be changed. */
export function NamedReviewers({ value, onChange }: NamedReviewersProps) {
  const [opened, setOpened] = useState<Severity | null>(null);
  const everybody = [...new Set(Object.values(value).flat())].filter((person) => person !== '');
  const known = usePeople(everybody);
  return (
    <ul className="plain-list stack">
      {SEVERITIES.map((severity) => (
        <li key={severity}>
          <div className="row">
            <strong>{approvalTexts.reviewersOf(severity)}</strong>
            <span>
              {value[severity].length === 0
                ? approvalTexts.nobodyNamed
                : value[severity].map((person) => nameIn(known, person)).join(', ')}
            </span>
            <Button
              spacing="compact"
              appearance="subtle"
              aria-expanded={opened === severity}
              aria-label={approvalTexts.changeReviewersOf(severity)}
              onClick={() => setOpened(opened === severity ? null : severity)}
            >
              {opened === severity ? approvalTexts.close : approvalTexts.change}
            </Button>
          </div>
          {opened === severity && (
            <PeopleField
              label={approvalTexts.reviewersOf(severity)}
              value={value[severity]}
              most={MOST_REVIEWERS}
              people={everybody}
              known={known}
              onChange={(people) => onChange({ ...value, [severity]: [...people] })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
