import { useState } from 'react';
import { failureOf } from '../backend';
import { newId } from '../shared/new-id';
import { findingTexts } from '../texts/findings';

export interface OneClick {
  readonly isBusy: boolean;
  /** Why it did not work, and what to do next; empty while nothing is wrong. */
  readonly problem: string;
  readonly run: (act: (changeId: string) => Promise<void>) => Promise<void>;
}

/** Something that one click saves. A repeated attempt after a failure is the same change. */
export function useOneClick(): OneClick {
  const [changeId, setChangeId] = useState(newId);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run: OneClick['run'] = async (act) => {
    if (isBusy) return;
    setBusy(true);
    setProblem('');
    try {
      await act(changeId);
      setChangeId(newId());
    } catch (error) {
      const { code, message } = failureOf(error);
      setProblem(code === 'CONFLICT' ? findingTexts.changedMeanwhile : message);
      if (code === 'CONFLICT') setChangeId(newId());
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run };
}
