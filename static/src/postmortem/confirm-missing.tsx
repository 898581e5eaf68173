import Button from '@atlaskit/button/default/button';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { Problem } from './retry-sync';
import { useIssueCall } from './use-issue-call';

/** A person's word that an issue was never created; Debrief looks once more with their eyes. */
export function ConfirmMissing({ action }: { readonly action: ActionView }) {
  const { place } = useHere();
  const { run, busy, problem } = useIssueCall();
  const confirm = () =>
    run(async () => ({
      actions: [await call('actions.confirm-missing', { place, actionId: action.id })],
      said: issueTexts.confirmed,
    }));
  return (
    <div>
      <Button
        spacing="compact"
        isLoading={busy}
        aria-label={issueTexts.confirmMissingNamed(action.fields.title)}
        onClick={() => void confirm()}
      >
        {issueTexts.confirmMissing}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
