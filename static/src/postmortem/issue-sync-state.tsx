import { useEffect, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import type { IssueLink, SyncedField } from '../../../src/contract/rules';
import { readableTime } from '../shared/instants';
import { delayTexts, issueTexts, pendingTexts } from '../texts/issues';
import { useHere } from './here';
import { Explained } from './issue-facts';
import { RetrySync } from './retry-sync';

const FIELDS = ['title', 'dueOn', 'priority', 'owner'] as const satisfies readonly SyncedField[];

/** Where a linked issue is not in line with its action: not written yet, not taken, or seldom read. */
export function IssueSyncState({ action }: { readonly action: ActionView }) {
  const { mayEdit } = useHere();
  const { pending, refused, marked } = action.issue;
  const { title } = action.fields;
  const differing = FIELDS.flatMap((field) => {
    const why = refused[field];
    return why === undefined ? [] : [{ field, why }];
  });
  const retries = pending !== null && pending.delay !== null && pending.delay !== 'not-connected';
  return (
    <>
      {pending && <Pending pending={pending} />}
      {mayEdit && retries && (
        <RetrySync actionIds={[action.id]} label={issueTexts.retry} name={issueTexts.retryNamed(title)} />
      )}
      {differing.length > 0 && (
        <>
          <strong>{issueTexts.refused}</strong>
          <ul className="plain-list small">
            {differing.map(({ field, why }) => (
              <li key={field}>
                {issueTexts.fields[field]}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {!marked && <Explained {...issueTexts.unmarked} />}
      {mayEdit && !retries && (differing.length > 0 || !marked) && (
        <RetrySync
          actionIds={[action.id]}
          label={issueTexts.tryAgain}
          name={issueTexts.tryAgainNamed(title)}
        />
      )}
    </>
  );
}

function Pending({ pending: { at, delay } }: { readonly pending: NonNullable<IssueLink['pending']> }) {
  const isDue = useIsPast(at);
  const when = isDue ? pendingTexts.anyMoment : pendingTexts.at(readableTime(at));
  return <p className="small">{delay === null ? pendingTexts.onItsWay : delayTexts[delay](when)}</p>;
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
