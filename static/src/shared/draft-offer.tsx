import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { editorTexts } from '../texts/editor';
import { dropDraft, readDraft } from './kept-drafts';

interface DraftOfferProps {
  readonly name: string;
  readonly draftKey: string;
  readonly onContinue: () => void;
}

/** Offers what this browser kept of a text that was never saved. */
export function DraftOffer({ name, draftKey, onContinue }: DraftOfferProps) {
  const [offered, setOffered] = useState(() => readDraft(draftKey) !== null);
  if (!offered) return null;
  return (
    <div className="panel row" role="group" aria-label={editorTexts.draftKept(name)} data-testid="kept-draft">
      <span>{editorTexts.draftKept(name)}</span>
      <Button spacing="compact" onClick={onContinue}>
        {editorTexts.goOn}
      </Button>
      <Button
        spacing="compact"
        appearance="subtle"
        onClick={() => {
          dropDraft(draftKey);
          setOffered(false);
        }}
      >
        {editorTexts.discard}
      </Button>
    </div>
  );
}
