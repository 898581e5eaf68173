import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { ProductRefused } from '../host';
import { Field } from '../shared/field';
import { Problem } from '../shared/problem';
import { LoadingState } from '../shared/screen-states';
import { useSettled } from '../shared/use-settled';
import { linkTexts } from '../texts/issues';
import { sharedTexts } from '../texts/shared';
import { useHere } from './here';
import { findIssues, MOST_FOUND, type FoundIssue } from './issue-search';
import { useIssueCall } from './use-issue-call';
import { useIssueOrders } from './use-issue-orders';

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
  const { run, busy, problem, forget } = useIssueCall();
  const { actions } = useIssueOrders();
  const taken = new Map(
    actions.flatMap((one) => (one.issue.issueId === null ? [] : [[one.issue.issueId, one]])),
  );
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

  const isSettled = !search.isFetching && words === typed.trim();
  const takeOnly = () => {
    const free = (search.data ?? []).filter(({ issueId }) => !taken.has(issueId));
    const [only, ...others] = free;
    if (words !== '' && isSettled && only && others.length === 0 && !busy) void link(only);
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
            onChange={(event) => {
              setTyped(event.target.value);
              forget();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              takeOnly();
            }}
          />
        )}
      </Field>
      {search.isFetching && <LoadingState label={linkTexts.searching} />}
      {search.error && !search.isFetching && (
        <SearchFailed error={search.error} onRetry={() => void search.refetch()} />
      )}
      {search.data && !search.isFetching && !search.error && (
        <Results
          issues={search.data}
          isRecent={words === ''}
          whyNot={(issueId) => whyTaken(taken.get(issueId), action)}
          onChoose={(issue) => void link(issue)}
        />
      )}
      {busy && <LoadingState label={linkTexts.linking} />}
      <Problem text={problem} />
      <div>
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.cancel}
        </Button>
      </div>
    </div>
  );
}

function whyTaken(by: ActionView | undefined, action: ActionView): string {
  if (by === undefined) return '';
  return by.id === action.id ? linkTexts.takenBySelf : linkTexts.taken(by.fields.title);
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
  /** Why an issue cannot be chosen; empty when it can. */
  readonly whyNot: (issueId: string) => string;
  readonly onChoose: (issue: FoundIssue) => void;
}

function Results({ issues, isRecent, whyNot, onChoose }: ResultsProps) {
  const count = isRecent && issues.length === 0 ? linkTexts.noRecent : linkTexts.found(issues.length);
  const label = isRecent ? linkTexts.recent : linkTexts.results;
  return (
    <>
      <p role="status" className={isRecent && issues.length > 0 ? 'label' : 'small subtle'}>
        {isRecent && issues.length > 0 ? label : count}
      </p>
      {issues.length > 0 && (
        <ul className="plain-list" aria-label={label}>
          {issues.map((issue) => (
            <li key={issue.issueId}>
              <Result issue={issue} why={whyNot(issue.issueId)} onChoose={() => onChoose(issue)} />
            </li>
          ))}
        </ul>
      )}
      {issues.length === MOST_FOUND && <p className="small subtle">{linkTexts.more(MOST_FOUND)}</p>}
    </>
  );
}

interface ResultProps {
  readonly issue: FoundIssue;
  readonly why: string;
  readonly onChoose: () => void;
}

/** The whole line is the button. One that cannot be chosen says why before anybody tries. */
function Result({ issue: { key, summary, status }, why, onChoose }: ResultProps) {
  return (
    <button
      type="button"
      className="found-issue"
      aria-label={`${linkTexts.choose(key, summary)}${why === '' ? '' : `, ${why}`}`}
      disabled={why !== ''}
      onClick={onChoose}
    >
      <strong>{key}</strong>
      <span>
        {summary} <span className="small subtle">{why === '' ? status : why}</span>
      </span>
    </button>
  );
}
