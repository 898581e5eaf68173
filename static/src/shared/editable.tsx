import Button from '@atlaskit/button/default/button';
import { Suspense, type ReactNode } from 'react';
import { sharedTexts } from '../texts/shared';
import { DraftOffer } from './draft-offer';
import { LoadingState } from './screen-states';
import { useOpened } from './use-opened';

interface EditableProps {
  /** `Summary`; the button that opens the editor is then called `Edit Summary`. */
  readonly name: string;
  readonly heading: ReactNode;
  readonly mayEdit: boolean;
  readonly draftKey: string;
  readonly children: ReactNode;
  readonly editor: (close: () => void) => ReactNode;
  /** Beside the button that opens the editor. */
  readonly beside?: ReactNode;
}

/** Something that is read, and written in the same place. */
export function Editable({ name, heading, mayEdit, draftKey, children, editor, beside }: EditableProps) {
  const { isOpen, open, close, opener } = useOpened();
  return (
    <>
      <div className="row-apart">
        {heading}
        {mayEdit && !isOpen && (
          <div className="row">
            <Button
              ref={opener}
              appearance="subtle"
              spacing="compact"
              aria-label={`${sharedTexts.edit} ${name}`}
              onClick={open}
            >
              {sharedTexts.edit}
            </Button>
            {beside}
          </div>
        )}
      </div>
      {mayEdit && !isOpen && <DraftOffer name={name} draftKey={draftKey} onContinue={open} />}
      {isOpen ? (
        <Suspense key="editor" fallback={<LoadingState />}>
          {editor(close)}
        </Suspense>
      ) : (
        children
      )}
    </>
  );
}
