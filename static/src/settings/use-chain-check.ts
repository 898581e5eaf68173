import { useState } from 'react';
import type { ChainAnswer, ChainBreak } from '../../../src/contract/history';
import { call, failureOf } from '../backend';

export interface ChainCheckRun {
  readonly state: 'idle' | 'running' | 'done';
  readonly looked: number;
  readonly breaks: readonly ChainBreak[];
  readonly problem: string;
  readonly start: () => Promise<void>;
}

/** A check of the whole log, part by part; each part is a call of some seconds. */
export function useChainCheck(): ChainCheckRun {
  const [run, setRun] = useState<Omit<ChainCheckRun, 'start'>>({
    state: 'idle',
    looked: 0,
    breaks: [],
    problem: '',
  });
  const start = async () => {
    let looked = 0;
    let breaks: readonly ChainBreak[] = [];
    let after: ChainAnswer['next'] = null;
    setRun({ state: 'running', looked, breaks, problem: '' });
    try {
      do {
        const answer: ChainAnswer = await call('history.check', { after });
        looked += answer.looked;
        breaks = [...breaks, ...answer.breaks];
        after = answer.next;
        setRun({ state: after === null ? 'done' : 'running', looked, breaks, problem: '' });
      } while (after !== null);
    } catch (error) {
      setRun({ state: 'idle', looked: 0, breaks: [], problem: failureOf(error).message });
    }
  };
  return { ...run, start };
}
