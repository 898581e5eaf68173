import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { RowQuestion } from './row-question';
import { useIssueCall } from './use-issue-call';

interface UnlinkIssueProps {
  readonly action: ActionView;
  readonly isDone: boolean;
  readonly onClose: () => void;
}

/** Keeps the action and the issue and parts them, after one question. */
export function UnlinkIssue({ action, isDone, onClose }: UnlinkIssueProps) {
  const { place } = useHere();
  const { run, busy, problem } = useIssueCall();
  const issueKey = action.issue.issueKey ?? '';
  const unlink = async () => {
    const isUnlinked = await run(async () => ({
      actions: [await call('actions.unlink-issue', { place, actionId: action.id })],
      said: issueTexts.unlinked(issueKey),
    }));
    if (isUnlinked) onClose();
  };
  return (
    <RowQuestion
      question={issueTexts.unlinkQuestion(issueKey, isDone)}
      yes={issueTexts.unlink}
      no={issueTexts.keepLinked}
      isDanger
      busy={busy}
      problem={problem}
      onYes={() => void unlink()}
      onNo={onClose}
    />
  );
}
