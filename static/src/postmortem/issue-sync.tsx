import type { ReactNode } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { Message } from '../shared/message';
import { issueTexts, pendingTexts } from '../texts/issues';
import { useHere } from './here';
import { OrdersGoingOn } from './orders-going-on';
import { RetrySync } from './retry-sync';
import { IssueOrdersProvider } from './use-issue-orders';

interface IssueSyncProps {
  readonly actions: readonly ActionView[];
  readonly children: ReactNode;
}

/** Around the action items: what is to be said of Jira once for all of them, and orders that go on by themselves. */
export function IssueSync({ actions, children }: IssueSyncProps) {
  const { mayEdit } = useHere();
  return (
    <IssueOrdersProvider actions={actions}>
      <NotConnected actions={actions} />
      {mayEdit && <OrdersGoingOn />}
      {children}
    </IssueOrdersProvider>
  );
}

/** As many as one call takes; the others wait for the same thing. */
const PER_CALL = 100;

/** Actions whose edits wait until somebody connects Jira. */
export function waitingForJira(actions: readonly ActionView[]): readonly ActionView[] {
  return actions.filter(({ issue }) => issue.pending?.delay === 'not-connected');
}

function NotConnected({ actions }: { readonly actions: readonly ActionView[] }) {
  const { mayEdit } = useHere();
  const waiting = waitingForJira(actions);
  if (waiting.length === 0) return null;
  return (
    <div role="status" data-testid="not-connected">
      <Message look="warning">
        <p>{pendingTexts.notConnected}</p>
        {mayEdit && (
          <RetrySync
            actionIds={waiting.slice(0, PER_CALL).map(({ id }) => id)}
            label={issueTexts.retry}
            name={issueTexts.retry}
          />
        )}
      </Message>
    </div>
  );
}
