import { useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { useState } from 'react';
import type { SyncHealth } from '../../../src/contract/issues';
import { call } from '../backend';
import { readable, zoneName } from '../shared/instants';
import { Message } from '../shared/message';
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
          <RetryAll />
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

function Counts({ counts }: { readonly counts: SyncHealth['counts'] }) {
  return (
    <div role="group" aria-label={syncTexts.countsLabel}>
      <dl className="fields">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{syncTexts.counts[count]}</dt>
            <dd data-testid={`count-${count}`}>{counts[count]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function RetryAll() {
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
      <div className="row">
        <Button isLoading={change.busy} onClick={() => void retry()}>
          {syncTexts.retry}
        </Button>
      </div>
      <div role="status">{said && <p>{said}</p>}</div>
      {change.problem && (
        <p className="wrong" role="alert">
          {change.problem}
        </p>
      )}
    </>
  );
}
