import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import * as v from 'valibot';
import { whyChain } from '../../../src/contract/findings';
import type { KeptChain } from '../../../src/contract/five-whys';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { TextBlock } from '../shared/controls';
import { EditorForm } from '../shared/editor-form';
import { newId } from '../shared/new-id';
import { useThingEditor } from '../shared/use-thing-editor';
import { whyTexts } from '../texts/cause-tools';
import { ChainSteps } from './chain-steps';
import { checkedBy, whyNotBy } from './checks';
import { draftKeyOf, useHere } from './here';
import { withChain } from './record-findings';
import { trimmedChain } from './trimmed-chain';
import { useRecordChanged } from './use-open';

const chainShape = v.object({
  id: v.string(),
  problem: v.string(),
  steps: v.array(
    v.object({
      id: v.string(),
      text: v.string(),
      evidence: v.array(v.object({ url: v.string(), title: v.string() })),
    }),
  ),
  position: v.number(),
});

interface ChainEditorProps {
  /** null: a new one. */
  readonly chain: Versioned<KeptChain> | null;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

export const emptyStep = () => ({ id: newId(), text: '', evidence: [] });

/** A whole chain as one form: its answers belong together, and so they are saved together. */
export function ChainEditor({ chain, nextPosition, onClose }: ChainEditorProps) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const [fresh] = useState<KeptChain>(() => ({
    id: newId(),
    problem: '',
    steps: [emptyStep()],
    position: nextPosition,
  }));
  const editor = useThingEditor<KeptChain>(
    {
      name: chain ? whyTexts.chainNamed(chain.value.problem) : whyTexts.chain,
      draftKey: draftKeyOf(place, `five-whys:${chain?.value.id ?? 'new'}`),
      version: chain?.version ?? 0,
      value: chain?.value ?? fresh,
      check: checkedBy(chainShape),
      whyNot: (value) => whyNotSent(trimmedChain(value)),
      save: async ({ value, ...change }) => {
        const saved = await call('five-whys.save', { place, config, ...change, value: trimmedChain(value) });
        await recordChanged(withChain(saved));
        return saved.version;
      },
    },
    onClose,
  );
  const { value, set } = editor;
  return (
    <EditorForm editor={editor} describe={describeChain}>
      <TextBlock
        label={whyTexts.problem}
        hint={whyTexts.problemHint}
        rows={2}
        value={value.problem}
        onChange={(problem) => set({ ...value, problem })}
      />
      <p className="small subtle">{whyTexts.enterGoesOn}</p>
      <ChainSteps steps={value.steps} onChange={(steps) => set({ ...value, steps })} />
      <div>
        <Button spacing="compact" onClick={() => set({ ...value, steps: [...value.steps, emptyStep()] })}>
          {whyTexts.addAnswer}
        </Button>
      </div>
    </EditorForm>
  );
}

const whyNotSent = whyNotBy(whyChain);

function describeChain({ problem, steps }: KeptChain) {
  return [
    { label: whyTexts.problem, text: problem },
    ...steps.map(({ text, evidence }, index) => ({
      label: whyTexts.why(index + 1),
      text: [text, ...evidence.map(({ url, title }) => (title === '' ? url : `${title}: ${url}`))].join('\n'),
    })),
  ];
}
