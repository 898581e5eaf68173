import { useState } from 'react';
import * as v from 'valibot';
import { factor as factorSchema } from '../../../src/contract/findings';
import { FISHBONE_CATEGORIES, type FishboneCategory, type KeptFactor } from '../../../src/contract/fishbone';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Choice, TextBlock } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { fishboneNames, fishboneTexts } from '../texts/cause-tools';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withFactor } from './record-findings';
import { useRecordChanged } from './use-open';

const factorShape = v.object({
  id: v.string(),
  category: v.picklist(FISHBONE_CATEGORIES),
  text: v.string(),
  position: v.number(),
});

interface FactorEditorProps {
  /** null: a new one. */
  readonly factor: Versioned<KeptFactor> | null;
  /** Where it stands, or a new one begins. */
  readonly category: FishboneCategory;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

/** What had a part in it, and where it belongs. */
export function FactorEditor({ factor, category, nextPosition, onClose }: FactorEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [fresh] = useState<KeptFactor>(() => ({ id: newId(), category, text: '', position: nextPosition }));
  const editor = useThingEditor<KeptFactor>(
    {
      name: factor ? fishboneTexts.factorNamed(factor.value.text) : fishboneTexts.newFactorForm,
      draftKey: draftKeyOf(place, `fishbone:${factor?.value.id ?? `new:${category}`}`),
      version: factor?.version ?? 0,
      value: factor?.value ?? fresh,
      check: checkedBy(factorShape),
      whyNot: whyNotBy(factorSchema),
      save: async (change) => {
        const saved = await call('fishbone.save', { place, config, ...change });
        await recordChanged(withFactor(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <EditorForm editor={editor} describe={describeFactor}>
      <TextBlock
        label={fishboneTexts.factor}
        required
        rows={2}
        value={value.text}
        onChange={(text) => set({ ...value, text })}
      />
      <Choice
        label={fishboneTexts.category}
        value={value.category}
        options={FISHBONE_CATEGORIES.map((each) => ({ value: each, label: fishboneNames[each] }))}
        onChange={(each) => set({ ...value, category: each })}
      />
    </EditorForm>
  );
}

function describeFactor({ text, category }: KeptFactor) {
  return [
    { label: fishboneTexts.factor, text },
    { label: fishboneTexts.category, text: fishboneNames[category] },
  ];
}
