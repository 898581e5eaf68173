import Button from '@atlaskit/button/default/button';
import { useId, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { issueTexts } from '../texts/issues';
import { MoveIssue } from './move-issue';
import { UnlinkIssue } from './unlink-issue';

interface IssueMenuProps {
  readonly action: ActionView;
  readonly isDone: boolean;
}

/** What can be done to a linked issue from here. It opens in place: a floating menu would be cut off by the table. */
export function IssueMenu({ action, isDone }: IssueMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="stack">
      <div>
        <Button
          spacing="compact"
          appearance="subtle"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={issueTexts.menuNamed(action.issue.issueKey ?? '')}
          onClick={() => setOpen((open) => !open)}
        >
          {issueTexts.menu}
        </Button>
      </div>
      <div id={id} className="stack" hidden={!isOpen}>
        {isOpen && (
          <>
            <MoveIssue key={String(isDone)} action={action} goal={isDone ? 'open' : 'done'} />
            <UnlinkIssue action={action} />
          </>
        )}
      </div>
    </div>
  );
}
