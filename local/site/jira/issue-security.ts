import { recordChange } from './commit';
import type { Acting, Model } from './model';
import { notFound } from './refusal';
import type { ChangeItem, IssueRecord } from './state';

/**
 * Gives an issue a security level with these account ids, or with `null` takes it away. To everybody else, admins
 * and the app not excepted, the issue is then absent. An edit with history and event, by the site's admin.
 */
export function secureIssue(model: Model, idOrKey: string, members: readonly string[] | null): void {
  const issue = model.issue(idOrKey);
  if (!issue) throw notFound('Issue does not exist.');
  const security = members === null ? undefined : { id: model.rowId(), name: 'Restricted', members };
  const secured: IssueRecord = { ...issue, security };
  model.state.issues[issue.id] = secured;
  recordChange(model, admin(model), secured, [levelItem(issue, secured)]);
}

function levelItem(before: IssueRecord, after: IssueRecord): ChangeItem {
  const side = ({ security }: IssueRecord): [string | null, string | null] =>
    security ? [security.id, security.name] : [null, null];
  const [from, fromString] = side(before);
  const [to, toString] = side(after);
  return { field: 'security', fieldId: 'security', fieldtype: 'jira', from, fromString, to, toString };
}

function admin(model: Model): Acting {
  const person = model.people.find(({ siteAdmin }) => siteAdmin);
  if (!person) throw new Error('Nobody administers this site.');
  return { actor: { kind: 'user', accountId: person.accountId }, viaApp: false };
}
