import { ACTION_STATUSES, ACTION_TYPES, PRIORITIES } from '../../../src/contract/rules';
import type { ActionView } from '../../../src/contract/postmortem';
import { Choice } from '../shared/controls';
import { Field } from '../shared/field';
import { actionTexts, priorityNames, statusNames, typeNames } from '../texts/actions';
import { cellTexts } from '../texts/action-table';
import type { CellField } from './action-cell-value';
import { DueField } from './due-field';
import { OwnerCombobox } from './owner-combobox';
import { WordingHint } from './wording-hint';

interface CellInputProps {
  readonly action: ActionView;
  readonly field: CellField;
  readonly label: string;
  readonly value: string;
  readonly error: string;
  readonly people: readonly string[];
  readonly nameOf: (accountId: string) => string;
  readonly onChange: (value: string) => void;
  /** Chosen for good: nothing more is to be said. */
  readonly onChoose: (value: string) => void;
}

/** The control that fits the field of a cell. */
export function CellInput({
  action,
  field,
  label,
  value,
  error,
  people,
  nameOf,
  onChange,
  onChoose,
}: CellInputProps) {
  const chosen = { label, value, error, onChange };
  switch (field) {
    case 'title':
      return (
        <>
          <Field label={label} error={error}>
            {(ids) => (
              <textarea
                {...ids}
                className="text-input"
                rows={3}
                value={value}
                onChange={(event) => onChange(event.target.value)}
              />
            )}
          </Field>
          <WordingHint task={value} />
        </>
      );
    case 'owner':
      return (
        <>
          {value !== (action.fields.owner ?? '') && (
            <p className="small">{cellTexts.chosen(value === '' ? actionTexts.nobody : nameOf(value))}</p>
          )}
          <OwnerCombobox
            label={label}
            people={people}
            nameOf={nameOf}
            onChoose={({ accountId }) => onChoose(accountId ?? '')}
          />
        </>
      );
    case 'dueOn':
      return <DueField label={label} words={value} error={error} onChange={onChange} />;
    case 'priority':
      return <Choice {...chosen} options={optionsOf(PRIORITIES, priorityNames)} />;
    case 'type':
      return <Choice {...chosen} options={optionsOf(ACTION_TYPES, typeNames)} />;
    case 'status':
      return <Choice {...chosen} options={optionsOf(statusesOf(action), statusNames)} />;
  }
}

/** What is in Jira is done there; the word is only offered to an action that has it already. */
export function statusesOf({ fields, issue }: Pick<ActionView, 'fields' | 'issue'>) {
  return ACTION_STATUSES.filter(
    (status) => status !== 'done' || issue.state === 'none' || fields.status === 'done',
  );
}

const optionsOf = <T extends string>(all: readonly T[], names: Readonly<Record<T, string>>) =>
  all.map((one) => ({ value: one, label: names[one] }));
