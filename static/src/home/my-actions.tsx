import DynamicTable from '@atlaskit/dynamic-table';
import Lozenge from '@atlaskit/lozenge/lozenge';
import { type MyReminders, whenDue } from '../../../src/contract/reminders';
import { readableDate } from '../shared/instants';
import { SiteLink } from '../shared/site-link';
import { priorityNames } from '../texts/actions';
import { reminderTexts } from '../texts/reminders';
import { pageAddress } from './page-address';

type MyAction = MyReminders['actions'][number];

const { columns } = reminderTexts;
const HEAD = {
  cells: [
    { key: 'task', content: columns.task, width: 36 },
    { key: 'due', content: columns.due },
    { key: 'priority', content: columns.priority },
    { key: 'postmortem', content: columns.postmortem, width: 28 },
    { key: 'issue', content: columns.issue },
  ],
};

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
        <div className="scroll wide-table" role="group" tabIndex={0} aria-label={reminderTexts.actions}>
          <DynamicTable
            label={reminderTexts.actions}
            head={HEAD}
            rows={actions.map((action) => ({
              key: action.id,
              cells: [
                { key: 'task', content: <span className="written">{action.title}</span> },
                { key: 'due', content: <Due dueOn={action.dueOn} today={today} /> },
                { key: 'priority', content: priorityNames[action.priority] },
                {
                  key: 'postmortem',
                  content: (
                    <SiteLink href={pageAddress(siteUrl, action.pageId)}>{action.postmortemTitle}</SiteLink>
                  ),
                },
                { key: 'issue', content: <Issue action={action} siteUrl={siteUrl} /> },
              ],
            }))}
          />
        </div>
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
  return <SiteLink href={`${siteUrl}/browse/${issueKey}`}>{issueKey}</SiteLink>;
}
