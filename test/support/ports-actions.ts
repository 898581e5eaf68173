import type { Actions, StoredAction } from '../../src/app/ports';
import type { IssueLink } from '../../src/domain/actions';
import { type ActionRecord, type MemoryDatabase, NO_ISSUE } from './ports-database';
import type { MemoryRow } from './ports-rows';

export const hasIssue = ({ state }: IssueLink): boolean => state === 'linked' || state === 'unreachable';

export function toStored(db: MemoryDatabase, row: MemoryRow<ActionRecord>): StoredAction {
  const { fields, ownerId, position, issue, base, issueVersion, claim, givenUp, pageLink } = row.value;
  return {
    id: row.id,
    postmortemId: row.postmortemId ?? '',
    version: row.version,
    fields: { ...fields, owner: db.accountOf(ownerId) },
    ownerId,
    position,
    issue: { ...issue, refused: base?.refused ?? {} },
    issueProjectId: row.value.projectId,
    base,
    pageLink,
    issueVersion,
    issueLogged: true,
    editLogged: true,
    claim,
    orderId: row.value.orderId,
    givenUp,
    removed: row.removed,
    addedAt: row.value.addedAt,
  };
}

export function storedActions(
  db: MemoryDatabase,
  which: (row: MemoryRow<ActionRecord>) => boolean,
): StoredAction[] {
  return [...db.actions.rows.values()].filter(which).map((row) => toStored(db, row));
}

export function memoryActions(db: MemoryDatabase): Actions {
  return {
    async basis(key, id) {
      return db.basis(key, (postmortemId) => {
        const row = db.actions.basis(postmortemId, id, key.changeId);
        const found = db.actions.rows.get(id);
        return row && found ? { ...row, value: toStored(db, found) } : null;
      });
    },
    async save(postmortemId, basis, edit, change) {
      const { id, fields, ownerId, position } = edit;
      if (basis === null)
        return db.actions.insert(
          postmortemId,
          id,
          { ...NO_ISSUE, fields, ownerId, position, addedAt: change.at },
          change,
        );
      return db.actions.update(id, basis.version, change, (row) => {
        const { issue } = row.value;
        if (row.removed || (fields.status === 'done' && issue.state !== 'none')) return null;
        const now = { at: change.at, delay: null, attempts: 0 };
        const due = edit.leavesWrite ? (issue.pending ?? now) : now;
        const pending = hasIssue(issue) ? due : null;
        return { value: { ...row.value, fields, ownerId, position, issue: { ...issue, pending } } };
      });
    },
    async remove(_postmortemId, id, basis, change) {
      return db.actions.update(id, basis.version, change, (row) =>
        row.removed || row.value.issue.state !== 'none' ? null : { removed: true },
      );
    },
    async ofPage(page, ids, accountId) {
      const postmortem = db.postmortemOf({ pageId: page.pageId, localId: page.localId });
      return {
        postmortem,
        personId: db.people.get(accountId) ?? null,
        actions: storedActions(
          db,
          (row) => row.postmortemId === postmortem?.id && !row.removed && ids.includes(row.id),
        ),
        pausedUntil: db.pausedUntil,
      };
    },
  };
}
