import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Problem } from '../shared/problem';
import { issueTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { useHere } from './here';
import { onEscape } from './row-question';
import { useIssueCall } from './use-issue-call';

interface RowCommandProps {
  readonly action: ActionView;
  /** `retrying`: what Jira did not take, or was not asked. `confirming`: a person's word that nothing was created. */
  readonly command: 'retrying' | 'confirming';
  readonly onClose: () => void;
}

/** Asks the functions at once, and stays only to say why it did not work. */
export function AskAgain({ action, command, onClose }: RowCommandProps) {
  const { place } = useHere();
  const { run, problem } = useIssueCall();
  const ask = async () => {
    const isDone = await run(async () =>
      command === 'retrying'
        ? {
            actions: await call('actions.retry-sync', { place, actionIds: [action.id] }),
            said: issueTexts.retried,
          }
        : {
            actions: [await call('actions.confirm-missing', { place, actionId: action.id })],
            said: issueTexts.confirmed,
          },
    );
    if (isDone) onClose();
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void ask();
  });
  if (problem !== '') return <CommandFailed text={problem} onRetry={() => void ask()} onClose={onClose} />;
  return <CommandRunning text={issueTexts[command]} />;
}

/** Something goes on at this row. It lies over the row's lower edge and moves nothing: it is there for a moment. */
export function CommandRunning({ text }: { readonly text: string }) {
  return (
    <p className="row-busy" role="status">
      {text}
    </p>
  );
}

interface CommandFailedProps {
  readonly text: string;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export function CommandFailed({ text, onRetry, onClose }: CommandFailedProps) {
  return (
    <div className="row" onKeyDown={onEscape(onClose)}>
      <Problem text={text} isSmall />
      <Button spacing="compact" onClick={onRetry}>
        {sharedTexts.tryAgain}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={onClose}>
        {sharedTexts.close}
      </Button>
    </div>
  );
}
