import type { GateRule } from '../../../src/contract/release-gate-rule';
import { failureOf } from '../backend';
import { FailedState, LoadingState } from '../shared/screen-states';
import { ruleTexts } from '../texts/release-gate-rule';
import { useGateServices } from './release-gate-rule-services';

/** The rule in words, for whoever looks at the workflow. */
export function RuleView({ rule }: { readonly rule: GateRule | null }) {
  if (rule === null) return <p>{ruleTexts.viewOfNone}</p>;
  if (rule.services === 'project') return <p>{ruleTexts.viewOfProject}</p>;
  return <NamedServices ids={rule.services} />;
}

function NamedServices({ ids }: { readonly ids: readonly string[] }) {
  const { data: services, error, refetch } = useGateServices();
  if (error)
    return <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />;
  if (!services) return <LoadingState label={ruleTexts.loading} />;
  return (
    <>
      <p>{ruleTexts.viewOf}</p>
      <ul>
        {ids.map((id) => (
          <li key={id}>{services.find((service) => service.id === id)?.name ?? ruleTexts.unseen}</li>
        ))}
      </ul>
    </>
  );
}
