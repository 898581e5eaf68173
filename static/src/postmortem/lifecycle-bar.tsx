import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useRef, useState } from 'react';
import type { LifecycleState, LifecycleView } from '../../../src/contract/lifecycle';
import { lifecycleTexts } from '../texts/lifecycle';
import { useHere } from './here';
import { LifecycleHistory } from './lifecycle-history';
import { LifecycleWords } from './lifecycle-words';
import { NotRequiredForm } from './not-required-form';
import { useLifecycleSteps, type Wish } from './use-lifecycle-step';

const LOOKS = {
  draft: 'default',
  'in-review': 'inprogress',
  approved: 'success',
  published: 'success',
  'not-required': 'moved',
} as const satisfies Record<LifecycleState, string>;

type PlainStep = Exclude<Wish['step'], 'not-required'>;

/** What may be done from where the report stands; the first is what one does next. */
const STEPS: Readonly<Record<LifecycleState, readonly PlainStep[]>> = {
  draft: ['send'],
  'in-review': ['approve', 'withdraw'],
  approved: ['publish', 'withdraw'],
  published: ['publish'],
  'not-required': ['reopen'],
};

/** Where the report stands, what it takes to go on, and who approved what. */
export function LifecycleBar({ lifecycle }: { readonly lifecycle: LifecycleView }) {
  const { mayEdit, accountId } = useHere();
  const bar = useRef<HTMLDivElement>(null);
  const { busy, problem, take } = useLifecycleSteps(lifecycle, bar);
  const [asksWhy, setAsksWhy] = useState(false);
  const { state, approvals, reviewers } = lifecycle;
  const isReviewer = reviewers.length === 0 || (accountId !== null && reviewers.includes(accountId));
  const approved = approvals.some(({ by, counts }) => counts && by === accountId && by !== '');
  const counting = approvals.filter(({ counts }) => counts).length;
  const steps = STEPS[state].filter(
    // Where fewer approvals are asked for than before, saying it again is what takes it on.
    (step) => step !== 'approve' || (isReviewer && (!approved || counting >= lifecycle.needed)),
  );
  const mayWaive = state === 'draft' || state === 'in-review';
  return (
    <div ref={bar} className="stack" data-testid="lifecycle">
      <div>
        <Lozenge appearance={LOOKS[state]}>{lifecycleTexts.states[state]}</Lozenge>
      </div>
      <LifecycleWords lifecycle={lifecycle} hasApproved={approved} mayEdit={mayEdit} />
      {mayEdit && !asksWhy && (
        <div className="row">
          {steps.map((step, index) => (
            <Button
              key={step}
              appearance={index === 0 && state !== 'published' && step !== 'withdraw' ? 'primary' : 'default'}
              isLoading={busy === step}
              isDisabled={busy !== null && busy !== step}
              onClick={() => void take({ step })}
            >
              {step === 'publish' && state === 'published' ? lifecycleTexts.update : lifecycleTexts[step]}
            </Button>
          ))}
          {mayWaive && (
            <Button appearance="subtle" isDisabled={busy !== null} onClick={() => setAsksWhy(true)}>
              {lifecycleTexts.notRequired}
            </Button>
          )}
        </div>
      )}
      {mayEdit && asksWhy && (
        <NotRequiredForm
          busy={busy !== null}
          onGive={async (reason) => {
            if (await take({ step: 'not-required', reason })) setAsksWhy(false);
          }}
          onClose={() => setAsksWhy(false)}
        />
      )}
      {problem !== '' && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      <LifecycleHistory approvals={approvals} />
    </div>
  );
}
