import { useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { newId } from '../shared/new-id';
import { actionTexts } from '../texts/actions';
import { issueTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { useHere } from './here';
import { withoutAction } from './record';
import { RowQuestion } from './row-question';
import { useIssueCall } from './use-issue-call';
import { useRecordChanged } from './use-open';

interface RemoveActionProps {
  readonly action: ActionView;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Removes an action after one question, which says what becomes of its issue. A repeated attempt is the same change. */
export function RemoveAction({ action, onRemoved, onClose }: RemoveActionProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [changeId] = useState(newId);
  const { run, busy, problem } = useIssueCall();
  const { id, version, issue, fields } = action;
  const name = actionTexts.actionNamed(fields.title);
  const remove = () =>
    run(async () => {
      await call('actions.remove', { place, config, changeId, id, version });
      onRemoved();
      await recordChanged(withoutAction(id));
      return { actions: [], said: sharedTexts.removed(name) };
    });
  return (
    <RowQuestion
      question={[sharedTexts.removeQuestion(name), fateOf(issue)].join(' ').trim()}
      yes={sharedTexts.remove}
      no={sharedTexts.keep}
      isDanger
      busy={busy}
      problem={problem}
      onYes={() => void remove()}
      onNo={onClose}
    />
  );
}

function fateOf({ state, issueKey }: ActionView['issue']): string {
  if (issueKey !== null) return issueTexts.removeKeeps(issueKey);
  return state === 'none' ? '' : issueTexts.removeUnderWay;
}
