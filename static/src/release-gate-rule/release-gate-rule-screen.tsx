import { useState } from 'react';
import { readGateRule } from '../../../src/contract/release-gate-rule';
import type { HostContext } from '../host';
import { RuleForm } from './release-gate-rule-form';
import { RuleView } from './release-gate-rule-view';

/**
 * What a rule on a transition asks about: to be chosen where the rule is added or edited, in words where it is only
 * shown. Where Jira does not say which of these it is, it is shown as soon as Jira takes no choice.
 */
export function ReleaseGateRuleScreen({ extension }: { readonly extension: HostContext['extension'] }) {
  const { entryPoint, validatorConfig: saved } = extension;
  const [isRefused, setRefused] = useState(false);
  const rule = readGateRule(saved);
  if (entryPoint === 'view' || (entryPoint === 'unknown' && isRefused)) return <RuleView rule={rule} />;
  const isUnreadable = rule === null && saved !== undefined && saved !== null;
  return (
    <RuleForm
      saved={rule}
      isUnreadable={isUnreadable}
      isRefused={isRefused}
      onRefused={() => setRefused(true)}
    />
  );
}
