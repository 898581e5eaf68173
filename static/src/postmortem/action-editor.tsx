import { useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import { readDueDate } from '../../../src/contract/due-date';
import type { ActionView } from '../../../src/contract/postmortem';
import {
  ACTION_TYPES,
  NEW_ACTION,
  PRIORITIES,
  UNLINKED,
  type ActionFields,
} from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, DateField, TextBlock, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { actionTexts, priorityNames, statusNames, typeNames } from '../texts/actions';
import { cellTexts } from '../texts/action-table';
import { statusesOf } from './action-cell-input';
import { shownValue } from './action-cell-value';
import { problemsOf, whyNotSaved } from './action-problems';
import { checkFields, fieldsShape } from './action-shape';
import { checkedBy } from './checks';
import { DueField } from './due-field';
import { draftKeyOf, useHere } from './here';
import { OwnerPicker } from './owner-picker';
import { withActions } from './record';
import { todayHere } from './today';
import { useRecordChanged } from './use-open';
import { WordingHint } from './wording-hint';

/** The id is kept with a draft, so that a new action that was perhaps saved is not saved as a second one. */
const draftShape = v.object({ id: v.string(), fields: fieldsShape, dueWords: v.optional(v.string()) });
const checkDraft = checkedBy(draftShape);

interface ActionDraft {
  readonly id: string;
  readonly fields: ActionFields;
  /** The due date as typed; `fields.dueOn` is what it says. */
  readonly dueWords: string;
}

interface ActionEditorProps {
  /** null: a new one. */
  readonly action: ActionView | null;
  readonly nextPosition: number;
  readonly nameOf: (accountId: string) => string;
  /** Chosen in a cell that could not say all that is needed for it: shown here with what is missing. */
  readonly lead?: Partial<ActionFields> | undefined;
  readonly onClose: () => void;
}

export function ActionEditor({ action, nextPosition, nameOf, lead, onClose }: ActionEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [start] = useState(() => draftOf(action?.id ?? newId(), action?.fields ?? NEW_ACTION));
  const link = action?.issue ?? UNLINKED;
  const editor = useThingEditor<ActionDraft>(
    {
      name: action ? actionTexts.actionNamed(action.fields.title) : actionTexts.newAction,
      draftKey: draftKeyOf(place, `action:${action?.id ?? 'new'}`),
      version: action?.version ?? 0,
      value: start,
      check: (value) => {
        const fields = checkFields(value);
        if (fields) return draftOf(start.id, fields);
        const draft = checkDraft(value);
        return (
          draft && {
            ...draftOf(draft.id, draft.fields),
            ...draft,
            dueWords: draft.dueWords ?? draft.fields.dueOn ?? '',
          }
        );
      },
      whyNot: ({ fields, dueWords }) => whyNotDue(dueWords) ?? whyNotSaved(fields, link),
      save: async ({ value: { id, fields }, ...change }) => {
        const saved = await call('actions.save', {
          place,
          config,
          ...change,
          id,
          position: nextPosition,
          value: fields,
        });
        await recordChanged(withActions([saved]));
        return saved.version;
      },
    },
    onClose,
  );
  const { fields, dueWords } = editor.value;
  const set = (part: Partial<ActionFields>) =>
    editor.set({ ...editor.value, fields: { ...fields, ...part } });
  const setDue = (words: string) => {
    const due = readDueDate(words, todayHere());
    const dueOn = due.kind === 'date' ? due.date : null;
    editor.set({ ...editor.value, dueWords: words, fields: { ...fields, dueOn } });
  };
  const form = useLed(lead, set);
  const isTold = lead !== undefined || editor.state.kind === 'failed';
  const problems = isTold ? problemsOf(fields, link) : {};
  return (
    <div className="panel" ref={form}>
      <EditorForm editor={editor} describe={(draft) => describeAction(draft.fields, nameOf)}>
        <TextLine
          label={actionTexts.task}
          required
          value={fields.title}
          onChange={(title) => set({ title })}
        />
        <WordingHint task={fields.title} />
        <OwnerPicker
          value={fields.owner}
          nameOf={nameOf}
          error={problems.owner}
          onChange={(owner) => set({ owner })}
        />
        <div className="fields">
          <Choice
            label={actionTexts.priority}
            value={fields.priority}
            options={PRIORITIES.map((priority) => ({ value: priority, label: priorityNames[priority] }))}
            onChange={(priority) => set({ priority })}
          />
          <DueField label={actionTexts.dueOn} words={dueWords} error={problems.dueOn} onChange={setDue} />
          <DateField
            label={cellTexts.calendar}
            value={fields.dueOn}
            onChange={(dueOn) => setDue(dueOn ?? '')}
          />
          <Choice
            label={actionTexts.type}
            value={fields.type}
            options={ACTION_TYPES.map((type) => ({ value: type, label: typeNames[type] }))}
            onChange={(type) => set({ type })}
          />
          <Choice
            label={actionTexts.status}
            value={fields.status}
            error={problems.status}
            options={statusesOf({ fields, issue: link }).map((status) => ({
              value: status,
              label: statusNames[status],
            }))}
            onChange={(status) => set({ status })}
          />
        </div>
        {fields.status === 'dropped' && (
          <TextBlock
            label={actionTexts.dropReason}
            required
            value={fields.dropReason}
            error={problems.dropReason}
            onChange={(dropReason) => set({ dropReason })}
          />
        )}
      </EditorForm>
    </div>
  );
}

const draftOf = (id: string, fields: ActionFields): ActionDraft => ({
  id,
  fields,
  dueWords: fields.dueOn ?? '',
});

function whyNotDue(words: string): string | null {
  const due = readDueDate(words, todayHere());
  return due.kind === 'refused' ? due.why : null;
}

/** Takes over what was chosen in a cell, on top of what was being written, and begins where something is missing. */
function useLed(lead: Partial<ActionFields> | undefined, set: (part: Partial<ActionFields>) => void) {
  const form = useRef<HTMLDivElement>(null);
  const isTaken = useRef(lead === undefined);
  const isFocused = useRef(lead === undefined);
  useEffect(() => {
    if (isTaken.current || lead === undefined) return;
    isTaken.current = true;
    set(lead);
  }, [lead, set]);
  useEffect(() => {
    // What was taken over is only seen to be wrong once it is drawn.
    const wrong = isFocused.current ? null : form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    if (!wrong) return;
    isFocused.current = true;
    wrong.focus();
  });
  return form;
}

function describeAction(fields: ActionFields, nameOf: (accountId: string) => string) {
  const line = (label: string, field: Parameters<typeof shownValue>[0]) => ({
    label,
    text: shownValue(field, fields, nameOf),
  });
  return [
    line(actionTexts.task, 'title'),
    line(actionTexts.owner, 'owner'),
    line(actionTexts.priority, 'priority'),
    line(actionTexts.dueOn, 'dueOn'),
    line(actionTexts.type, 'type'),
    line(actionTexts.status, 'status'),
    ...(fields.dropReason === '' ? [] : [{ label: actionTexts.dropReason, text: fields.dropReason }]),
  ];
}
