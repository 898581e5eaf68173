import type { Actions, StoredAction } from '../../src/app/ports';
import type { ActionRecord, MemoryDatabase } from './ports-database';
import type { MemoryRow } from './ports-rows';

export function toStored(db: MemoryDatabase, row: MemoryRow<ActionRecord>): StoredAction {
  const { fields, ownerId, position, issue, issueVersion, claim } = row.value;
  return {
    id: row.id,
    postmortemId: row.postmortemId ?? '',
    version: row.version,
    fields: { ...fields, owner: db.accountOf(ownerId) },
    ownerId,
    position,
    issue,
    issueVersion,
    issueLogged: true,
    claim,
    removed: row.removed,
  };
}

export function storedActions(
  db: MemoryDatabase,
  which: (row: MemoryRow<ActionRecord>) => boolean,
): StoredAction[] {
  return [...db.actions.rows.values()].filter(which).map((row) => toStored(db, row));
}

const NO_ISSUE = { state: 'none', issueId: null, issueKey: null, issueDone: false, note: '' } as const;

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
      if (basis === null) {
        const record: ActionRecord = {
          fields,
          ownerId,
          position,
          issue: NO_ISSUE,
          issueVersion: 0,
          issueChange: null,
          claim: null,
          readAt: null,
          pageLinked: false,
        };
        return db.actions.insert(postmortemId, id, record, change);
      }
      return db.actions.update(id, basis.version, change, (row) => {
        const refused = fields.status === 'done' && row.value.issue.state !== 'none';
        return row.removed || refused ? null : { value: { ...row.value, fields, ownerId, position } };
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
      };
    },
  };
}
