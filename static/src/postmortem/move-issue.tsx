import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { MoveAnswer } from '../../../src/contract/issues';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { issueTexts } from '../texts/issues';
import { useHere } from './here';
import { Problem } from './retry-sync';
import { useIssueCall } from './use-issue-call';

interface MoveIssueProps {
  readonly action: ActionView;
  readonly goal: 'done' | 'open';
}

/** Closes or reopens the issue as the viewer. Where its workflow offers several ways, the viewer says which. */
export function MoveIssue({ action, goal }: MoveIssueProps) {
  const { place } = useHere();
  const { run, busy, problem } = useIssueCall();
  const [answer, setAnswer] = useState<Exclude<MoveAnswer, { kind: 'moved' }> | null>(null);
  const move = (transitionId: string | null) =>
    run(async () => {
      setAnswer(null);
      const moved = await call('actions.move-issue', { place, actionId: action.id, goal, transitionId });
      if (moved.kind === 'moved') return { actions: [moved.action], said: issueTexts.moved[goal] };
      setAnswer(moved);
      // Part of the way may be behind it, so the issue is looked at again.
      return { actions: [], said: '' };
    });
  return (
    <div className="stack">
      <div>
        <Button spacing="compact" isLoading={busy} onClick={() => void move(null)}>
          {goal === 'done' ? issueTexts.markDone : issueTexts.reopen}
        </Button>
      </div>
      {answer?.kind === 'choose' && (
        <div role="group" aria-label={issueTexts.whichWay} className="stack">
          <p role="status">{issueTexts.whichWay}</p>
          {answer.among.map(({ id, name, to }) => (
            <div key={id}>
              <Button spacing="compact" onClick={() => void move(id)}>
                {issueTexts.way(name, to)}
              </Button>
            </div>
          ))}
          <div>
            <Button spacing="compact" appearance="subtle" onClick={() => setAnswer(null)}>
              {issueTexts.cancel}
            </Button>
          </div>
        </div>
      )}
      <Problem text={answer?.kind === 'refused' ? answer.message : problem} />
    </div>
  );
}
