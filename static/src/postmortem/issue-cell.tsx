import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts, pendingTexts, unreachableTexts } from '../texts/issues';
import { mayBecomeIssue } from './eligible';
import { useHere } from './here';
import { IssueLink, StatusLozenge } from './issue-facts';
import type { SeenIssue } from './issues';

interface IssueCellProps {
  readonly action: ActionView;
  /** The viewer's own look at the issue, if there was one. */
  readonly seen: SeenIssue | undefined;
  /** Opens what creates the issue. */
  readonly onCreate: () => void;
}

/** The issue of an action in one line: how it stands, or how far we are with it. The line below the row explains. */
export function IssueCell(props: IssueCellProps) {
  return (
    <div className="issue-line" data-testid="action-issue">
      <IssueState {...props} />
    </div>
  );
}

function IssueState({ action, seen, onCreate }: IssueCellProps) {
  const { mayEdit } = useHere();
  const { issue } = action;
  const key = seen?.key ?? issue.issueKey ?? '';
  switch (issue.state) {
    case 'none':
      return mayEdit && mayBecomeIssue(action) ? (
        <Button
          id={createButtonId(action.id)}
          spacing="compact"
          aria-label={issueTexts.createNamed(action.fields.title)}
          onClick={onCreate}
        >
          {issueTexts.create}
        </Button>
      ) : (
        <span className="subtle">{issueTexts.none}</span>
      );
    case 'queued':
    case 'creating':
    case 'checking':
      return <Lozenge appearance="inprogress">{issueTexts[issue.state].short}</Lozenge>;
    case 'asking':
      return <Lozenge appearance="moved">{issueTexts.asking.short}</Lozenge>;
    case 'unreachable':
      return (
        <>
          <IssueLink issueKey={key} />
          <Lozenge appearance="removed">{unreachableTexts[issue.why ?? 'unknown'].short}</Lozenge>
        </>
      );
    case 'linked':
      return (
        <>
          <IssueLink issueKey={key} />
          <StatusLozenge seen={seen} isDone={issue.issueDone} />
          <OnItsWay pending={issue.pending} />
        </>
      );
  }
}

/** Passes within seconds, or is said once for all of them, so it takes no line of its own. */
function OnItsWay({ pending }: Pick<ActionView['issue'], 'pending'>) {
  if (pending?.delay === null) return <span className="issue-way">{pendingTexts.onItsWay}</span>;
  if (pending?.delay === 'not-connected') return <span className="issue-way">{pendingTexts.notYet}</span>;
  return null;
}

/** The button that gets the focus back when the panel it opened is closed. */
export function createButtonId(actionId: string): string {
  return `create-${actionId}`;
}
