import { useQuery } from '@tanstack/react-query';
import type { SyncHealth } from '../../../src/contract/issues';
import { CardTable, type CardColumn } from '../shared/card-table';
import { readable } from '../shared/instants';
import { issueAddress, pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { delayReasons, stateReasons, syncTexts, unreachableReasons } from '../texts/jira-sync';
import { readPageTitles } from './confluence-pages';

type Stuck = SyncHealth['troubled'][number];

const { columns } = syncTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns>[] = [
  { key: 'page', head: columns.page, isPlain: true },
  { key: 'issue', head: columns.issue },
  { key: 'reason', head: columns.reason },
  { key: 'next', head: columns.next },
];

interface StuckActionsProps {
  readonly troubled: readonly Stuck[];
  readonly siteUrl: string;
}

/** Actions that wait for Jira or for somebody, each with its reason and where to see to it. */
export function StuckActions({ troubled, siteUrl }: StuckActionsProps) {
  const pageIds = [...new Set(troubled.map(({ pageId }) => pageId))].sort();
  const titles = useQuery({
    queryKey: ['page-titles', pageIds],
    queryFn: () => readPageTitles(pageIds),
    enabled: pageIds.length > 0,
    retry: false,
  });
  if (troubled.length === 0) return null;
  return (
    <>
      <h3>{syncTexts.stuck}</h3>
      <CardTable
        label={syncTexts.stuck}
        columns={COLUMNS}
        rows={troubled.map((stuck) => ({
          key: stuck.actionId,
          cells: {
            page: (
              <SiteLink href={pageAddress(siteUrl, stuck.pageId)}>
                {titles.data?.get(stuck.pageId) ?? syncTexts.hiddenPage}
              </SiteLink>
            ),
            issue: <Issue issueKey={stuck.issueKey} siteUrl={siteUrl} />,
            reason: <Reason stuck={stuck} />,
            next: nextTry(stuck),
          },
        }))}
      />
    </>
  );
}

function Issue({ issueKey, siteUrl }: { readonly issueKey: string | null; readonly siteUrl: string }) {
  if (issueKey === null) return <span className="subtle">{syncTexts.noIssue}</span>;
  return <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>;
}

function Reason({ stuck }: { readonly stuck: Stuck }) {
  const { attempts, note } = stuck;
  return (
    <div className="stack">
      <span>
        {reasonOf(stuck)} {attempts > 0 && syncTexts.attempts(attempts)}
      </span>
      {note !== '' && <span className="small subtle">{note}</span>}
    </div>
  );
}

function reasonOf({ state, why, delay }: Stuck): string {
  if (state === 'unreachable') return unreachableReasons[why ?? 'hidden'];
  return delay === null ? stateReasons[state] : delayReasons[delay];
}

function nextTry({ state, nextAt }: Stuck): string {
  if (nextAt !== null) return readable(nextAt);
  if (state === 'asking' || state === 'none') return syncTexts.noNextTry;
  return state === 'unreachable' ? syncTexts.withSweep : syncTexts.soon;
}
