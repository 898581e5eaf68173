import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useEffect, useRef, type KeyboardEvent } from 'react';
import type { WhyStep } from '../../../src/contract/five-whys';
import { useAnnounce } from '../shared/announcer';
import { TextBlock } from '../shared/controls';
import { newId } from '../shared/new-id';
import { sharedTexts } from '../texts/shared';
import { whyTexts } from '../texts/cause-tools';
import { EvidenceFields } from './evidence-fields';
import { usePersonNames } from './person-names';

const StepHint = lazy(async () => ({ default: (await import('./step-hint')).StepHint }));

interface ChainStepsProps {
  readonly steps: readonly WhyStep[];
  readonly onChange: (steps: readonly WhyStep[]) => void;
}

/** The answers of a chain to write in, in their order. */
export function ChainSteps({ steps, onChange }: ChainStepsProps) {
  const people = usePersonNames();
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  const count = useRef(steps.length);
  const focusAt = useRef<number | null>(null);
  useEffect(() => {
    // A new answer is there to be written; after a removal the keyboard goes on where the answer was.
    const added = steps.length > count.current;
    count.current = steps.length;
    const at = focusAt.current ?? (added ? steps.length - 1 : null);
    focusAt.current = null;
    if (at !== null) list.current?.querySelectorAll('textarea')[at]?.focus();
  }, [steps]);

  const replace = (at: number, step: WhyStep) => onChange(steps.with(at, step));
  const move = (at: number, to: number) => {
    const step = steps[at];
    if (!step) return;
    focusAt.current = to;
    onChange(steps.toSpliced(at, 1).toSpliced(to, 0, step));
    announce(whyTexts.movedTo(to + 1));
  };
  const remove = (at: number) => {
    focusAt.current = Math.min(at, steps.length - 2);
    onChange(steps.toSpliced(at, 1));
  };
  const insert = (at: number) => {
    focusAt.current = at;
    onChange(steps.toSpliced(at, 0, { id: newId(), text: '', evidence: [] }));
  };
  const goOn = (event: KeyboardEvent, at: number) => {
    const isPlain =
      event.key === 'Enter' && !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey);
    if (!isPlain || event.nativeEvent.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    if (at < steps.length - 1) list.current?.querySelectorAll('textarea')[at + 1]?.focus();
    else if (steps[at]?.text.trim() !== '') insert(at + 1);
  };
  return (
    <ol ref={list} className="ladder plain-list">
      {steps.map((step, at) => (
        <li key={step.id} className="rung" data-testid="why-step-fields">
          <span className="rung-why small">{whyTexts.why(at + 1)}</span>
          <div className="rung-answer stack" onKeyDown={(event) => goOn(event, at)}>
            <TextBlock
              label={whyTexts.whyLabel(at + 1)}
              rows={2}
              value={step.text}
              onChange={(text) => replace(at, { ...step, text })}
            />
            <Suspense fallback={null}>
              <StepHint text={step.text} people={people} />
            </Suspense>
            <EvidenceFields
              evidence={step.evidence}
              step={at + 1}
              onChange={(evidence) => replace(at, { ...step, evidence })}
            />
            <div className="row">
              <StepButton
                label={whyTexts.insert}
                name={whyTexts.insertAfter(at + 1)}
                onClick={() => insert(at + 1)}
              />
              {at > 0 && (
                <StepButton
                  label={whyTexts.up}
                  name={whyTexts.moveUp(at + 1)}
                  onClick={() => move(at, at - 1)}
                />
              )}
              {at < steps.length - 1 && (
                <StepButton
                  label={whyTexts.down}
                  name={whyTexts.moveDown(at + 1)}
                  onClick={() => move(at, at + 1)}
                />
              )}
              <StepButton
                label={sharedTexts.remove}
                name={whyTexts.removeStep(at + 1)}
                onClick={() => remove(at)}
              />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

function StepButton({ label, name, onClick }: StepButtonProps) {
  return (
    <Button appearance="subtle" spacing="compact" aria-label={name} onClick={onClick}>
      {label}
    </Button>
  );
}
