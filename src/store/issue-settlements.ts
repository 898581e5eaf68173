import type { ActionSettlement, Change, IssueLinks, IssueUpdate, People, StoredAction } from '../app/ports';
import type { IssueLink } from '../domain/actions';
import { newBase, type SyncBase } from '../domain/jira-sync';
import { givenUpText, PAGE_LINKS } from './action-row';
import { editedValues } from './actions';
import { assign, type Assignments, assignEach, computed, type Expression } from './assignments';
import { toSqlInstant, toSqlInstantOrNull } from './columns';
import { asText, changeValues } from './commit';
import { issueLog } from './issue-log';
import { NO_CLAIM, STILL_OPEN } from './issue-orders';
import { HAS_ISSUE, readIds } from './issue-reads';
import { marks, write } from './sql';
import { accountsIn, baseAssignments } from './sync-base';

const hasIssue = ({ state }: IssueLink) => state === 'linked' || state === 'unreachable';

function issueValues(
  { action, update, change }: ActionSettlement,
  owners: ReadonlyMap<string, string>,
): Assignments {
  const { issue } = update;
  const at = toSqlInstant(change.at);
  const done = issue.issueDone ? 1 : 0;
  const stays = hasIssue(action.issue) && hasIssue(issue);
  return {
    issue_state: issue.state,
    issue_id: issue.issueId,
    issue_key: issue.issueKey,
    issue_note: issue.note.slice(0, 1000),
    issue_done_at: computed(
      'CASE WHEN ? = 0 THEN NULL WHEN issue_done = 1 THEN issue_done_at ELSE ? END',
      done,
      at,
    ),
    issue_done: done,
    issue_why: issue.why,
    issue_project_id: hasIssue(issue) ? computed('COALESCE(?, issue_project_id)', update.projectId) : null,
    issue_read_at: computed('COALESCE(?, issue_read_at)', toSqlInstantOrNull(update.readAt)),
    ...(update.pageLink === null ? {} : { page_linked: PAGE_LINKS.indexOf(update.pageLink) }),
    ...(stays && issue.marked === action.issue.marked ? {} : { issue_marked: issue.marked ? 1 : 0 }),
    ...(stays && samePending(issue, action.issue) ? {} : writeValues(action, issue, at)),
    ...baseAssignments(update.base, owners),
    ...claimValues(action, update.claim),
    issue_version: computed('issue_version + 1'),
    issue_change_id: change.id,
    issue_changed_by: change.by,
    issue_changed_at: at,
    issue_change_what: change.what,
    issue_change_old: asText(change.before),
    issue_change_new: asText(change.after),
  };
}

const samePending = ({ pending: a }: IssueLink, { pending: b }: IssueLink) =>
  a?.at === b?.at && a?.delay === b?.delay && a?.attempts === b?.attempts;

/** An edit after `action` was read is not known here: it stays due, or becomes due with the issue it did not have yet. */
function writeValues(action: StoredAction, issue: IssueLink, at: string): Assignments {
  if (!hasIssue(issue)) return { write_due_at: null, write_delay: null, write_attempts: 0 };
  const { pending } = issue;
  const dueAt = toSqlInstantOrNull(pending?.at ?? null);
  const { version } = action;
  return {
    write_delay: computed(
      'CASE WHEN version = ? THEN ? ELSE write_delay END',
      version,
      pending?.delay ?? null,
    ),
    write_attempts: computed(
      'CASE WHEN version = ? THEN ? ELSE write_attempts END',
      version,
      pending?.attempts ?? 0,
    ),
    write_due_at: computed(
      'CASE WHEN version = ? THEN ? ELSE COALESCE(write_due_at, ?) END',
      version,
      dueAt,
      at,
    ),
  };
}

function claimValues({ claim }: StoredAction, fate: IssueUpdate['claim']): Assignments {
  if (fate === 'keep') return {};
  if (fate === 'drop') return { given_up: null, given_up_by: null, ...NO_CLAIM };
  if (claim === null || fate === 'let-go') return NO_CLAIM;
  return { given_up: givenUpText(claim), given_up_by: computed('claim_by'), ...NO_CLAIM };
}

/** `people.id` by account, for what a base names; only accounts that this action never had cost statements. */
async function ownersOf(
  people: People,
  action: StoredAction,
  base: SyncBase | null,
  edit: ActionSettlement['edit'] = null,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { fields, ownerId } of [action, ...(edit ? [edit] : [])])
    if (fields.owner !== null && ownerId !== null) ids.set(fields.owner, ownerId);
  const stored = accountsIn(action.base);
  for (const account of accountsIn(base))
    if (!ids.has(account) && !stored.includes(account)) ids.set(account, await people.idOf(account));
  return ids;
}

async function rowOf(
  people: People,
  settlement: ActionSettlement,
): Promise<{ id: string; values: Assignments }> {
  const { action, update, edit } = settlement;
  const values = issueValues(settlement, await ownersOf(people, action, update.base, edit));
  if (edit === null) return { id: action.id, values };
  return {
    id: action.id,
    values: {
      ...values,
      ...editedValues(edit.fields, edit.ownerId),
      ...changeValues(edit.change),
      version: computed('version + 1'),
    },
  };
}

/** LIMIT keeps MySQL from merging the derived table into the UPDATE, which may not select from its own table. */
const NOBODY_ELSES = `NOT EXISTS (SELECT 1 FROM (
  SELECT o.id AS id FROM actions o WHERE o.issue_id = ? AND o.id <> ? AND o.removed_at IS NULL LIMIT 1) taken)`;

/**
 * Nobody has written the issue side since the action was read, and where the page takes over, nor has an editor. An
 * issue that was there before becomes that of one action only, and a person's link is for an action that is still open.
 */
function untouched({ action, update, change, edit }: ActionSettlement): Expression {
  const guards = [
    computed(
      'id = ? AND issue_version = ? AND claim_id <=> ?',
      action.id,
      action.issueVersion,
      action.claim?.id ?? null,
    ),
  ];
  if (edit !== null) guards.push(computed('version = ?', action.version));
  if (change.what === 'issue-linked') guards.push(computed(STILL_OPEN));
  if (change.what === 'issue-linked' || change.what === 'issue-adopted')
    guards.push(computed(NOBODY_ELSES, update.issue.issueId, action.id));
  return computed(guards.map(({ sql }) => sql).join(' AND '), ...guards.flatMap(({ params }) => params));
}

async function settleAll(
  people: People,
  settlements: readonly ActionSettlement[],
): Promise<readonly string[]> {
  if (settlements.length === 0) return [];
  const unlogged = settlements.filter(
    ({ action, edit }) => !action.issueLogged || (edit && !action.editLogged),
  );
  await issueLog.log(unlogged.map(({ action }) => action.id));
  const rows = await Promise.all(settlements.map((settlement) => rowOf(people, settlement)));
  const set = assignEach(rows);
  const guards = settlements.map(untouched);
  try {
    const written = await write(
      `UPDATE actions SET ${set.sql} WHERE ${guards.map(({ sql }) => `(${sql})`).join(' OR ')}`,
      [...set.params, ...guards.flatMap(({ params }) => params)],
    );
    if (written === settlements.length) return rows.map(({ id }) => id);
  } catch (error) {
    // It may have run all the same: read the change ids back before giving up.
    const settled = await readBack(settlements);
    if (settled.length === 0) throw error;
    return settled;
  }
  return readBack(settlements);
}

/** Those whose change was made; another one may have come after it. */
function readBack(
  settlements: readonly { readonly action: StoredAction; readonly change: Change }[],
): Promise<string[]> {
  const ids = settlements.map(({ action }) => action.id);
  const changes = settlements.map(({ change }) => change.id);
  return readIds(
    `SELECT t.id AS id FROM actions t WHERE t.id IN (${marks(ids)}) AND t.issue_change_id IN (${marks(changes)})
     UNION SELECT c.subject_id AS id FROM changes c
      WHERE c.subject = 'issue' AND c.subject_id IN (${marks(ids)}) AND c.id IN (${marks(changes)})`,
    [...ids, ...changes, ...ids, ...changes],
  );
}

/** @param people for accounts that Jira names and that nobody has met here; everything else is known from the rows */
export const issueSettlements = (people: People) =>
  ({
    async settle(action, settlement) {
      return (await settleAll(people, [{ action, ...settlement }])).length > 0;
    },

    settleMany: (settlements) => settleAll(people, settlements),

    async intend(action, sent) {
      const before = action.base ?? newBase(action.fields);
      const base = { ...before, sent: { ...before.sent, ...sent } };
      const set = assign(baseAssignments(base, await ownersOf(people, action, base)));
      const held = 'id = ? AND version = ? AND issue_version = ?';
      const key = [action.id, action.version, action.issueVersion];
      if ((await write(`UPDATE actions SET ${set.sql} WHERE ${held}`, [...set.params, ...key])) > 0)
        return true;
      // Kept before, word for word: nothing was changed, though nobody edited.
      return (await readIds(`SELECT id FROM actions WHERE ${held}`, key)).length > 0;
    },

    async schedule(ids, next) {
      if (ids.length === 0) return;
      await write(
        `UPDATE actions SET write_due_at = ?, write_delay = ?, write_attempts = ?
         WHERE id IN (${marks(ids)}) AND issue_state IN ${HAS_ISSUE}`,
        [toSqlInstantOrNull(next?.at ?? null), next?.delay ?? null, next?.attempts ?? 0, ...ids],
      );
    },
  }) satisfies Partial<IssueLinks>;
