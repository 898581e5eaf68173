import Button from '@atlaskit/button/default/button';
import { call } from '../backend';
import { Problem } from '../shared/problem';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { useIssueCall } from './use-issue-call';

interface RetrySyncProps {
  /** At most a hundred. */
  readonly actionIds: readonly string[];
  readonly label: string;
  /** Holds the label, and says of which action. */
  readonly name: string;
}

/** Whatever Jira did not take, or was not asked, is tried again at once. */
export function RetrySync({ actionIds, label, name }: RetrySyncProps) {
  const { place } = useHere();
  const { run, busy, problem } = useIssueCall();
  const retry = () =>
    run(async () => ({
      actions: await call('actions.retry-sync', { place, actionIds: [...actionIds] }),
      said: issueTexts.retried,
    }));
  return (
    <div>
      <Button spacing="compact" isLoading={busy} aria-label={name} onClick={() => void retry()}>
        {label}
      </Button>
      <Problem text={problem} isSmall />
    </div>
  );
}
