import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState } from 'react';
import type { MoveAnswer } from '../../../src/contract/issues';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { CommandFailed, CommandRunning } from './row-command';
import { onEscape, RowQuestion } from './row-question';
import { useIssueCall } from './use-issue-call';

interface MoveIssueProps {
  readonly action: ActionView;
  readonly goal: 'done' | 'open';
  readonly onClose: () => void;
}

/**
 * Closes the issue as the viewer, or reopens it after a question: it may hold releases again. Where its workflow
 * offers several ways, the viewer says which.
 */
export function MoveIssue({ action, goal, onClose }: MoveIssueProps) {
  const { place } = useHere();
  const { run, busy, problem } = useIssueCall();
  const [answer, setAnswer] = useState<Exclude<MoveAnswer, { kind: 'moved' }> | null>(null);
  const [isAsked, setAsked] = useState(goal === 'open');
  const move = async (transitionId: string | null) => {
    setAsked(false);
    setAnswer(null);
    await run(async () => {
      const moved = await call('actions.move-issue', { place, actionId: action.id, goal, transitionId });
      if (moved.kind === 'moved') {
        onClose();
        return { actions: [moved.action], said: issueTexts.moved[goal] };
      }
      setAnswer(moved);
      // Part of the way may be behind it, so the issue is looked at again.
      return { actions: [], said: '' };
    });
  };
  const begun = useRef(false);
  useEffect(() => {
    if (isAsked || begun.current) return;
    begun.current = true;
    void move(null);
  });
  if (isAsked)
    return (
      <RowQuestion
        question={issueTexts.reopenQuestion(action.issue.issueKey ?? '')}
        yes={issueTexts.reopenNow}
        no={issueTexts.keepDone}
        busy={busy}
        problem={problem}
        onYes={() => setAsked(false)}
        onNo={onClose}
      />
    );
  if (answer?.kind === 'choose')
    return <Ways among={answer.among} onChoose={(id) => void move(id)} onClose={onClose} />;
  const failure = answer?.kind === 'refused' ? answer.message : problem;
  if (failure !== '')
    return <CommandFailed text={failure} onRetry={() => void move(null)} onClose={onClose} />;
  return <CommandRunning text={issueTexts.moving[goal]} />;
}

interface WaysProps {
  readonly among: Extract<MoveAnswer, { kind: 'choose' }>['among'];
  readonly onChoose: (transitionId: string) => void;
  readonly onClose: () => void;
}

function Ways({ among, onChoose, onClose }: WaysProps) {
  return (
    <div role="group" aria-label={issueTexts.whichWay} className="row" onKeyDown={onEscape(onClose)}>
      <p role="status">{issueTexts.whichWay}</p>
      {among.map(({ id, name, to }, turn) => (
        <Button key={id} spacing="compact" autoFocus={turn === 0} onClick={() => onChoose(id)}>
          {issueTexts.way(name, to)}
        </Button>
      ))}
      <Button spacing="compact" appearance="subtle" onClick={onClose}>
        {issueTexts.cancel}
      </Button>
    </div>
  );
}
