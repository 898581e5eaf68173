import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { whyNotComplete, type RequiredField } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import type { Target } from '../shared/jira-targets';
import { Problem } from '../shared/problem';
import type { FieldInputs } from '../shared/required-fields';
import { createTexts } from '../texts/create-issues';
import { sharedTexts } from '../texts/shared';
import { CreateForm } from './create-form';
import { CreateList } from './create-list';
import { useHere } from './here';
import { rememberTarget } from './last-target';
import { TargetChoices } from './target-choices';
import { ELSEWHERE, useTargetChoice } from './use-target-choice';

interface CreateQuestionProps {
  readonly actions: readonly ActionView[];
  /** Those of them that are ticked. */
  readonly chosen: readonly ActionView[];
  readonly nameOf: (accountId: string) => string;
  readonly onTick: (actionId: string) => void;
  readonly onCreate: (target: Target, extra: Record<string, string | string[]>) => void;
  /** Only where one action is asked about. */
  readonly onLink?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Where to, and with what the project asks for beyond an action's own fields. */
export function CreateQuestion(props: CreateQuestionProps) {
  const { actions, chosen, nameOf, onTick, onCreate, onLink, onClose } = props;
  const { place } = useHere();
  const choice = useTargetChoice();
  const { target } = choice;
  // What was typed for one place is there again when somebody returns to it, and is never sent to another.
  const of = target === null ? '' : `${target.projectId} ${target.issueTypeId} ${choice.chosen ?? ''}`;
  const [typed, setTyped] = useState<ReadonlyMap<string, FieldInputs>>(new Map());
  const values = typed.get(of) ?? choice.extra;
  const [problem, setProblem] = useState('');
  const [sayMissing, setSayMissing] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const asked = useQuery({
    queryKey: ['create-form', target?.projectId, target?.issueTypeId],
    queryFn: () =>
      call('actions.create-form', { place, target: target ?? { projectId: '', issueTypeId: '' } }),
    enabled: target !== null,
  });
  const form = asked.data;

  const create = () => {
    setProblem(target === null ? createTexts.chooseFirst : '');
    if (target === null || !form) return;
    if (whyNotComplete(form.required, values) !== null) {
      setSayMissing(true);
      setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (choice.chosen === ELSEWHERE) rememberTarget(target);
    onCreate(target, valuesOf(form.required, values));
  };

  return (
    <form
      ref={element}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <TargetChoices choice={choice} />
      {target !== null && (
        <CreateForm
          key={of}
          form={form}
          failure={asked.error && !asked.isFetching ? failureOf(asked.error) : null}
          onRetry={() => void asked.refetch()}
          values={values}
          onChange={(next) => setTyped(new Map(typed).set(of, next))}
          sayMissing={sayMissing}
          present={chosen.map(({ fields }) => fields.priority)}
        />
      )}
      <Problem text={target === null ? problem : ''} />
      <CreateList actions={actions} chosen={chosen} nameOf={nameOf} onTick={onTick} />
      <div className="row">
        <Button
          type="submit"
          appearance="primary"
          isDisabled={chosen.length === 0 || (target !== null && (!form || form.unsupported.length > 0))}
        >
          {createTexts.create(chosen.length)}
        </Button>
        {onLink && <Button onClick={onLink}>{createTexts.linkInstead}</Button>}
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}

/** What was once given for a field that is not asked for any more would be refused. */
function valuesOf(
  required: readonly RequiredField[],
  values: FieldInputs,
): Record<string, string | string[]> {
  return Object.fromEntries(
    required.flatMap(({ fieldId }) => {
      const value = values[fieldId];
      if (value === undefined) return [];
      return [[fieldId, typeof value === 'string' ? value : [...value]] as const];
    }),
  );
}
