import Button from '@atlaskit/button/default/button';
import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts, unreachableTexts } from '../texts/issues';
import { ConfirmMissing } from './confirm-missing';
import { mayBecomeIssue } from './eligible';
import { useHere } from './here';
import { Explained, IssueLink, SeenFacts, SeenStatus } from './issue-facts';
import { IssueMenu } from './issue-menu';
import { IssueSyncState } from './issue-sync-state';
import type { SeenIssue } from './issues';
import { RetrySync } from './retry-sync';
import { UnlinkIssue } from './unlink-issue';
import { ISSUE_CELL } from './use-issue-call';

interface IssueCellProps {
  readonly action: ActionView;
  /** The viewer's own look at the issue, if there was one. */
  readonly seen: SeenIssue | undefined;
  /** Opens what creates the issue. */
  readonly onCreate: () => void;
  /** Opens what links an issue that exists. */
  readonly onLink: () => void;
}

/** The issue of an action: how it stands, or how far we are with it, and what to do. */
export function IssueCell(props: IssueCellProps) {
  const { state, note } = props.action.issue;
  return (
    <div tabIndex={-1} className="stack" data-testid="action-issue" {...{ [ISSUE_CELL]: '' }}>
      <IssueState {...props} />
      {note !== '' && state !== 'checking' && <p className="small subtle">{note}</p>}
    </div>
  );
}

function IssueState({ action, seen, onCreate, onLink }: IssueCellProps) {
  const { mayEdit } = useHere();
  const { issue } = action;
  switch (issue.state) {
    case 'none':
      return mayEdit && mayBecomeIssue(action) ? (
        <NewIssue action={action} onCreate={onCreate} onLink={onLink} />
      ) : (
        <span className="subtle">{issueTexts.none}</span>
      );
    case 'queued':
    case 'creating':
      return <Explained {...issueTexts[issue.state]} />;
    case 'checking':
      return <Explained word={issueTexts.checking.word} help={issue.note || issueTexts.checking.help} />;
    case 'asking':
      return (
        <>
          <Explained {...issueTexts.asking} />
          {mayEdit && (
            <>
              <ConfirmMissing action={action} />
              <LinkButton action={action} onLink={onLink} />
            </>
          )}
        </>
      );
    case 'unreachable':
      return (
        <>
          <IssueLink issueKey={seen?.key ?? issue.issueKey ?? ''} />
          <Explained {...unreachableTexts[issue.why ?? 'unknown']} />
          {mayEdit && (
            <div className="row">
              <RetrySync
                actionIds={[action.id]}
                label={issueTexts.lookAgain}
                name={issueTexts.lookAgainNamed(action.fields.title)}
              />
              <UnlinkIssue action={action} />
            </div>
          )}
        </>
      );
    case 'linked':
      return (
        <>
          <div className="row">
            <IssueLink issueKey={seen?.key ?? issue.issueKey ?? ''} />
            {seen ? <SeenStatus seen={seen} /> : issue.issueDone ? issueTexts.done : issueTexts.open}
          </div>
          {seen && <SeenFacts seen={seen} fields={action.fields} />}
          {seen && issue.issueKey !== null && seen.key !== issue.issueKey && (
            <p className="small subtle">{issueTexts.wasKey(issue.issueKey)}</p>
          )}
          <IssueSyncState action={action} />
          {mayEdit && <IssueMenu action={action} isDone={seen?.done ?? issue.issueDone} />}
        </>
      );
  }
}

type NewIssueProps = Pick<IssueCellProps, 'action' | 'onCreate' | 'onLink'>;

function NewIssue({ action, onCreate, onLink }: NewIssueProps) {
  return (
    <>
      <div>
        <Button spacing="compact" aria-label={issueTexts.createNamed(action.fields.title)} onClick={onCreate}>
          {issueTexts.create}
        </Button>
      </div>
      <LinkButton action={action} onLink={onLink} />
    </>
  );
}

function LinkButton({ action, onLink }: Pick<IssueCellProps, 'action' | 'onLink'>) {
  return (
    <div>
      <Button
        spacing="compact"
        appearance="subtle"
        aria-label={issueTexts.linkNamed(action.fields.title)}
        onClick={onLink}
      >
        {issueTexts.link}
      </Button>
    </div>
  );
}
