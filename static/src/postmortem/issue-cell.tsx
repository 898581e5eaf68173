import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useState, type MouseEvent } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { openInNewTab } from '../host';
import { useAnnounce } from '../shared/announcer';
import { readableDate } from '../shared/instants';
import { actionTexts } from '../texts/actions';
import { mayBecomeIssue } from './eligible';
import { useHere } from './here';
import type { SeenIssue } from './issues';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

interface IssueCellProps {
  readonly action: ActionView;
  readonly seen: SeenIssue | undefined;
  readonly onCreate: () => void;
}

/** The issue of an action: the link, or how far we are with it and what to do. */
export function IssueCell({ action, seen, onCreate }: IssueCellProps) {
  const { issue } = action;
  return (
    <div className="stack" data-testid="action-issue">
      <IssueState action={action} seen={seen} onCreate={onCreate} />
      {issue.note !== '' && <p className="small subtle">{issue.note}</p>}
    </div>
  );
}

function IssueState({ action, seen, onCreate }: IssueCellProps) {
  const { mayEdit } = useHere();
  const { issue, fields } = action;
  switch (issue.state) {
    case 'none':
      return mayEdit && mayBecomeIssue(action) ? (
        <div>
          <Button spacing="compact" aria-label={actionTexts.createOneNamed(fields.title)} onClick={onCreate}>
            {actionTexts.createOne}
          </Button>
        </div>
      ) : (
        <span className="subtle">{actionTexts.noIssue}</span>
      );
    case 'creating':
      return <Lozenge appearance="inprogress">{actionTexts.creating}</Lozenge>;
    case 'checking':
      return <Explained text={actionTexts.checking} help={actionTexts.checkingHelp} />;
    case 'asking':
      return (
        <>
          <Explained text={actionTexts.asking} help={actionTexts.askingHelp} />
          {mayEdit && <ConfirmMissing action={action} />}
        </>
      );
    case 'unreachable':
      return (
        <>
          <IssueLink issueKey={seen?.key ?? issue.issueKey ?? ''} />
          <Explained text={actionTexts.unreachable} help={actionTexts.unreachableHelp} />
        </>
      );
    case 'linked':
      return (
        <>
          <IssueLink issueKey={seen?.key ?? issue.issueKey ?? ''} />
          {seen ? <SeenFacts seen={seen} /> : issue.issueDone ? actionTexts.done : actionTexts.open}
        </>
      );
  }
}

function Explained({ text, help }: { readonly text: string; readonly help: string }) {
  return (
    <>
      <strong>{text}</strong>
      <p className="small subtle">{help}</p>
    </>
  );
}

function SeenFacts({ seen }: { readonly seen: SeenIssue }) {
  const facts = [
    seen.assignee && actionTexts.assignedTo(seen.assignee),
    seen.dueOn && actionTexts.dueInJira(readableDate(seen.dueOn)),
    seen.priority,
  ].filter(Boolean);
  const look = seen.done ? 'success' : seen.category === 'new' ? 'default' : 'inprogress';
  return (
    <>
      <span>
        <span className="unseen">{actionTexts.inJira('')}</span>
        <Lozenge appearance={look}>{seen.status}</Lozenge>
      </span>
      {facts.length > 0 && <span className="small subtle">{facts.join(', ')}</span>}
    </>
  );
}

function IssueLink({ issueKey }: { readonly issueKey: string }) {
  const { siteUrl } = useHere();
  const href = `${siteUrl}/browse/${issueKey}`;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openInNewTab(href);
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={open}>
      {issueKey} <span className="unseen">{actionTexts.opensInTab}</span>
    </a>
  );
}

function ConfirmMissing({ action }: { readonly action: ActionView }) {
  const { place } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const confirm = async () => {
    setBusy(true);
    setProblem('');
    try {
      const view = await call('actions.confirm-missing', { place, actionId: action.id });
      announce(actionTexts.confirmed);
      await recordChanged(withActions([view]));
    } catch (error) {
      setProblem(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button
        spacing="compact"
        isLoading={busy}
        aria-label={actionTexts.confirmMissingNamed(action.fields.title)}
        onClick={() => void confirm()}
      >
        {actionTexts.confirmMissing}
      </Button>
      {problem && (
        <p className="small wrong" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
