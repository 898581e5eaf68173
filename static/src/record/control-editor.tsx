import { type ControlList, tagInWords, tagOf } from '../../../src/contract/controls';
import { call } from '../backend';
import { draftKeyOf, useHere } from '../postmortem/here';
import { put } from '../postmortem/record';
import { useRecordChanged } from '../postmortem/use-open';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { controlTexts } from '../texts/record';
import { shortened } from '../texts/postmortem';
import type { Tagged } from './controls';

interface ControlEditorProps {
  readonly thing: Tagged;
  readonly lists: readonly ControlList[];
  readonly onClose: () => void;
}

const check = (value: unknown): readonly string[] | null => {
  const tags = typeof value === 'object' && value !== null && 'controls' in value ? value.controls : value;
  return Array.isArray(tags) && tags.every((tag) => typeof tag === 'string') ? tags : null;
};

/** Chooses the controls of one finding or action. */
export function ControlEditor({ thing, lists, onClose }: ControlEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const subject = thing.id;
  const editor = useThingEditor<readonly string[]>(
    {
      name: controlTexts.form(shortened(thing.text)),
      draftKey: draftKeyOf(place, `controls:${subject}`),
      version: thing.version,
      value: thing.tags,
      check,
      save: async ({ value, ...change }) => {
        const saved = await call('controls.save', {
          place,
          config,
          subject,
          ...change,
          value: { controls: value },
        });
        await recordChanged((record) => ({
          ...record,
          controls: put(record.controls, { ...saved, subject }, (row) => row.subject),
        }));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  const known = lists.flatMap((list) => list.controls.map((control) => tagOf(list, control)));
  const strange = [...new Set([...thing.tags, ...value])].filter((tag) => !known.includes(tag));
  const toggle = (tag: string, isOn: boolean) =>
    set(isOn ? [...value, tag] : value.filter((each) => each !== tag));
  const box = (tag: string, title: string) => (
    <label key={tag}>
      <input
        type="checkbox"
        checked={value.includes(tag)}
        onChange={(event) => toggle(tag, event.target.checked)}
      />
      <span>
        <strong>{tagInWords(tag, lists).id}</strong> {title}
      </span>
    </label>
  );
  return (
    <EditorForm editor={editor} describe={(tags) => [{ label: controlTexts.heading, text: tags.join(', ') }]}>
      {lists.map((list) => (
        <fieldset key={list.key} className="control-lists">
          <legend>{list.name}</legend>
          <div className="control-choices">
            {list.controls.map((control) => box(tagOf(list, control), control.title))}
          </div>
        </fieldset>
      ))}
      {strange.length > 0 && <div className="control-choices">{strange.map((tag) => box(tag, tag))}</div>}
    </EditorForm>
  );
}
