import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readDueDate } from '../../../src/contract/due-date';
import { PRIORITIES, type Priority } from '../../../src/contract/rules';
import { Choice, TextBlock } from '../shared/controls';
import { Problem } from '../shared/problem';
import { actionTexts, priorityNames } from '../texts/actions';
import { bulkTexts } from '../texts/action-table';
import { sharedTexts } from '../texts/shared';
import { actionLook } from './action-look';
import { DueField } from './due-field';
import { OwnerCombobox, type PersonOption } from './owner-combobox';
import { todayHere } from './today';
import type { BulkRule } from './use-bulk-change';

/** What can be done to many actions at once, apart from creating their issues. */
export type BulkKind = 'priority' | 'due' | 'owner' | 'commit' | 'done' | 'drop';

interface BulkFormProps {
  readonly kind: BulkKind;
  readonly count: number;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly onApply: (rule: BulkRule) => void;
  readonly onCancel: () => void;
}

/** Asks for the one value that all of them get. */
export function BulkForm({ kind, count, people, nameOf, onApply, onCancel }: BulkFormProps) {
  const [priority, setPriority] = useState<Priority>('high');
  const [dueWords, setDueWords] = useState('');
  const [person, setPerson] = useState<PersonOption | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus(),
    [kind],
  );

  const ruleOf = (): BulkRule | string => {
    switch (kind) {
      case 'priority':
        return () => ({ priority });
      case 'due': {
        const due = readDueDate(dueWords, todayHere());
        return due.kind === 'refused' ? due.why : () => ({ dueOn: due.kind === 'date' ? due.date : null });
      }
      case 'owner':
        return person === null ? bulkTexts.ownerFirst : () => ({ owner: person.accountId });
      case 'commit':
        return committed;
      case 'done':
        return doneHere;
      case 'drop':
        return reason.trim() === ''
          ? bulkTexts.reasonFirst
          : () => ({ status: 'dropped', dropReason: reason });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const rule = ruleOf();
    if (typeof rule === 'string') setProblem(rule);
    else onApply(rule);
  };
  return (
    <form ref={form} className="stack" aria-label={bulkTexts.change[kind]} noValidate onSubmit={submit}>
      {kind === 'priority' && (
        <Choice
          label={actionTexts.priority}
          value={priority}
          options={PRIORITIES.map((one) => ({ value: one, label: priorityNames[one] }))}
          onChange={setPriority}
        />
      )}
      {kind === 'due' && <DueField label={actionTexts.dueOn} words={dueWords} onChange={setDueWords} />}
      {kind === 'owner' && (
        <>
          <p>
            {actionTexts.owner}:{' '}
            <strong data-testid="bulk-owner">{person?.name ?? bulkTexts.nobodyYet}</strong>
          </p>
          <OwnerCombobox
            label={actionTexts.owner}
            people={people}
            nameOf={nameOf}
            staysOpen
            onChoose={setPerson}
          />
        </>
      )}
      {kind === 'commit' && <p>{bulkTexts.commitHelp}</p>}
      {kind === 'done' && <p>{bulkTexts.doneHelp}</p>}
      {kind === 'drop' && (
        <TextBlock label={actionTexts.dropReason} required value={reason} onChange={setReason} />
      )}
      <Problem text={problem} />
      <div className="row">
        <Button type="submit" appearance="primary">
          {APPLY[kind](count)}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </form>
  );
}

const APPLY: Readonly<Record<BulkKind, (count: number) => string>> = {
  priority: bulkTexts.apply,
  due: bulkTexts.apply,
  owner: bulkTexts.apply,
  commit: bulkTexts.applyCommit,
  done: bulkTexts.applyDone,
  drop: bulkTexts.applyDrop,
};

/** What has an issue is done once that is closed, and by nothing that is said here. */
const doneHere: BulkRule = (action) => {
  const { kind } = actionLook(action, undefined);
  if (kind === 'done') return bulkTexts.isDone;
  if (kind === 'dropped') return bulkTexts.isDropped;
  return action.issue.state === 'none' ? { status: 'done' } : bulkTexts.closeInJira;
};

/** Only an idea becomes a promise; what is over stays so unless somebody takes it up by itself. */
const committed: BulkRule = (action) => {
  const { kind } = actionLook(action, undefined);
  if (kind === 'done') return bulkTexts.isDone;
  if (kind === 'dropped') return bulkTexts.isDropped;
  return { status: 'committed' };
};
