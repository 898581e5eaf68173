import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { readableTime } from '../shared/instants';
import { delayTexts, issueTexts, pendingTexts } from '../texts/issues';
import { useHere } from './here';
import type { IssueNoteFacts } from './issue-note-facts';
import type { RowOperation } from './row-operations';

interface IssueNotesProps {
  readonly action: ActionView;
  readonly said: IssueNoteFacts;
  readonly onDo: (actionId: string, operation: RowOperation) => void;
}

/** Why an issue is not what one expects, in whole sentences and over the whole width of the table. */
export function IssueNotes({ action, said, onDo }: IssueNotesProps) {
  const { mayEdit } = useHere();
  const { explanation, note, waits, facts, refused, isUnmarked, movedFrom } = said;
  return (
    <div className="small issue-notes" data-testid="issue-notes">
      {explanation && (
        <p>
          <strong>{explanation.word}.</strong> {explanation.help}
        </p>
      )}
      {note !== '' && <p>{note}</p>}
      {action.issue.state === 'asking' && mayEdit && (
        <div className="row">
          {ANSWERS.map(({ operation, label, named }) => (
            <Button
              key={operation}
              spacing="compact"
              aria-label={named(action.fields.title)}
              onClick={() => onDo(action.id, operation)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {waits && <Waiting {...waits} />}
      {facts.length > 0 && <p>{issueTexts.differs(facts.join(', '))}</p>}
      {refused.length > 0 && (
        <p>
          <strong>{issueTexts.refused}.</strong>{' '}
          {refused.map(({ field, why }) => `${issueTexts.fields[field]}: ${why}`).join(' ')}
        </p>
      )}
      {isUnmarked && (
        <p>
          <strong>{issueTexts.unmarked.word}.</strong> {issueTexts.unmarked.help}
        </p>
      )}
      {movedFrom !== null && <p>{issueTexts.wasKey(movedFrom)}</p>}
    </div>
  );
}

const ANSWERS = [
  { operation: 'confirming', label: issueTexts.confirmMissing, named: issueTexts.confirmMissingNamed },
  { operation: 'linking', label: issueTexts.link, named: issueTexts.linkNamed },
] as const;

function Waiting({ at, delay }: NonNullable<IssueNoteFacts['waits']>) {
  const isDue = useIsPast(at);
  return <p>{delayTexts[delay](isDue ? pendingTexts.anyMoment : pendingTexts.at(readableTime(at)))}</p>;
}

/** Turns true when the instant comes. */
function useIsPast(instant: string): boolean {
  const [now, setNow] = useState(() => Date.now());
  const left = Date.parse(instant) - now;
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(left + 500, 60_000));
    return () => clearTimeout(timer);
  }, [left]);
  return left <= 0;
}
