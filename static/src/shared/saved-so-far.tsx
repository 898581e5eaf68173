import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import { editorTexts } from '../texts/editor';
import type { GivingUp, ThingEditor } from './thing';

const texts = editorTexts.asYouGo;

/** Beside Save: whether what stands in the form is saved. For the eye alone; a screen reader is told of failures. */
export function SavedSoFar<V>({ editor }: { readonly editor: ThingEditor<V> }) {
  return (
    <span className="small subtle" data-testid="saved-so-far">
      {standing(editor)}
    </span>
  );
}

function standing<V>({ state, isUnsaved, savedWithin, meanwhile }: ThingEditor<V>): string | null {
  if (state.kind === 'saving') return texts.saving;
  if (savedWithin !== null) return texts.savedWithin(savedWithin);
  if (isUnsaved) return texts.unsaved;
  return state.kind === 'saved' && meanwhile === null ? texts.saved : null;
}

/** What was saved as it was typed can be put back, or left. */
export function GivingUpPanel({ putBack, leaveIt, writeOn }: GivingUp) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { question, ...labels } = editorTexts.givingUp;
  return (
    <div className="panel stack" role="group" aria-label={question} data-testid="giving-up">
      <p>{question}</p>
      <div className="row">
        <Button ref={first} spacing="compact" onClick={putBack}>
          {labels.putBack}
        </Button>
        <Button spacing="compact" onClick={leaveIt}>
          {labels.leaveIt}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={writeOn}>
          {labels.writeOn}
        </Button>
      </div>
    </div>
  );
}
