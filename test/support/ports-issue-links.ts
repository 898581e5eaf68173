import type { Claim, IssueLinks } from '../../src/app/ports';
import { storedActions } from './ports-actions';
import type { ActionRecord, MemoryDatabase } from './ports-database';

/** Each method is one step, as each statement of the store is. */
export function memoryIssueLinks(db: MemoryDatabase): IssueLinks {
  const change = (id: string, next: (record: ActionRecord) => ActionRecord | null): boolean => {
    const row = db.actions.rows.get(id);
    const after = row && next(row.value);
    if (!row || !after) return false;
    db.actions.set(id, after);
    return true;
  };
  const changeAll = (next: (record: ActionRecord) => ActionRecord | null): number =>
    [...db.actions.rows.keys()].filter((id) => change(id, next)).length;
  const linked = ({ issue }: ActionRecord) => issue.state === 'linked' || issue.state === 'unreachable';
  const withClaim =
    (claimId: string, state: string, next: (record: ActionRecord, claim: Claim) => ActionRecord) =>
    (record: ActionRecord) =>
      record.claim?.id === claimId && record.issue.state === state ? next(record, record.claim) : null;
  const byRead = (a: { id: string; value: ActionRecord }, b: { id: string; value: ActionRecord }) =>
    (a.value.readAt ?? '').localeCompare(b.value.readAt ?? '') || (a.id < b.id ? -1 : 1);

  return {
    async claim(ids, { byId, ...claim }) {
      return ids.filter((id) => {
        if (db.actions.rows.get(id)?.removed !== false) return false;
        return change(id, (record) => {
          const free = record.issue.state === 'none' && !['done', 'dropped'].includes(record.fields.status);
          if (!free) return null;
          return {
            ...record,
            issue: { ...record.issue, state: 'creating', note: '' },
            claim: { ...claim, by: db.accountOf(byId), lookups: 0, nextLookAt: null },
          };
        });
      });
    },
    async release(ids, claimId) {
      for (const id of ids)
        change(
          id,
          withClaim(claimId, 'creating', (record) => ({
            ...record,
            issue: { ...record.issue, state: 'none' },
            claim: null,
          })),
        );
    },
    async park(id, claimId, note, nextLookAt) {
      change(
        id,
        withClaim(claimId, 'creating', (record, claim) => ({
          ...record,
          issue: { ...record.issue, state: 'checking', note },
          claim: { ...claim, lookups: 0, nextLookAt },
        })),
      );
    },
    async lookAgain(id, claimId, lookups, nextLookAt) {
      change(
        id,
        withClaim(claimId, 'checking', (record, claim) => ({
          ...record,
          claim: { ...claim, lookups, nextLookAt },
        })),
      );
    },
    async settle(action, after, by) {
      return change(action.id, (record) => {
        const untouched =
          record.issueVersion === action.issueVersion && record.claim?.id === action.claim?.id;
        if (!untouched) return record.issueChange === by.id ? record : null;
        return {
          ...record,
          issue: after.issue,
          issueVersion: record.issueVersion + 1,
          issueChange: by.id,
          claim: after.keepClaim ? record.claim : null,
          readAt: after.readAt ?? record.readAt,
          pageLinked: after.pageLinked ?? record.pageLinked,
        };
      });
    },
    async log() {
      // The log is written with the value here; that the store's copy comes later is the store's own test.
    },
    async byIds(ids) {
      return storedActions(db, (row) => ids.includes(row.id));
    },
    async byIssueIds(issueIds) {
      return storedActions(db, ({ value }) => issueIds.includes(value.issue.issueId ?? ''));
    },
    async expire(before, nextLookAt, note) {
      return changeAll((record) => {
        const { claim, issue } = record;
        if (issue.state !== 'creating' || claim === null || claim.at >= before) return null;
        return {
          ...record,
          issue: { ...issue, state: 'checking', note },
          claim: { ...claim, lookups: 0, nextLookAt },
        };
      });
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
    async forSweep(changedIssueIds, longestUnverified) {
      const all = [...db.actions.rows.values()].filter((row) => !row.removed && linked(row.value));
      const longest = new Set([...all].sort(byRead).slice(0, longestUnverified));
      const asked = all.filter(
        (row) => longest.has(row) || changedIssueIds.includes(row.value.issue.issueId ?? ''),
      );
      const order = new Map(asked.sort(byRead).map((row, place) => [row.id, place]));
      return storedActions(db, (row) => order.has(row.id)).sort(
        (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
      );
    },
    async anyClaim() {
      return storedActions(db, ({ value }) => value.issue.state === 'creating').length > 0;
    },
    async withoutPageLink(limit) {
      return [...db.actions.rows.values()]
        .filter(({ value }) => value.issue.state === 'linked' && !value.pageLinked)
        .slice(0, limit)
        .map((row) => {
          const of = db.postmortems.rows.get(row.postmortemId ?? '');
          return {
            actionId: row.id,
            issueId: row.value.issue.issueId ?? '',
            pageId: of?.value.page.pageId ?? '',
            title: of?.value.header.title ?? '',
          };
        });
    },
    async pageLinked(ids) {
      for (const id of ids) change(id, (record) => ({ ...record, pageLinked: true }));
    },
    async verified(ids, at) {
      for (const id of ids) change(id, (record) => ({ ...record, readAt: at }));
    },
  };
}
