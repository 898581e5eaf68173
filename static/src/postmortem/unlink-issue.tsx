import Button from '@atlaskit/button/default/button';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { useOpened } from '../shared/use-opened';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { Problem } from './retry-sync';
import { useIssueCall } from './use-issue-call';

/** Keeps the action and the issue and parts them, after one question in place. */
export function UnlinkIssue({ action }: { readonly action: ActionView }) {
  const { place } = useHere();
  const { isOpen, open, close, opener } = useOpened();
  const { run, busy, problem } = useIssueCall();
  const issueKey = action.issue.issueKey ?? '';
  const unlink = () =>
    run(async () => ({
      actions: [await call('actions.unlink-issue', { place, actionId: action.id })],
      said: issueTexts.unlinked(issueKey),
    }));
  if (!isOpen)
    return (
      <div>
        <Button
          ref={opener}
          spacing="compact"
          appearance="subtle"
          aria-label={issueTexts.unlinkNamed(issueKey)}
          onClick={open}
        >
          {issueTexts.unlink}
        </Button>
      </div>
    );
  return (
    <div role="group" aria-label={issueTexts.unlinkQuestion(issueKey)} className="stack">
      <p>{issueTexts.unlinkQuestion(issueKey)}</p>
      <div className="row">
        <Button
          appearance="danger"
          spacing="compact"
          autoFocus
          isLoading={busy}
          onClick={() => void unlink()}
        >
          {issueTexts.unlink}
        </Button>
        <Button appearance="subtle" spacing="compact" onClick={close}>
          {issueTexts.keepLinked}
        </Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
