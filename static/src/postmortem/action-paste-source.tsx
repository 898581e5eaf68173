import { pasteTexts } from '../texts/action-paste';
import { PastedText } from './pasted-text';
import type { ActionPaste } from './use-action-paste';

interface PasteSourceProps {
  readonly paste: ActionPaste;
  readonly onPreview: () => void;
  readonly onClose: () => void;
}

/** Where the text or the table with actions is taken. */
export function PasteSource({ paste, onPreview, onClose }: PasteSourceProps) {
  return (
    <PastedText
      label={pasteTexts.source}
      hint={pasteTexts.sourceHint}
      nothing={pasteTexts.nothing}
      submit={pasteTexts.preview}
      text={paste.text}
      onText={paste.setText}
      pasted={paste.pasted}
      onPreview={(text) => {
        paste.preview(text);
        onPreview();
      }}
      onClose={onClose}
    />
  );
}
