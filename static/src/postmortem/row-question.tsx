import Button from '@atlaskit/button/default/button';
import type { KeyboardEvent } from 'react';
import { Problem } from '../shared/problem';

interface RowQuestionProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly isDanger?: boolean;
  readonly busy: boolean;
  readonly problem: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** One question below a row. The focus is on what changes nothing, so that a key pressed twice has done no harm. */
export function RowQuestion(props: RowQuestionProps) {
  const { question, yes, no, isDanger = false, busy, problem, onYes, onNo } = props;
  return (
    <div role="group" aria-label={question} className="stack" onKeyDown={onEscape(onNo)}>
      <div className="row">
        <p>{question}</p>
        <Button
          appearance={isDanger ? 'danger' : 'primary'}
          spacing="compact"
          isLoading={busy}
          onClick={onYes}
        >
          {yes}
        </Button>
        <Button spacing="compact" autoFocus onClick={onNo}>
          {no}
        </Button>
      </div>
      <Problem text={problem} isSmall />
    </div>
  );
}

export const onEscape =
  (close: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
