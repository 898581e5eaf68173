import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { ProductRefused } from '../host';
import { Field } from '../shared/field';
import { LoadingState } from '../shared/screen-states';
import { useSettled } from '../shared/use-settled';
import { linkTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { useHere } from './here';
import { findIssues, MOST_FOUND, type FoundIssue } from './issue-search';
import { useIssueCall } from './use-issue-call';

interface LinkIssuePanelProps {
  readonly action: ActionView;
  readonly onClose: () => void;
}

/** Finds an issue that exists, with the viewer's own rights, and makes it the action's. */
export function LinkIssuePanel({ action, onClose }: LinkIssuePanelProps) {
  const { place } = useHere();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const search = useQuery({
    queryKey: ['find-issues', words],
    queryFn: () => findIssues(words),
    retry: false,
  });
  const { run, busy, problem } = useIssueCall();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const titleId = useId();

  const link = async ({ issueId, key }: FoundIssue) => {
    const linked = await run(async () => ({
      actions: [await call('actions.link-issue', { place, actionId: action.id, issueId })],
      said: linkTexts.linked(key),
    }));
    if (linked) onClose();
  };

  return (
    <div
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      data-testid="link-issue"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h3 id={titleId}>{linkTexts.title(action.fields.title)}</h3>
      <p>{linkTexts.intro}</p>
      <Field label={linkTexts.find} hint={linkTexts.findHint}>
        {(ids) => (
          <input
            {...ids}
            ref={input}
            className="text-input"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {search.isFetching && <LoadingState label={linkTexts.searching} />}
      {search.error && !search.isFetching && (
        <SearchFailed error={search.error} onRetry={() => void search.refetch()} />
      )}
      {search.data && !search.isFetching && !search.error && (
        <Results issues={search.data} isRecent={words === ''} onChoose={(issue) => void link(issue)} />
      )}
      {busy && <LoadingState label={linkTexts.linking} />}
      {problem && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </div>
  );
}

function SearchFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const status = error instanceof ProductRefused ? error.status : 0;
  if ([401, 403, 404].includes(status))
    return (
      <p className="wrong" role="alert">
        {linkTexts.noAccess}
      </p>
    );
  return (
    <div className="row" role="alert">
      <span className="wrong">{status === 400 ? linkTexts.notUnderstood : linkTexts.failed}</span>
      <Button spacing="compact" onClick={onRetry}>
        {sharedTexts.tryAgain}
      </Button>
    </div>
  );
}

interface ResultsProps {
  readonly issues: readonly FoundIssue[];
  readonly isRecent: boolean;
  readonly onChoose: (issue: FoundIssue) => void;
}

function Results({ issues, isRecent, onChoose }: ResultsProps) {
  const count = isRecent && issues.length === 0 ? linkTexts.noRecent : linkTexts.found(issues.length);
  const label = isRecent ? linkTexts.recent : linkTexts.results;
  return (
    <>
      <p role="status" className={isRecent && issues.length > 0 ? 'label' : 'small subtle'}>
        {isRecent && issues.length > 0 ? label : count}
      </p>
      {issues.length > 0 && (
        <ul className="plain-list stack" aria-label={label}>
          {issues.map((issue) => (
            <li key={issue.issueId} className="lead">
              <Button
                spacing="compact"
                aria-label={linkTexts.choose(issue.key, issue.summary)}
                onClick={() => onChoose(issue)}
              >
                {issue.key}
              </Button>
              <span>
                {issue.summary} <span className="small subtle">{issue.status}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {issues.length === MOST_FOUND && <p className="small subtle">{linkTexts.more(MOST_FOUND)}</p>}
    </>
  );
}
