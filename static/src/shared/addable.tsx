import Button from '@atlaskit/button/default/button';
import { Suspense, type ReactNode } from 'react';
import { sharedTexts } from '../texts/shared';
import { DraftOffer } from './draft-offer';
import { LoadingState } from './screen-states';
import { useOpened } from './use-opened';

interface AddableProps {
  /** `timeline entry`; the button is then called `Add timeline entry`. */
  readonly name: string;
  readonly draftKey: string;
  readonly editor: (close: () => void) => ReactNode;
  /** Beside the button. */
  readonly beside?: ReactNode;
}

/** The button after a list, and the editor of a new row in its place. */
export function Addable({ name, draftKey, editor, beside }: AddableProps) {
  const { isOpen, open, close, opener } = useOpened();
  if (isOpen)
    return (
      <Suspense key="editor" fallback={<LoadingState />}>
        {editor(close)}
      </Suspense>
    );
  return (
    <>
      <DraftOffer name={name} draftKey={draftKey} onContinue={open} />
      <div className="row">
        <Button ref={opener} spacing="compact" onClick={open}>
          {sharedTexts.addNamed(name)}
        </Button>
        {beside}
      </div>
    </>
  );
}
