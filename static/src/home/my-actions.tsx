import Lozenge from '@atlaskit/lozenge/lozenge';
import { type MyReminders, whenDue } from '../../../src/contract/reminders';
import { CardTable, type CardColumn } from '../shared/card-table';
import { readableDate } from '../shared/instants';
import { issueAddress, pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { priorityNames } from '../texts/actions';
import { reminderTexts } from '../texts/reminders';

type MyAction = MyReminders['actions'][number];

const { columns } = reminderTexts;
const COLUMNS: readonly CardColumn<keyof typeof columns>[] = [
  { key: 'task', head: columns.task, width: 36, isPlain: true },
  { key: 'due', head: columns.due },
  { key: 'priority', head: columns.priority },
  { key: 'postmortem', head: columns.postmortem, width: 28 },
  { key: 'issue', head: columns.issue },
];

interface MyActionsProps {
  readonly mine: MyReminders;
  readonly siteUrl: string;
}

/** What the viewer owns and is not done, the longest overdue first. */
export function MyActions({ mine, siteUrl }: MyActionsProps) {
  const { actions, today, more } = mine;
  return (
    <section aria-labelledby="heading-actions" className="stack">
      <h2 id="heading-actions">{reminderTexts.actions}</h2>
      <p className="subtle">{reminderTexts.actionsIntro}</p>
      {actions.length === 0 ? (
        <p>{reminderTexts.noActions}</p>
      ) : (
        <CardTable
          label={reminderTexts.actions}
          columns={COLUMNS}
          rows={actions.map((action) => ({
            key: action.id,
            cells: {
              task: <span className="written">{action.title}</span>,
              due: <Due dueOn={action.dueOn} today={today} />,
              priority: priorityNames[action.priority],
              postmortem: (
                <SiteLink href={pageAddress(siteUrl, action.pageId)}>{action.postmortemTitle}</SiteLink>
              ),
              issue: <Issue action={action} siteUrl={siteUrl} />,
            },
          }))}
        />
      )}
      {more && <p className="small subtle">{reminderTexts.more}</p>}
    </section>
  );
}

function Due({ dueOn, today }: { readonly dueOn: string | null; readonly today: string }) {
  if (dueOn === null) return <span className="subtle">{reminderTexts.noDate}</span>;
  const words = whenDue(dueOn, today);
  return (
    <div className="stack">
      <span>{dueOn < today ? <Lozenge appearance="removed">{words}</Lozenge> : words}</span>
      <span className="small subtle">{readableDate(dueOn)}</span>
    </div>
  );
}

function Issue({ action, siteUrl }: { readonly action: MyAction; readonly siteUrl: string }) {
  const { issueKey } = action;
  if (issueKey === null) return <span className="subtle">{reminderTexts.noIssue}</span>;
  return <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>;
}
