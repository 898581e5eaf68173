import Checkbox from '@atlaskit/checkbox';
import { failureOf } from '../backend';
import { FailedState, LoadingState } from '../shared/screen-states';
import { ruleTexts } from '../texts/release-gate-rule';
import { useGateServices } from './release-gate-rule-services';

interface RuleServicesProps {
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Services to choose from; chosen ones that are not shown to this person stay chosen until they take them away. */
export function RuleServices({ ids, onChange }: RuleServicesProps) {
  const { data: services, error, refetch } = useGateServices();
  if (error)
    return <FailedState failure={failureOf(error)} headingLevel="h3" onRetry={() => void refetch()} />;
  if (!services) return <LoadingState label={ruleTexts.loading} />;
  const unseen = ids
    .filter((id) => !services.some((service) => service.id === id))
    .map((id) => ({ id, name: ruleTexts.unseen }));
  const all = [...services, ...unseen];
  if (all.length === 0) return <p>{ruleTexts.none}</p>;
  return (
    <fieldset className="panel">
      <legend className="label">{ruleTexts.chosen}</legend>
      {all.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isChecked={ids.includes(id)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...ids, id] : ids.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
