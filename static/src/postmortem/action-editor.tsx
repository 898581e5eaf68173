import { useState } from 'react';
import * as v from 'valibot';
import { actionFields } from '../../../src/contract/fields';
import type { ActionView } from '../../../src/contract/postmortem';
import {
  ACTION_STATUSES,
  ACTION_TYPES,
  PRIORITIES,
  whyNotValid,
  type ActionFields,
} from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, DateField, TextBlock, TextLine } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { readableDate } from '../shared/instants';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { actionTexts, priorityNames, statusNames, typeNames } from '../texts/actions';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { OwnerPicker } from './owner-picker';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

const fieldsShape = v.object({
  title: v.string(),
  owner: v.nullable(v.string()),
  priority: v.picklist(PRIORITIES),
  type: v.picklist(ACTION_TYPES),
  dueOn: v.nullable(v.string()),
  status: v.picklist(ACTION_STATUSES),
  dropReason: v.string(),
});
/** The id is kept with a draft, so that a new action that was perhaps saved is not saved as a second one. */
const draftShape = v.object({ id: v.string(), fields: fieldsShape });

const NEW: ActionFields = {
  title: '',
  owner: null,
  priority: 'medium',
  type: 'prevent',
  dueOn: null,
  status: 'proposed',
  dropReason: '',
};

interface ActionEditorProps {
  /** null: a new one. */
  readonly action: ActionView | null;
  readonly nextPosition: number;
  readonly nameOf: (accountId: string) => string;
  readonly onClose: () => void;
}

export function ActionEditor({ action, nextPosition, nameOf, onClose }: ActionEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [start] = useState(() => ({ id: action?.id ?? newId(), fields: action?.fields ?? NEW }));
  const state = action?.issue.state ?? 'none';
  const checkFields = checkedBy(fieldsShape);
  const checkDraft = checkedBy(draftShape);
  const whyNotFields = whyNotBy(actionFields);
  const editor = useThingEditor<{ id: string; fields: ActionFields }>(
    {
      name: action ? actionTexts.actionNamed(action.fields.title) : actionTexts.newAction,
      draftKey: draftKeyOf(place, `action:${action?.id ?? 'new'}`),
      version: action?.version ?? 0,
      value: start,
      check: (value) => {
        const fields = checkFields(value);
        return fields ? { id: start.id, fields } : checkDraft(value);
      },
      whyNot: ({ fields }) => whyNotFields(fields) ?? whyNotValid(fields, { state }),
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
      },
    },
    onClose,
  );
  const { fields } = editor.value;
  const set = (part: Partial<ActionFields>) =>
    editor.set({ ...editor.value, fields: { ...fields, ...part } });
  const statuses = ACTION_STATUSES.filter(
    (status) => status !== 'done' || state === 'none' || fields.status === 'done',
  );
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={({ fields: described }) => describeAction(described, nameOf)}>
        <TextLine
          label={actionTexts.task}
          required
          value={fields.title}
          onChange={(title) => set({ title })}
        />
        <OwnerPicker value={fields.owner} nameOf={nameOf} onChange={(owner) => set({ owner })} />
        <div className="fields">
          <Choice
            label={actionTexts.priority}
            value={fields.priority}
            options={PRIORITIES.map((priority) => ({ value: priority, label: priorityNames[priority] }))}
            onChange={(priority) => set({ priority })}
          />
          <DateField label={actionTexts.dueOn} value={fields.dueOn} onChange={(dueOn) => set({ dueOn })} />
          <Choice
            label={actionTexts.type}
            value={fields.type}
            options={ACTION_TYPES.map((type) => ({ value: type, label: typeNames[type] }))}
            onChange={(type) => set({ type })}
          />
          <Choice
            label={actionTexts.status}
            value={fields.status}
            options={statuses.map((status) => ({ value: status, label: statusNames[status] }))}
            onChange={(status) => set({ status })}
          />
        </div>
        {fields.status === 'dropped' && (
          <TextBlock
            label={actionTexts.dropReason}
            required
            value={fields.dropReason}
            onChange={(dropReason) => set({ dropReason })}
          />
        )}
      </EditorForm>
    </div>
  );
}

function describeAction(fields: ActionFields, nameOf: (accountId: string) => string) {
  return [
    { label: actionTexts.task, text: fields.title },
    { label: actionTexts.owner, text: fields.owner === null ? actionTexts.nobody : nameOf(fields.owner) },
    { label: actionTexts.priority, text: priorityNames[fields.priority] },
    {
      label: actionTexts.dueOn,
      text: fields.dueOn === null ? actionTexts.noDate : readableDate(fields.dueOn),
    },
    { label: actionTexts.type, text: typeNames[fields.type] },
    { label: actionTexts.status, text: statusNames[fields.status] },
    ...(fields.dropReason === '' ? [] : [{ label: actionTexts.dropReason, text: fields.dropReason }]),
  ];
}
