import Lozenge from '@atlaskit/lozenge/lozenge';
import type { BlockerView } from '../../../src/contract/release-gate-page';
import { useNames } from '../postmortem/people';
import { CardTable, type CardColumn } from '../shared/card-table';
import { readableDate } from '../shared/instants';
import { issueAddress, pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { priorityNames } from '../texts/actions';
import { gatePageTexts } from '../texts/release-gate-page';

const { blockerColumns: columns } = gatePageTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns>[] = [
  { key: 'task', head: columns.task, width: 32, isPlain: true },
  { key: 'postmortem', head: columns.postmortem, width: 24 },
  { key: 'issue', head: columns.issue },
  { key: 'owner', head: columns.owner },
  { key: 'priority', head: columns.priority },
  { key: 'due', head: columns.due },
];

interface BlockersProps {
  readonly blockers: readonly BlockerView[];
  readonly siteUrl: string;
}

/** The open actions that hold a release, the worst first. */
export function Blockers({ blockers, siteUrl }: BlockersProps) {
  const nameOf = useNames(blockers.flatMap(({ owner }) => (owner === null ? [] : [owner])));
  if (blockers.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="heading-blockers">
      <h2 id="heading-blockers">{gatePageTexts.blockers}</h2>
      <CardTable
        label={gatePageTexts.blockers}
        columns={COLUMNS}
        rows={blockers.map(({ actionId, title, pageId, pageTitle, issueKey, owner, priority, ...due }) => ({
          key: actionId,
          cells: {
            task: <span className="written">{title}</span>,
            postmortem: <SiteLink href={pageAddress(siteUrl, pageId)}>{pageTitle}</SiteLink>,
            issue:
              issueKey === null ? (
                <span className="subtle">{gatePageTexts.noIssue}</span>
              ) : (
                <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>
              ),
            owner: owner === null ? <span className="subtle">{gatePageTexts.noOwner}</span> : nameOf(owner),
            priority: priorityNames[priority],
            due: <Due {...due} />,
          },
        }))}
      />
    </section>
  );
}

function Due({ dueOn, overdue }: Pick<BlockerView, 'dueOn' | 'overdue'>) {
  if (dueOn === null) return <span className="subtle">{gatePageTexts.noDate}</span>;
  const date = readableDate(dueOn);
  return overdue ? <Lozenge appearance="removed">{gatePageTexts.overdue(date)}</Lozenge> : date;
}
