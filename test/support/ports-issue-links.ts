import type { IssueLinks, People } from '../../src/app/ports';
import { hasIssue, storedActions } from './ports-actions';
import type { ActionRecord, MemoryDatabase } from './ports-database';
import { memoryIssueOrders } from './ports-issue-orders';
import { memoryIssueSettlements } from './ports-issue-settlements';
import type { MemoryRow } from './ports-rows';

/** The side of an action that belongs to Jira, in memory. */
export function memoryIssueLinks(db: MemoryDatabase, people: People): IssueLinks {
  return { ...memoryIssueOrders(db), ...memoryIssueSettlements(db, people), ...reads(db), ...pageLinks(db) };
}

type Row = MemoryRow<ActionRecord>;

const byRead = (a: Row, b: Row) =>
  (a.value.readAt ?? '').localeCompare(b.value.readAt ?? '') || (a.id < b.id ? -1 : 1);

function reads(
  db: MemoryDatabase,
): Pick<
  IssueLinks,
  | 'byIds'
  | 'byIssueIds'
  | 'byProjects'
  | 'heldByProject'
  | 'projects'
  | 'noted'
  | 'knows'
  | 'forSweep'
  | 'dueWrites'
  | 'verified'
  | 'marked'
  | 'unmarked'
> {
  const withIssue = () => [...db.actions.rows.values()].filter(({ value }) => hasIssue(value.issue));
  const markers = async (ids: readonly string[], marked: boolean) => {
    db.changeActions(
      (record) => (hasIssue(record.issue) ? { ...record, issue: { ...record.issue, marked } } : null),
      ids,
    );
  };
  const inOrder = (rows: readonly Row[]) => {
    const order = new Map([...rows].sort(byRead).map((row, place) => [row.id, place]));
    return storedActions(db, (row) => order.has(row.id)).sort(
      (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    );
  };
  return {
    async byIds(ids) {
      return storedActions(db, (row) => ids.includes(row.id));
    },
    async byIssueIds(issueIds) {
      return storedActions(db, ({ value }) => issueIds.includes(value.issue.issueId ?? ''));
    },
    async byProjects(projectIds, limit) {
      const rows = withIssue().filter(({ value }) => projectIds.includes(value.projectId ?? ''));
      const found = inOrder(rows);
      const linked = found.filter(({ issue }) => issue.state === 'linked');
      return [...linked, ...found.filter((action) => !linked.includes(action))].slice(0, limit);
    },
    async heldByProject(projectId, limit) {
      const rows = withIssue().filter(
        ({ value: { issue, projectId: id } }) =>
          id === projectId &&
          issue.state === 'unreachable' &&
          issue.why !== 'deleted' &&
          issue.why !== 'archived',
      );
      return inOrder(rows).slice(0, limit);
    },
    async projects(limit) {
      const rows = withIssue().sort(byRead);
      const ids = new Set(rows.flatMap(({ value }) => value.projectId ?? []));
      const archived = (id: string) =>
        rows.some(({ value }) => value.projectId === id && value.issue.why === 'project-archived');
      const linked = (id: string) =>
        rows.some(({ value }) => value.projectId === id && value.issue.state === 'linked');
      return [...ids].slice(0, limit).map((id) => ({ id, linked: linked(id), archived: archived(id) }));
    },
    async noted(words, limit) {
      return inOrder(withIssue().filter(({ value }) => value.issue.note.includes(words))).slice(0, limit);
    },
    async knows(issueId) {
      const ours = storedActions(db, ({ value }) => value.issue.issueId === issueId).length > 0;
      return { ours, pausedUntil: db.pausedUntil };
    },
    async forSweep(changedIssueIds, { most, unmarkedFirst }) {
      const all = withIssue().sort(byRead);
      const unmarked = all.filter(({ value: { issue } }) => issue.state === 'linked' && !issue.marked);
      const longest = new Set([...new Set([...unmarked.slice(0, unmarkedFirst), ...all])].slice(0, most));
      return inOrder(
        all.filter((row) => longest.has(row) || changedIssueIds.includes(row.value.issue.issueId ?? '')),
      );
    },
    async dueWrites(now, limit) {
      return withIssue()
        .flatMap(({ id, value }) => (value.issue.pending ? { id, at: value.issue.pending.at } : []))
        .filter(({ at }) => at <= now)
        .sort((a, b) => a.at.localeCompare(b.at))
        .slice(0, limit)
        .map(({ id }) => id);
    },
    async verified(ids, at) {
      db.changeActions((record) => ({ ...record, readAt: at }), ids);
    },
    marked: (ids) => markers(ids, true),
    unmarked: (ids) => markers(ids, false),
  };
}

function pageLinks(db: MemoryDatabase): Pick<IssueLinks, 'pageLinksDue' | 'pageLinked'> {
  const wanted = ({ fields }: ActionRecord) => (fields.status === 'dropped' ? 'resolved' : 'open');
  return {
    async pageLinksDue(limit) {
      return [...db.actions.rows.values()]
        .filter(({ value }) => value.issue.state === 'linked' && value.pageLink !== wanted(value))
        .sort(byRead)
        .slice(0, limit)
        .map((row) => {
          const of = db.postmortems.rows.get(row.postmortemId ?? '');
          return {
            actionId: row.id,
            issueId: row.value.issue.issueId ?? '',
            pageId: of?.value.page.pageId ?? '',
            title: of?.value.header.title ?? '',
            wanted: wanted(row.value),
          };
        });
    },
    async pageLinked(ids, as) {
      db.changeActions((record) => ({ ...record, pageLink: as }), ids);
    },
  };
}
