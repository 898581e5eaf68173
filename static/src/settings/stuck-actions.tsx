import { useQuery } from '@tanstack/react-query';
import DynamicTable from '@atlaskit/dynamic-table';
import type { SyncHealth } from '../../../src/contract/issues';
import { readable } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { delayReasons, stateReasons, syncTexts, unreachableReasons } from '../texts/jira-sync';
import { readPageTitles } from './confluence-pages';

type Stuck = SyncHealth['troubled'][number];

const { columns } = syncTexts;
const HEAD = {
  cells: [
    { key: 'issue', content: columns.issue },
    { key: 'page', content: columns.page },
    { key: 'reason', content: columns.reason },
    { key: 'next', content: columns.next },
  ],
};

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
  return (
    <>
      <h3>{syncTexts.stuck}</h3>
      {troubled.length === 0 ? (
        <p>{syncTexts.nothingStuck}</p>
      ) : (
        <div className="scroll wide-table" role="group" tabIndex={0} aria-label={syncTexts.stuck}>
          <DynamicTable
            label={syncTexts.stuck}
            head={HEAD}
            rows={troubled.map((stuck) => ({
              key: stuck.actionId,
              cells: [
                { key: 'issue', content: <Issue issueKey={stuck.issueKey} siteUrl={siteUrl} /> },
                {
                  key: 'page',
                  content: (
                    <SiteLink href={`${siteUrl}/wiki/pages/viewpage.action?pageId=${stuck.pageId}`}>
                      {titles.data?.get(stuck.pageId) ?? syncTexts.hiddenPage}
                    </SiteLink>
                  ),
                },
                { key: 'reason', content: <Reason stuck={stuck} /> },
                { key: 'next', content: nextTry(stuck) },
              ],
            }))}
          />
        </div>
      )}
    </>
  );
}

function Issue({ issueKey, siteUrl }: { readonly issueKey: string | null; readonly siteUrl: string }) {
  if (issueKey === null) return <span className="subtle">{syncTexts.noIssue}</span>;
  return <SiteLink href={`${siteUrl}/browse/${issueKey}`}>{issueKey}</SiteLink>;
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
