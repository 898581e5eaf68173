import type { Claim, IssueLinks } from '../../src/app/ports';
import { storedActions } from './ports-actions';
import type { ActionRecord, MemoryDatabase } from './ports-database';

type IssueOrders = Pick<
  IssueLinks,
  | 'order'
  | 'claim'
  | 'release'
  | 'cancel'
  | 'queued'
  | 'idleOrders'
  | 'park'
  | 'lookAgain'
  | 'expire'
  | 'dueLookUps'
  | 'anyClaim'
>;

/** What may get an issue. */
export function isOpen(db: MemoryDatabase, id: string): boolean {
  const row = db.actions.rows.get(id);
  return row?.removed === false && !['done', 'dropped'].includes(row.value.fields.status);
}

/** Each method is one step, as each statement of the store is. */
export function memoryIssueOrders(db: MemoryDatabase): IssueOrders {
  const lastWorkedOn = (orderId: string | null) =>
    [...db.actions.rows.values()]
      .flatMap(({ value }) => (value.orderId === orderId ? (value.claimedAt ?? []) : []))
      .sort()
      .at(-1) ?? '';
  const held =
    (claimId: string, state: string, next: (record: ActionRecord, claim: Claim) => ActionRecord) =>
    (record: ActionRecord) =>
      record.claim?.id === claimId && record.issue.state === state ? next(record, record.claim) : null;
  const doubted = (record: ActionRecord, claim: Claim, note: string, nextLookAt: string): ActionRecord => ({
    ...record,
    issue: { ...record.issue, state: 'checking', note },
    claim: { ...claim, lookups: 0, nextLookAt },
  });

  return {
    async order(ids, { id: orderId, byId, at, projectId, issueTypeId, extra }) {
      db.changeActions((record, id) => {
        if (!isOpen(db, id) || record.issue.state !== 'none' || record.orderId === orderId) return null;
        const by = db.accountOf(byId);
        return {
          ...record,
          issue: { ...record.issue, state: 'queued', note: '' },
          orderId,
          claimedAt: at,
          claim: {
            id: orderId,
            by,
            as: 'user',
            extra,
            at,
            projectId,
            issueTypeId,
            lookups: 0,
            nextLookAt: null,
          },
        };
      }, ids);
    },
    async claim(ids, orderId, attempt) {
      const got: string[] = [];
      db.changeActions((record, id) => {
        if (record.issue.state !== 'queued' || record.orderId !== orderId || !record.claim) return null;
        if (!isOpen(db, id)) return { ...record, issue: { ...record.issue, state: 'none' }, claim: null };
        got.push(id);
        return {
          ...record,
          issue: { ...record.issue, state: 'creating' },
          claimedAt: attempt.at,
          claim: { ...record.claim, ...attempt },
        };
      }, ids);
      return got;
    },
    async release(ids, attemptId, orderId) {
      db.changeActions(
        held(attemptId, 'creating', (record, claim) =>
          record.orderId === orderId
            ? { ...record, issue: { ...record.issue, state: 'queued' }, claim: { ...claim, id: orderId } }
            : { ...record, issue: { ...record.issue, state: 'none' }, claim: null },
        ),
        ids,
      );
    },
    async cancel(orderId, page) {
      const postmortem = db.postmortemOf(page);
      const of = (record: ActionRecord, id: string) =>
        record.orderId === orderId && db.actions.rows.get(id)?.postmortemId === postmortem?.id;
      db.changeActions((record, id) => {
        if (!of(record, id)) return null;
        if (record.issue.state === 'creating') return { ...record, orderId: null };
        if (record.issue.state !== 'queued') return null;
        return { ...record, issue: { ...record.issue, state: 'none' }, claim: null, claimedAt: null };
      });
      return [...db.actions.rows.values()].filter(
        ({ id, value }) => of(value, id) && value.claimedAt === null && value.issue.state === 'none',
      ).length;
    },
    async queued(orderId, limit) {
      const at = lastWorkedOn(orderId);
      return storedActions(db, ({ value }) => value.orderId === orderId && value.issue.state === 'queued')
        .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((action) => ({ ...action, claim: action.claim && { ...action.claim, at } }));
    },
    async idleOrders(before, limit) {
      const waiting = storedActions(db, ({ value }) => value.issue.state === 'queued');
      return [...new Set(waiting.flatMap(({ claim }) => claim?.id ?? []))]
        .filter((orderId) => lastWorkedOn(orderId) < before)
        .sort((a, b) => lastWorkedOn(a).localeCompare(lastWorkedOn(b)) || (a < b ? -1 : 1))
        .slice(0, limit);
    },

    async park(ids, attemptId, note, nextLookAt) {
      db.changeActions(
        held(attemptId, 'creating', (record, claim) => doubted(record, claim, note, nextLookAt)),
        ids,
      );
    },
    async lookAgain(id, claimId, lookups, nextLookAt) {
      db.changeAction(
        id,
        held(claimId, 'checking', (record, claim) => ({
          ...record,
          claim: { ...claim, lookups, nextLookAt },
        })),
      );
    },
    async expire(before, nextLookAt, note) {
      return db.changeActions((record) => {
        const { claim, issue } = record;
        if (issue.state !== 'creating' || claim === null || claim.at >= before) return null;
        return doubted(record, claim, note, nextLookAt);
      }).length;
    },
    async dueLookUps(now, limit) {
      return storedActions(
        db,
        ({ value }) => value.issue.state === 'checking' && (value.claim?.nextLookAt ?? '9') <= now,
      )
        .sort((a, b) => (a.claim?.nextLookAt ?? '').localeCompare(b.claim?.nextLookAt ?? ''))
        .slice(0, limit)
        .map((action) => action.id);
    },
    async anyClaim() {
      return storedActions(db, ({ value }) => value.issue.state === 'creating').length > 0;
    },
  };
}
