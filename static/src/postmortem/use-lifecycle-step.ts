import { useRef, useState, type RefObject } from 'react';
import type { LifecycleView, PublishAnswer } from '../../../src/contract/lifecycle';
import type { CallInput } from '../../../src/contract/calls';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { focusHeading } from '../shared/focus-heading';
import { newId } from '../shared/new-id';
import { lifecycleTexts } from '../texts/lifecycle';
import { useHere } from './here';
import type { Patch } from './record';
import { useRecordChanged } from './use-open';

type Step = CallInput<'lifecycle.step'>;
/** A step without where and under which id it is taken. */
export type Wish =
  | { readonly step: 'send' | 'withdraw' | 'reopen' | 'approve' | 'publish' }
  | { readonly step: 'not-required'; readonly reason: string };

const withLifecycle =
  (lifecycle: LifecycleView): Patch =>
  (record) => ({ ...record, lifecycle });

export interface LifecycleSteps {
  /** The step that is being taken. */
  readonly busy: Wish['step'] | null;
  readonly problem: string;
  /** True when it is done. A repeated attempt at the same step is the same change. */
  readonly take: (wish: Wish) => Promise<boolean>;
}

/** Takes steps of the report as it is shown; where it was changed meanwhile, it is read again. */
export function useLifecycleSteps(
  { state, revision }: LifecycleView,
  bar: RefObject<HTMLElement | null>,
): LifecycleSteps {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [busy, setBusy] = useState<Wish['step'] | null>(null);
  const [problem, setProblem] = useState('');
  const change = useRef<{ id: string; of: string } | null>(null);

  const send = async (wish: Wish, changeId: string): Promise<PublishAnswer> => {
    const edit = { place, config, changeId, from: state };
    if (wish.step === 'publish') return call('lifecycle.publish', { ...edit, revision });
    const step: Step =
      wish.step === 'approve'
        ? { ...edit, step: wish.step, revision }
        : wish.step === 'not-required'
          ? { ...edit, ...wish }
          : { ...edit, step: wish.step };
    return { lifecycle: await call('lifecycle.step', step), labelled: true };
  };

  const take = async (wish: Wish): Promise<boolean> => {
    const of = JSON.stringify([wish, state, revision]);
    if (change.current?.of !== of) change.current = { id: newId(), of };
    setBusy(wish.step);
    setProblem('');
    try {
      const { lifecycle, labelled } = await send(wish, change.current.id);
      change.current = null;
      await recordChanged(withLifecycle(lifecycle));
      if (!labelled) setProblem(lifecycleTexts.notLabelled);
      announce(lifecycleTexts.done[wish.step]);
      focusHeading(bar.current?.closest('section'));
      return true;
    } catch (error) {
      const failure = failureOf(error);
      setProblem(failure.message);
      // Somebody was first: show what stands there now.
      if (failure.code === 'CONFLICT') await recordChanged((record) => record);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, problem, take };
}
