import Button from '@atlaskit/button/default/button';
import { useMutation } from '@tanstack/react-query';
import type { GatePolicy } from '../../../src/contract/release-gate-policy';
import { call, failureOf } from '../backend';
import { Problem } from '../shared/problem';
import { gatePolicyTexts } from '../texts/release-gate-policy';

interface PolicyTrialProps {
  readonly serviceId: string | null;
  /** Null while it cannot be read. */
  readonly policy: GatePolicy | null;
}

/** What a policy would hold now, asked before it is saved. An answer is gone as soon as the policy is another one. */
export function PolicyTrial({ serviceId, policy }: PolicyTrialProps) {
  const trial = useMutation({
    mutationFn: async (tried: GatePolicy) => {
      const input = { ...tried, severities: [...tried.severities], types: [...tried.types] };
      const services = await call('release-gate.try-policy', { serviceId, policy: input });
      return { services, of: JSON.stringify(tried) };
    },
  });
  const result = trial.data?.of === JSON.stringify(policy) ? trial.data.services : null;
  return (
    <div className="stack">
      <div className="row">
        <Button
          isLoading={trial.isPending}
          isDisabled={policy === null}
          onClick={() => {
            if (policy !== null) trial.mutate(policy);
          }}
        >
          {gatePolicyTexts.try}
        </Button>
      </div>
      <div role="status">
        {trial.isPending && <p className="small subtle">{gatePolicyTexts.trying}</p>}
        {result !== null && (
          <div className="stack">
            <p>{result.length === 0 ? gatePolicyTexts.triedNone : gatePolicyTexts.tried}</p>
            <ul>
              {result.map(({ serviceName, verdict, open }) => (
                <li key={serviceName}>
                  {serviceName}: {gatePolicyTexts.verdictOf[verdict]}
                  {open > 0 && `, ${gatePolicyTexts.openCount(open)}`}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {trial.isError && <Problem text={failureOf(trial.error).message} />}
    </div>
  );
}
