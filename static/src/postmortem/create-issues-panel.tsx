import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { createTexts } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { lastTarget, rememberTarget, type Target } from './jira-targets';
import { TargetPicker } from './target-picker';
import { useCreateIssues, type RowProgress } from './use-create-issues';

interface CreateIssuesPanelProps {
  readonly actions: readonly ActionView[];
  readonly onClose: () => void;
}

/**
 * Asks where the issues go, creates them a few at a time, and says what became of each. It stands beside the button
 * that opened it: the frame is as tall as its content, so a modal would open somewhere off the screen.
 */
export function CreateIssuesPanel({ actions: given, onClose }: CreateIssuesPanelProps) {
  // What was asked for stays on the list while the page around it changes.
  const [actions] = useState(given);
  const creation = useCreateIssues(actions);
  const [target, setTarget] = useState<Partial<Target>>(() => lastTarget() ?? {});
  const [problem, setProblem] = useState('');
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const running = creation.phase === 'running';
  const { projectId, issueTypeId } = target;

  const start = () => {
    if (projectId === undefined || issueTypeId === undefined) {
      setProblem(createTexts.chooseFirst);
      return;
    }
    setProblem('');
    rememberTarget({ projectId, issueTypeId });
    void creation.start({ projectId, issueTypeId });
  };

  return (
    <div
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      data-testid="create-issues"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !running) onClose();
      }}
    >
      <h3 id={titleId} ref={title} tabIndex={-1}>
        {createTexts.title(actions.length)}
      </h3>
      {!running && <TargetPicker value={target} onChange={setTarget} />}
      {problem && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      {creation.phase !== 'choosing' && (
        <>
          <ProgressBar
            appearance={creation.inJira === actions.length ? 'success' : 'default'}
            ariaLabel={createTexts.creating(creation.handled, actions.length)}
            value={creation.handled / actions.length}
          />
          <p>
            {running
              ? createTexts.creating(creation.handled, actions.length)
              : createTexts.finished(creation.inJira, actions.length)}
          </p>
        </>
      )}
      <ul className="plain-list stack">
        {actions.map(({ id, fields }) => (
          <li key={id} data-testid="create-row">
            <div>{fields.title}</div>
            {creation.phase !== 'choosing' && <Progress row={creation.rows.get(id)} />}
          </li>
        ))}
      </ul>
      <div className="row">
        {running ? (
          <Button onClick={creation.stop}>{createTexts.stop}</Button>
        ) : (
          <>
            {creation.left.length > 0 && (
              <Button appearance="primary" onClick={start}>
                {creation.phase === 'choosing' ? createTexts.create : createTexts.rest}
              </Button>
            )}
            <Button appearance="subtle" onClick={onClose}>
              {creation.phase === 'choosing' ? sharedTexts.cancel : sharedTexts.close}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function Progress({ row }: { readonly row: RowProgress | undefined }) {
  if (!row || row.kind === 'waiting') return <p className="small subtle">{createTexts.waiting}</p>;
  if (row.kind === 'at-work') return <p className="small">{createTexts.atWork}</p>;
  const headline = row.kind === 'uncertain' ? createTexts.callFailed : createTexts.outcomes[row.outcome];
  return (
    <p className="small">
      <strong>{headline}</strong>
      {row.note && ` ${row.note}`}
    </p>
  );
}
