import { lazy, Suspense, useState } from 'react';
import * as v from 'valibot';
import { cause as causeSchema } from '../../../src/contract/fields';
import type { Versioned } from '../../../src/contract/postmortem';
import { CAUSE_CATEGORIES, CAUSE_KINDS, type Cause } from '../../../src/contract/rules';
import { call } from '../backend';
import { Choice, TextBlock } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { categoryNames, causeKindNames, postmortemTexts } from '../texts/postmortem';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { usePersonNames } from './person-names';
import { withCause } from './record';
import { TextWording } from './text-wording';
import { useRecordChanged } from './use-open';

const CauseHint = lazy(async () => ({ default: (await import('./cause-hint')).CauseHint }));

const causeShape = v.object({
  id: v.string(),
  kind: v.picklist(CAUSE_KINDS),
  text: v.string(),
  category: v.picklist(CAUSE_CATEGORIES),
  position: v.number(),
});

interface CauseEditorProps {
  /** null: a new one. */
  readonly cause: Versioned<Cause> | null;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

export function CauseEditor({ cause, nextPosition, onClose }: CauseEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const people = usePersonNames();
  const [fresh] = useState<Cause>(() => ({
    id: newId(),
    kind: 'root',
    text: '',
    category: 'unknown',
    position: nextPosition,
  }));
  const editor = useThingEditor<Cause>(
    {
      name: cause ? postmortemTexts.causeNamed(cause.value.text) : postmortemTexts.newCause,
      draftKey: draftKeyOf(place, `cause:${cause?.value.id ?? 'new'}`),
      version: cause?.version ?? 0,
      value: cause?.value ?? fresh,
      check: checkedBy(causeShape),
      whyNot: whyNotBy(causeSchema),
      save: async (change) => {
        const saved = await call('causes.save', { place, config, ...change });
        await recordChanged(withCause(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describeCause}>
        <TextBlock
          label={postmortemTexts.cause}
          required
          value={value.text}
          onChange={(text) => set({ ...value, text })}
        />
        <Suspense fallback={null}>
          <CauseHint text={value.text} people={people} />
        </Suspense>
        <TextWording text={value.text} />
        <div className="fields">
          <Choice
            label={postmortemTexts.causeKind}
            value={value.kind}
            options={CAUSE_KINDS.map((kind) => ({ value: kind, label: causeKindNames[kind] }))}
            onChange={(kind) => set({ ...value, kind })}
          />
          <Choice
            label={postmortemTexts.category}
            value={value.category}
            options={CAUSE_CATEGORIES.map((category) => ({
              value: category,
              label: categoryNames[category],
            }))}
            onChange={(category) => set({ ...value, category })}
          />
        </div>
      </EditorForm>
    </div>
  );
}

function describeCause(cause: Cause) {
  return [
    { label: postmortemTexts.cause, text: cause.text },
    { label: postmortemTexts.causeKind, text: causeKindNames[cause.kind] },
    { label: postmortemTexts.category, text: categoryNames[cause.category] },
  ];
}
