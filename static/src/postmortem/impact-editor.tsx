import { useId } from 'react';
import * as v from 'valibot';
import { impactFacts } from '../../../src/contract/findings';
import type { ImpactFacts } from '../../../src/contract/impact';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Choice } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { useThingEditor } from '../shared/use-thing-editor';
import { factNames, impactTexts } from '../texts/impact';
import { checkedBy, whyNotBy } from './checks';
import { FigureFields } from './figure-fields';
import { draftKeyOf, useHere } from './here';
import { describeImpact } from './impact-described';
import { draftOfImpact, impactOf, type ImpactDraft, impactDraftShape } from './impact-draft';
import { ObjectiveFields } from './objective-fields';
import { withImpact } from './record-findings';
import { useRecordChanged } from './use-open';

interface ImpactEditorProps {
  readonly impact: Versioned<ImpactFacts>;
  readonly onClose: () => void;
}

const FACTS = ['dataLost', 'security', 'onCallPaged'] as const;
const checkDraft = checkedBy(impactDraftShape);
const checkFacts = checkedBy(impactFacts);
const whyNotFacts = whyNotBy(impactFacts);

/** Figures, objective and facts as one form: they are one thing with one version. */
export function ImpactEditor({ impact, onClose }: ImpactEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const group = useId();
  const editor = useThingEditor<ImpactDraft>(
    {
      name: impactTexts.heading,
      draftKey: draftKeyOf(place, 'impact'),
      version: impact.version,
      value: draftOfImpact(impact.value),
      check: (value) => {
        const facts = checkFacts(value);
        return facts ? draftOfImpact(facts) : checkDraft(value);
      },
      whyNot: (draft) => {
        const read = impactOf(draft);
        return read.kind === 'wrong' ? read.why : whyNotFacts(read.facts);
      },
      save: async ({ value: draft, ...change }) => {
        const read = impactOf(draft);
        const value = v.parse(impactFacts, read.kind === 'facts' ? read.facts : impact.value);
        const saved = await call('impact.save', { place, config, ...change, value });
        await recordChanged(withImpact(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <div className="panel">
      <EditorForm editor={editor} describe={describeImpact}>
        <FigureFields figures={value.figures} onChange={(figures) => set({ ...value, figures })} />
        <div role="group" aria-labelledby={`${group}-facts`} className="fields">
          <span id={`${group}-facts`} className="unseen">
            {impactTexts.heading}
          </span>
          {FACTS.map((fact) => (
            <Choice
              key={fact}
              label={impactTexts[fact]}
              value={value[fact]}
              options={(['unknown', 'yes', 'no'] as const).map((each) => ({
                value: each,
                label: factNames[each],
              }))}
              onChange={(each) => set({ ...value, [fact]: each })}
            />
          ))}
        </div>
        <ObjectiveFields value={value} onChange={(part) => set({ ...value, ...part })} />
      </EditorForm>
    </div>
  );
}
