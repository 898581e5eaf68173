import { useId, useState, type DragEvent } from 'react';
import { MOST_PASTED_CHARACTERS } from '../../../src/contract/timeline-paste';
import { timelinePasteTexts } from '../texts/timeline-paste';
import { PastedText } from './pasted-text';
import type { TimelinePasteState } from './use-timeline-paste';

interface TimelinePasteSourceProps {
  readonly paste: TimelinePasteState;
  readonly onPreview: () => void;
  readonly onClose: () => void;
}

/** Where the text, the table or the file with a timeline is taken. */
export function TimelinePasteSource({ paste, onPreview, onClose }: TimelinePasteSourceProps) {
  const fileId = useId();
  const [problem, setProblem] = useState('');
  const [isOver, setOver] = useState(false);
  const preview = (text: string) => {
    paste.preview(text);
    onPreview();
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    // A letter may take up to four bytes.
    if (file.size > MOST_PASTED_CHARACTERS * 4) {
      setProblem(timelinePasteTexts.fileTooLong);
      return;
    }
    try {
      const text = await file.text();
      if (text.length > MOST_PASTED_CHARACTERS) setProblem(timelinePasteTexts.fileTooLong);
      else if (text.trim() === '' || text.includes('\u0000')) setProblem(timelinePasteTexts.fileUnread);
      else preview(text);
    } catch {
      setProblem(timelinePasteTexts.fileUnread);
    }
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    setOver(false);
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  };
  return (
    <div
      className={isOver ? 'drop-here' : undefined}
      data-testid="paste-drop"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <PastedText
        label={timelinePasteTexts.source}
        hint={timelinePasteTexts.sourceHint}
        nothing={timelinePasteTexts.nothing}
        submit={timelinePasteTexts.preview}
        text={paste.text}
        onText={paste.setText}
        pasted={paste.pasted}
        onPreview={preview}
        onClose={onClose}
      >
        <div>
          <label className="label" htmlFor={fileId}>
            {timelinePasteTexts.chooseFile}
          </label>
          <input
            id={fileId}
            type="file"
            accept=".txt,.md,.csv,.tsv,.json,.log,text/*,application/json"
            aria-describedby={`${fileId}-hint`}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <p id={`${fileId}-hint`} className="small subtle">
            {timelinePasteTexts.fileHint}
          </p>
          {problem !== '' && (
            <p className="small wrong" role="alert">
              {problem}
            </p>
          )}
        </div>
      </PastedText>
    </div>
  );
}
