import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { withActions } from './record';
import { FOLLOWED } from './use-followed-issues';
import { useRecordChanged } from './use-open';

/** What was done: the actions as they are now, and what to say of it; empty when the screen says it itself. */
export interface DoneCall {
  readonly actions: readonly ActionView[];
  readonly said: string;
}

export interface IssueCall {
  /** Once at a time; shows the actions and looks at their issues again. Answers whether it worked. */
  readonly run: (work: () => Promise<DoneCall>) => Promise<boolean>;
  readonly busy: boolean;
  /** Why it did not work, for the person; empty when it did. */
  readonly problem: string;
  /** What went wrong is over: something else is tried. */
  readonly forget: () => void;
}

/** One thing that a person does to the issue of an action. */
export function useIssueCall(): IssueCall {
  const client = useQueryClient();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async (work: () => Promise<DoneCall>) => {
    if (busy) return false;
    setBusy(true);
    setProblem('');
    try {
      const { actions, said } = await work();
      await recordChanged(withActions(actions));
      if (said !== '') announce(said);
      void client.invalidateQueries({ queryKey: [FOLLOWED] });
      return true;
    } catch (error) {
      setProblem(failureOf(error).message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem, forget: () => setProblem('') };
}
