import type { JiraLimits, TroubledAction } from '../../src/app/ports';
import type { IssueLink } from '../../src/domain/actions';
import { hasIssue } from './ports-actions';
import type { MemoryDatabase } from './ports-database';

const TEN_MINUTES = 10 * 60_000;

function trouble({ state, pending }: IssueLink): number | null {
  const delay = pending?.delay ?? null;
  if (state === 'asking') return 1;
  if (delay === 'forbidden' || delay === 'not-connected') return 2;
  if (state === 'unreachable') return 3;
  if (delay !== null) return 4;
  if (state === 'checking') return 5;
  return state === 'queued' ? 6 : null;
}

/** What Jira lets this site ask, over the in-memory tables. */
export function memoryJiraLimits(db: MemoryDatabase): JiraLimits {
  const rows = () => [...db.actions.rows.values()];
  const count = (which: (link: IssueLink) => boolean) =>
    rows().filter(({ value }) => which(value.issue)).length;
  const inState = (state: IssueLink['state']) => count((link) => link.state === state);

  return {
    async pausedUntil() {
      return db.pausedUntil;
    },
    async pause(until) {
      db.pausedUntil = [until, db.pausedUntil ?? ''].sort().at(-1) ?? until;
    },
    async resume() {
      db.pausedUntil = null;
    },
    async nearLimit(at) {
      if (db.nearLimitAt === null || Date.parse(at) - Date.parse(db.nearLimitAt) >= TEN_MINUTES)
        db.nearLimitAt = at;
    },
    async health() {
      const troubled = rows()
        .flatMap((row) => {
          const rank = trouble(row.value.issue);
          return rank === null ? [] : { row, rank };
        })
        .sort(
          (a, b) =>
            a.rank - b.rank ||
            (b.row.value.issue.pending?.attempts ?? 0) - (a.row.value.issue.pending?.attempts ?? 0) ||
            (a.row.id < b.row.id ? -1 : 1),
        )
        .slice(0, 100)
        .map(({ row: { id, postmortemId, value } }): TroubledAction => ({
          actionId: id,
          pageId: db.postmortems.rows.get(postmortemId ?? '')?.value.page.pageId ?? '',
          issueKey: value.issue.issueKey,
          state: value.issue.state,
          why: value.issue.why,
          delay: value.issue.pending?.delay ?? null,
          attempts: value.issue.pending?.attempts ?? 0,
          nextAt: value.issue.pending?.at ?? value.claim?.nextLookAt ?? null,
          note: value.issue.note,
        }));
      return {
        pausedUntil: db.pausedUntil,
        nearLimitAt: db.nearLimitAt,
        lastSweepAt: db.lastSweep,
        counts: {
          linked: inState('linked'),
          queued: inState('queued'),
          creating: inState('creating'),
          checking: inState('checking'),
          asking: inState('asking'),
          unreachable: inState('unreachable'),
          pending: count(({ pending }) => pending !== null),
          unmarked: count((link) => hasIssue(link) && !link.marked),
        },
        troubled,
      };
    },
  };
}
