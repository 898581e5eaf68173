import Button from '@atlaskit/button/default/button';
import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import ProgressBar from '@atlaskit/progress-bar';
import { useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { createTexts } from '../texts/actions';
import { sharedTexts } from '../texts/shared';
import { lastTarget, rememberTarget, type Target } from './jira-targets';
import { TargetPicker } from './target-picker';
import { useCreateIssues, type RowProgress } from './use-create-issues';

interface CreateIssuesDialogProps {
  readonly actions: readonly ActionView[];
  readonly onClose: () => void;
}

/** Asks where the issues go, creates them a few at a time, and says what became of each. */
export function CreateIssuesDialog({ actions: given, onClose }: CreateIssuesDialogProps) {
  // What was asked for stays on the list while the page behind it changes.
  const [actions] = useState(given);
  const creation = useCreateIssues(actions);
  const [target, setTarget] = useState<Partial<Target>>(() => lastTarget() ?? {});
  const [problem, setProblem] = useState('');
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
    <ModalTransition>
      <Modal onClose={() => !running && onClose()} width="medium" testId="create-issues">
        <ModalHeader hasCloseButton={!running}>
          <ModalTitle>{createTexts.title(actions.length)}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <div className="stack">
            {!running && <TargetPicker value={target} onChange={setTarget} />}
            {problem && (
              <p className="wrong" role="alert">
                {problem}
              </p>
            )}
            {creation.phase !== 'choosing' && (
              <>
                <ProgressBar
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
          </div>
        </ModalBody>
        <ModalFooter>
          {running ? (
            <Button onClick={creation.stop}>{createTexts.stop}</Button>
          ) : (
            <>
              <Button appearance="subtle" onClick={onClose}>
                {creation.phase === 'choosing' ? sharedTexts.cancel : sharedTexts.close}
              </Button>
              {creation.left.length > 0 && (
                <Button appearance="primary" onClick={start}>
                  {creation.phase === 'choosing' ? createTexts.create : createTexts.rest}
                </Button>
              )}
            </>
          )}
        </ModalFooter>
      </Modal>
    </ModalTransition>
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
