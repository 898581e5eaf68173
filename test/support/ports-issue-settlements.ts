import type { ActionSettlement, IssueLinks, IssueUpdate, People, StoredAction } from '../../src/app/ports';
import type { IssueLink } from '../../src/domain/actions';
import { newBase, type SyncBase } from '../../src/domain/jira-sync';
import { hasIssue } from './ports-actions';
import type { ActionRecord, MemoryDatabase } from './ports-database';
import { isOpen } from './ports-issue-orders';
import type { MemoryRow } from './ports-rows';

type IssueSettlements = Pick<IssueLinks, 'settle' | 'settleMany' | 'log' | 'intend' | 'schedule'>;

/** Edits, markers and waiting writes may have come since the action was read: a settlement takes none of them back. */
function besides(row: MemoryRow<ActionRecord>, { action, update, change }: ActionSettlement): IssueLink {
  const { issue } = update;
  if (!hasIssue(issue)) return { ...issue, refused: {}, pending: null };
  const now = row.value.issue;
  const stays = hasIssue(action.issue);
  const same = JSON.stringify(issue.pending) === JSON.stringify(action.issue.pending);
  const edited = now.pending ?? { at: change.at, delay: null, attempts: 0 };
  return {
    ...issue,
    refused: {},
    marked: stays && issue.marked === action.issue.marked ? now.marked : issue.marked,
    pending: stays && same ? now.pending : row.version === action.version ? issue.pending : edited,
  };
}

function claims(record: ActionRecord, fate: IssueUpdate['claim']): Pick<ActionRecord, 'claim' | 'givenUp'> {
  if (fate === 'keep') return record;
  if (fate === 'drop') return { claim: null, givenUp: null };
  if (fate === 'let-go') return { claim: null, givenUp: record.givenUp };
  return {
    claim: null,
    givenUp: record.claim === null ? record.givenUp : { ...record.claim, nextLookAt: null },
  };
}

export function memoryIssueSettlements(db: MemoryDatabase, people: People): IssueSettlements {
  /** Accounts stand in `people` before anything refers to them. */
  async function meet(base: SyncBase | null): Promise<void> {
    for (const account of [base?.page.owner, base?.jira.owner, base?.sent.owner])
      if (account) await people.idOf(account);
  }
  const madeBefore = (id: string, changeId: string) =>
    db.log.some(
      ({ subject, subjectId, change }) => subject === 'issue' && subjectId === id && change.id === changeId,
    );

  const isFree = ({ action, update }: ActionSettlement) =>
    ![...db.actions.rows.values()].some(
      ({ id, removed, value }) =>
        id !== action.id && !removed && value.issue.issueId === update.issue.issueId,
    );

  function settle(settlement: ActionSettlement): boolean {
    const { action, update, change, edit } = settlement;
    const row = db.actions.rows.get(action.id);
    if (!row) return false;
    const { issueVersion, claim, readAt, projectId, pageLink } = row.value;
    const untouched =
      issueVersion === action.issueVersion &&
      claim?.id === action.claim?.id &&
      (edit === null || row.version === action.version);
    const linked = change.what === 'issue-linked';
    const refused =
      (linked && !isOpen(db, action.id)) ||
      ((linked || change.what === 'issue-adopted') && !isFree(settlement));
    if (!untouched || refused) return madeBefore(action.id, change.id);
    const value: ActionRecord = {
      ...row.value,
      ...claims(row.value, update.claim),
      issue: besides(row, settlement),
      projectId: hasIssue(update.issue) ? (update.projectId ?? projectId) : null,
      base: update.base,
      pageLink: update.pageLink ?? pageLink,
      readAt: update.readAt ?? readAt,
      issueVersion: issueVersion + 1,
    };
    if (edit === null) db.actions.set(action.id, value);
    else
      db.actions.update(action.id, action.version, edit.change, () => ({
        value: { ...value, fields: edit.fields, ownerId: edit.ownerId },
      }));
    db.log.push({ subject: 'issue', subjectId: action.id, version: issueVersion + 1, change });
    return true;
  }

  const unedited = (row: MemoryRow<ActionRecord> | undefined, action: StoredAction) =>
    row?.version === action.version && row.value.issueVersion === action.issueVersion;

  return {
    async settle(action, settlement) {
      await meet(settlement.update.base);
      return settle({ action, ...settlement });
    },
    async settleMany(settlements) {
      for (const { update } of settlements) await meet(update.base);
      return settlements.filter(settle).map(({ action }) => action.id);
    },
    async log() {
      // The log is written with the value here; that the store's copy comes later is the store's own test.
    },
    async intend(action, sent) {
      if (!unedited(db.actions.rows.get(action.id), action)) return false;
      const before = action.base ?? newBase(action.fields);
      const base = { ...before, sent: { ...before.sent, ...sent } };
      await meet(base);
      return db.changeAction(action.id, (record) => ({ ...record, base }));
    },
    async schedule(ids, next) {
      db.changeActions(
        (record) =>
          hasIssue(record.issue) ? { ...record, issue: { ...record.issue, pending: next } } : null,
        ids,
      );
    },
  };
}
