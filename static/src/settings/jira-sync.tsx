import { useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useState } from 'react';
import type { SyncHealth } from '../../../src/contract/issues';
import { call } from '../backend';
import { readable, zoneName } from '../shared/instants';
import { Message } from '../shared/message';
import { Problem } from '../shared/problem';
import { syncTexts } from '../texts/jira-sync';
import { SettingsSection, whilePreparing } from './settings-section';
import { StuckActions } from './stuck-actions';
import { syncKey, useSettingsChange } from './use-settings-changed';

const READ_AGAIN_MS = 30_000;

/** How the sync with Jira is doing, and what an admin can do about it. */
export function JiraSync({ siteUrl }: { readonly siteUrl: string }) {
  const query = useQuery({
    queryKey: syncKey,
    queryFn: () => call('jira-sync.health', {}),
    refetchInterval: (at) => whilePreparing(at) || READ_AGAIN_MS,
  });
  return (
    <SettingsSection
      id="heading-sync"
      heading={syncTexts.heading}
      intro={syncTexts.intro}
      loading={syncTexts.loading}
      query={query}
    >
      {(health) => (
        <>
          {query.isError && <p className="wrong">{syncTexts.stale}</p>}
          <SyncState health={health} />
          <Counts counts={health.counts} />
          <StuckActions troubled={health.troubled} siteUrl={siteUrl} />
          <RetryAll isOffered={mayWait(health)} />
        </>
      )}
    </SettingsSection>
  );
}

const LOOKS = { connected: 'success', 'not-connected': 'removed', silent: 'moved' } as const satisfies Record<
  SyncHealth['jira'],
  string
>;

function SyncState({ health }: { readonly health: SyncHealth }) {
  const { jira, pausedUntil, nearLimitAt, lastSweepAt } = health;
  return (
    <>
      <div className="row" data-testid="sync-state">
        <Lozenge appearance={LOOKS[jira]}>{syncTexts.states[jira]}</Lozenge>
        <span>{syncTexts.stateHelp[jira]}</span>
      </div>
      {pausedUntil !== null && (
        <Message look="warning" title={syncTexts.paused} headingLevel="h3">
          <p>{syncTexts.pausedUntil(readable(pausedUntil))}</p>
        </Message>
      )}
      {nearLimitAt !== null && pausedUntil === null && (
        <Message look="information" title={syncTexts.nearLimit} headingLevel="h3">
          <p>{syncTexts.nearLimitAt(readable(nearLimitAt))}</p>
        </Message>
      )}
      <p>{lastSweepAt === null ? syncTexts.noSweep : syncTexts.lastSweep(readable(lastSweepAt))}</p>
      <p className="small subtle">{syncTexts.zone(zoneName())}</p>
    </>
  );
}

const COUNTS = [
  'linked',
  'queued',
  'creating',
  'checking',
  'asking',
  'unreachable',
  'pending',
  'unmarked',
] as const satisfies readonly (keyof SyncHealth['counts'])[];

/** What there is, in sentences; nothing is said of what there is not. */
function Counts({ counts }: { readonly counts: SyncHealth['counts'] }) {
  const some = COUNTS.filter((count) => counts[count] > 0);
  if (some.length === 0) return <p data-testid="nothing-linked">{syncTexts.noIssues}</p>;
  return (
    <ul aria-label={syncTexts.countsLabel}>
      {some.map((count) => (
        <li key={count} data-testid={`count-${count}`}>
          {syncTexts.counts[count](counts[count])}
        </li>
      ))}
    </ul>
  );
}

/** Whether trying again could do anything. */
const mayWait = ({ counts, troubled, pausedUntil }: SyncHealth) =>
  pausedUntil !== null ||
  troubled.length > 0 ||
  counts.queued + counts.creating + counts.checking + counts.unreachable + counts.pending > 0;

function RetryAll({ isOffered }: { readonly isOffered: boolean }) {
  const change = useSettingsChange(syncKey);
  const [said, setSaid] = useState('');
  const retry = () => {
    setSaid('');
    return change.make('', syncTexts.retry, async () => {
      const { started } = await call('jira-sync.retry-all', {});
      setSaid(syncTexts.retried(started));
    });
  };
  return (
    <>
      {isOffered ? (
        <div className="row">
          <Button isLoading={change.busy} onClick={() => void retry()}>
            {syncTexts.retry}
          </Button>
        </div>
      ) : (
        <p>{syncTexts.nothingStuck}</p>
      )}
      <div role="status">{said && <p>{said}</p>}</div>
      <Problem text={change.problem} />
    </>
  );
}
